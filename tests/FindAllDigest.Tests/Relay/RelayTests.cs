using System.Net;
using System.Text;
using FindAllDigest.Core.Failures;
using FindAllDigest.Relay;
using FindAllDigest.Simulator.Webhooks;
using StandardWebhooks;
using Xunit;
using static FindAllDigest.Tests.Relay.RelayStage;

namespace FindAllDigest.Tests.Relay;

/// <summary>Who may wake a workflow, and how often. Forged, late, doubled, huge and foreign deliveries wake none.</summary>
public sealed class RelayTests
{
    private const string FirstBody =
        """{"type":"findall.run.completed","timestamp":"2026-01-01T00:00:00.000000Z","data":{"findall_id":"findall_00000000000000000000000000000001","status":{"status":"completed","is_active":false,"metrics":{"generated_candidates_count":7,"matched_candidates_count":2},"termination_reason":"candidates_exhausted"},"generator":"base","metadata":{"watch":"demo"},"created_at":"2025-12-31T23:50:00.000000Z","modified_at":"2026-01-01T00:00:00.000000Z"}}""";

    private const string SecondBody =
        """{"type":"findall.candidate.matched","timestamp":"2026-01-01T00:00:01.500000Z","data":{"findall_id":"findall_00000000000000000000000000000001","candidate_id":"candidate_11111111-2222-4333-8444-555555555555","name":"Zürich Robotik","url":"https://zurich-robotik.example/","match_status":"matched"}}""";

    private const string Rotated = "v1,K/L9blE5dr5MDcX+GEpM9JiL7YSO/m3DA+2Rbg5fpcw= v1,fZ7d4gLioSrFKXs9vnwUhK6y/EznZ8ATxni9b6fYCgY=";

    [Theory]
    [InlineData("v1,sHlpimlDCPwjej4YrVpMs6Imxw5Tl7VLAnWw+wUlsxk=", true)]
    [InlineData("v1,z1a62NIqQqZNTuswaYzDDflwBXjViF+ByAKivDf1OCA=", true)]
    [InlineData("v1a,AAAA v2,sHlp v1, v1,sHlpimlDCPwjej4YrVpMs6Imxw5Tl7VLAnWw+wUlsxk=", true)]
    [InlineData("v1,w2MpQUgjNL9abRr4IIsG0s3iR7iSNHRI2hP9HvmSTUQ=", false)]
    [InlineData("sHlpimlDCPwjej4YrVpMs6Imxw5Tl7VLAnWw+wUlsxk=", false)]
    [InlineData("v1,sHlpimlDCPwjej4YrVpMs6Imxw5Tl7VLAnWw+wUlsxk", false)]
    [InlineData("v2,sHlpimlDCPwjej4YrVpMs6Imxw5Tl7VLAnWw+wUlsxk=", false)]
    [InlineData("", false)]
    public void Both_ways_of_signing_are_good_and_nothing_else_is(string signature, bool isGood) => Assert.Equal(
        isGood, SignatureCheck.Of(OldSecret)?.IsSigned("msg_test_0001", "1767225600", signature, Encoding.UTF8.GetBytes(FirstBody)));

    [Theory]
    [InlineData(OldSecret)]
    [InlineData(NewSecret)]
    [InlineData(OldSecret + " " + NewSecret)]
    [InlineData(NewSecret + "\n" + OldSecret + "\n")]
    public void While_a_secret_is_rotated_each_is_good_alone(string secrets) =>
        Assert.True(SignatureCheck.Of(secrets)?.IsSigned("msg_test_0002", "1767225601", Rotated, Encoding.UTF8.GetBytes(SecondBody)));

    [Fact]
    public void What_Standard_Webhooks_signs_is_good() => Assert.True(SignatureCheck.Of(NewSecret)?.IsSigned(
        "msg_3",
        "1767225601",
        new StandardWebhook(NewSecret).Sign("msg_3", DateTimeOffset.FromUnixTimeSeconds(1767225601), SecondBody),
        Encoding.UTF8.GetBytes(SecondBody)));

    [Theory]
    [InlineData("")]
    [InlineData(" \n, ")]
    [InlineData("whsec_")]
    [InlineData(OldSecret + " short")]
    public void What_is_no_secret_is_not_taken_for_one(string secrets) => Assert.Null(SignatureCheck.Of(secrets));

    [Fact]
    public async Task A_delivery_wakes_the_repository_of_its_run_once_however_often_and_at_how_many_moments_at_once_it_comes()
    {
        await using var stage = await StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => stage.SendAsync(RunEvent())));
        var later = await stage.SendAsync(RunEvent(), timestamp: Moment + 200);
        var other = await stage.SendAsync(RunEvent("findall.run.failed", "Octo/Watches"), id: "msg_2", isLegacy: true);

        Assert.All([.. answers, later, other], answer => Assert.Equal(HttpStatusCode.NoContent, answer));
        Assert.Equal([$"octo/watches demo {RunId}", $"Octo/Watches demo {RunId}"], stage.Woken);
    }

    [Theory]
    [InlineData(-301, false)]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(301, false)]
    public async Task What_is_more_than_five_minutes_off_is_refused(int seconds, bool isTaken)
    {
        await using var stage = await StartAsync();

        Assert.Equal(
            isTaken ? HttpStatusCode.NoContent : HttpStatusCode.Unauthorized,
            await stage.SendAsync(RunEvent(), timestamp: Moment + seconds));
        Assert.Equal(isTaken ? 1 : 0, stage.Woken.Count);
    }

    [Fact]
    public async Task Forged_deliveries_wake_nobody()
    {
        await using var stage = await StartAsync();
        var body = Encoding.UTF8.GetBytes(RunEvent());
        var good = WebhookSignature.Of([OldSecret], isLegacy: false, "msg_1", Moment, body);
        (byte[] Body, string? Id, string? Timestamp, string? Signature)[] forged =
        [
            (Encoding.UTF8.GetBytes(RunEvent(watch: "other")), "msg_1", $"{Moment}", good),
            ([.. body, (byte)' '], "msg_1", $"{Moment}", good),
            ([], "msg_1", $"{Moment}", good),
            (body, "msg_2", $"{Moment}", good),
            (body, "", $"{Moment}", good),
            (body, null, $"{Moment}", good),
            (body, new string('m', 5000), $"{Moment}", good),
            (body, "msg_1", $"{Moment + 1}", good),
            (body, "msg_1", $"+{Moment}", good),
            (body, "msg_1", $"{Moment}.0", good),
            (body, "msg_1", "99999999999999999999", good),
            (body, "msg_1", null, good),
            (body, "msg_1", $"{Moment}", null),
            (body, "msg_1", $"{Moment}", ""),
            (body, "msg_1", $"{Moment}", "v1,"),
            (body, "msg_1", $"{Moment}", good.Replace("v1,", "v1, ", StringComparison.Ordinal)),
            (body, "msg_1", $"{Moment}", WebhookSignature.Of([NewSecret], isLegacy: false, "msg_1", Moment, body)),
            (body, "msg_1", $"{Moment}", string.Concat(Enumerable.Repeat("v1,AAAA ", 500)) + good),
        ];

        foreach (var (content, id, timestamp, signature) in forged)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await stage.SendAsync(content, id, timestamp, signature));
        }

        Assert.Empty(stage.Woken);
        Assert.Equal(HttpStatusCode.NoContent, await stage.SendAsync(body, "msg_1", $"{Moment}", good));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_huge_is_not_read_to_its_end(bool isChunked)
    {
        await using var stage = await StartAsync();
        var room = WebhookRelay.LargestBody - RunEvent().Length;
        var fits = Encoding.UTF8.GetBytes(RunEvent() + new string(' ', room));
        var huge = Encoding.UTF8.GetBytes(RunEvent() + new string(' ', room + 1));

        Assert.Equal(
            HttpStatusCode.RequestEntityTooLarge,
            await stage.SendAsync(
                huge, "msg_1", $"{Moment}", WebhookSignature.Of([OldSecret], isLegacy: false, "msg_1", Moment, huge), isChunked));
        Assert.Empty(stage.Woken);
        Assert.Equal(
            HttpStatusCode.NoContent,
            await stage.SendAsync(
                fits, "msg_2", $"{Moment}", WebhookSignature.Of([OldSecret], isLegacy: false, "msg_2", Moment, fits), isChunked));
    }

    [Theory]
    [InlineData(FirstBody)]
    [InlineData(SecondBody)]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"type\":\"findall.run.completed\",\"data\":7}")]
    [InlineData("{\"type\":\"findall.run.completed\",\"data\":{\"findall_id\":\"../../x\",\"metadata\":{\"watch\":\"demo\",\"repository\":\"octo/watches\"}}}")]
    [InlineData("{\"type\":\"findall.run.completed\",\"data\":{\"findall_id\":\"findall_00000000000000000000000000000001\",\"metadata\":{\"watch\":\"\\ud800\",\"repository\":\"octo/watches\"}}}")]
    [InlineData("{\"type\":\"findall.run.completed\",\"data\":{\"findall_id\":\"findall_00000000000000000000000000000001\",\"metadata\":{\"watch\":\"demo\",\"repository\":[\"octo/watches\"]}}}")]
    public async Task What_is_signed_and_no_business_of_ours_is_taken_and_wakes_nobody(string body)
    {
        await using var stage = await StartAsync();

        Assert.Equal(HttpStatusCode.Accepted, await stage.SendAsync(body));
        Assert.Equal(HttpStatusCode.Accepted, await stage.SendAsync(RunEvent(repository: "octo/another"), id: "msg_2"));
        Assert.Equal(HttpStatusCode.Accepted, await stage.SendAsync(RunEvent(type: "findall.candidate.matched"), id: "msg_3"));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, await stage.GetAsync());
        Assert.Empty(stage.Woken);
    }

    [Fact]
    public async Task What_GitHub_did_not_take_is_asked_for_again()
    {
        var refusals = 2;
        await using var stage = await StartAsync(
            dispatch: () => refusals-- > 0 ? throw new DigestException(ExitCode.GitHub, "GitHub is away.") : Task.CompletedTask);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await stage.SendAsync(RunEvent()));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await stage.SendAsync(RunEvent()));
        Assert.Equal(HttpStatusCode.NoContent, await stage.SendAsync(RunEvent()));
        Assert.Equal(HttpStatusCode.NoContent, await stage.SendAsync(RunEvent()));

        Assert.Single(stage.Woken);
    }

    [Fact]
    public async Task The_answer_does_not_wait_for_a_slow_GitHub_which_is_asked_once_all_the_same()
    {
        var gitHub = new TaskCompletionSource();
        await using var stage = await StartAsync(dispatch: () => gitHub.Task);

        // GitHub answers only after both answers are there.
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await stage.SendAsync(RunEvent()));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await stage.SendAsync(RunEvent()));
        gitHub.SetResult();

        Assert.Equal(HttpStatusCode.NoContent, await stage.SendAsync(RunEvent()));
        Assert.Single(stage.Woken);
    }

    [Fact]
    public async Task While_too_much_is_under_way_more_is_put_off_and_not_forgotten()
    {
        var gitHub = new TaskCompletionSource();
        await using var stage = await StartAsync(dispatch: () => gitHub.Task);

        var all = await Task.WhenAll(Enumerable.Range(1, 130).Select(number => stage.SendAsync(RunEvent(), id: $"msg_{number}")));
        gitHub.SetResult();

        Assert.All(all, answer => Assert.Equal(HttpStatusCode.ServiceUnavailable, answer));
        Assert.All(
            await Task.WhenAll(Enumerable.Range(1, 130).Select(number => stage.SendAsync(RunEvent(), id: $"msg_{number}"))),
            answer => Assert.Equal(HttpStatusCode.NoContent, answer));
        Assert.Equal(130, stage.Woken.Count);
    }

    [Fact]
    public async Task More_deliveries_than_are_remembered_cost_no_more_memory()
    {
        var once = new OnceEach(capacity: 3, mostAtWork: 100);
        List<int> done = [];

        foreach (var number in (int[])[1, 2, 3, 3, 4, 4, 2, 1])
        {
            await (once.Do($"{number}", () => { done.Add(number); return Task.CompletedTask; }) ?? Task.CompletedTask);
        }

        Assert.Equal([1, 2, 3, 4, 1], done);
    }
}
