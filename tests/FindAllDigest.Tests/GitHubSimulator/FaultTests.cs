using System.Net;
using FindAllDigest.GitHubSimulator.Faults;
using FindAllDigest.GitHubSimulator.Http;
using FindAllDigest.GitHubSimulator.Recording;
using Microsoft.Extensions.Time.Testing;
using Octokit;
using Xunit;

namespace FindAllDigest.Tests.GitHubSimulator;

public sealed class FaultTests
{
    private const string Refs = "POST /repos/*/*/git/refs";

    [Fact]
    public async Task A_fault_before_acting_leaves_nothing_behind()
    {
        await using var stage = await Stage.OpenAsync();
        stage.Server.Faults.When(Refs).Answers(502);

        Assert.Equal(HttpStatusCode.BadGateway, await stage.CreateBranchAsync("new"));
        Assert.DoesNotContain("new", stage.Repository.Branches());
        Assert.Equal(HttpStatusCode.Created, await stage.CreateBranchAsync("new"));
    }

    [Fact]
    public async Task A_fault_after_acting_leaves_the_work_done()
    {
        await using var stage = await Stage.OpenAsync();
        stage.Server.Faults.When(Refs).AnswersAfterActing(502);

        Assert.Equal(HttpStatusCode.BadGateway, await stage.CreateBranchAsync("new"));
        Assert.Contains("new", stage.Repository.Branches());
        Assert.True(Assert.Single(stage.Server.Requests.Writes).WasCarriedOut);
    }

    [Fact]
    public async Task A_cut_connection_can_hide_that_the_work_was_done()
    {
        await using var stage = await Stage.OpenAsync();
        stage.Server.Faults.When(Refs).CutsConnectionAfterActing();
        stage.Server.Faults.When(Refs).OnCall(2).CutsConnection();

        await Assert.ThrowsAsync<HttpRequestException>(() => stage.CreateBranchAsync("done"));
        await Assert.ThrowsAsync<HttpRequestException>(() => stage.CreateBranchAsync("not-done"));

        Assert.Contains("done", stage.Repository.Branches());
        Assert.DoesNotContain("not-done", stage.Repository.Branches());
        Assert.All(stage.Server.Requests.Writes, exchange => Assert.Null(exchange.Status));
    }

    [Fact]
    public async Task A_rule_fires_only_on_the_calls_it_names()
    {
        await using var stage = await Stage.OpenAsync();
        var rule = stage.Server.Faults.When("GET /repos/*/*").OnCalls(2, 3).Answers(503);

        var statuses = new List<HttpStatusCode>();
        for (var call = 0; call < 4; call++)
        {
            statuses.Add((await stage.GetAsync("")).StatusCode);
        }

        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK], statuses);
        Assert.Equal(4, rule.Seen);
    }

    [Fact]
    public async Task A_persons_push_can_win_the_race_between_a_read_and_a_write()
    {
        await using var stage = await Stage.OpenAsync();
        var before = stage.Tip("main");
        stage.Server.Faults.When("PATCH /repos/*/*/git/refs/**")
            .Before(_ => stage.Repository.As(stage.Server.Person("ada")).Commit("main", "First", ("a.txt", "ada")));
        var mine = stage.Repository.As(stage.Server.Person("bob")).Commit("aside", "Second", ("a.txt", "bob"));

        var answer = await stage.SendAsync(HttpMethod.Patch, "/git/refs/heads/main", new { sha = mine.Value, force = false });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("ada", stage.Repository.ReadText("a.txt"));
        Assert.NotEqual(before, stage.Tip("main"));
    }

    [Fact]
    public async Task What_happens_after_acting_sees_the_answer()
    {
        await using var stage = await Stage.OpenAsync();
        RecordedExchange? seen = null;
        stage.Server.Faults.When(Refs).After(exchange => seen = exchange);

        await stage.CreateBranchAsync("new");

        Assert.Equal(201, seen?.Status);
        Assert.True(seen?.WasCarriedOut);
    }

    [Fact]
    public async Task The_primary_limit_is_told_as_octokit_expects_it()
    {
        await using var stage = await Stage.OpenAsync();
        stage.Server.Faults.When("GET /repos/*/*").HitsPrimaryLimit(DateTimeOffset.UnixEpoch.AddYears(60));

        var failure = await Assert.ThrowsAsync<RateLimitExceededException>(() => stage.Client.Repository.Get(Clients.Owner, Clients.Name));

        Assert.Equal(0, failure.Remaining);
        Assert.Equal(DateTimeOffset.UnixEpoch.AddYears(60), failure.Reset);
    }

    [Fact]
    public async Task The_secondary_limit_is_told_as_octokit_expects_it()
    {
        await using var stage = await Stage.OpenAsync();
        stage.Server.Faults.When("GET /repos/*/*").HitsSecondaryLimit(retryAfter: 7);

        await Assert.ThrowsAsync<SecondaryRateLimitExceededException>(() => stage.Client.Repository.Get(Clients.Owner, Clients.Name));
    }

    [Fact]
    public async Task The_secondary_limit_can_be_a_429_without_a_time()
    {
        await using var stage = await Stage.OpenAsync();
        stage.Server.Faults.When("GET /repos/*/*").HitsSecondaryLimit(429);

        var answer = await stage.GetAsync("");

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Null(answer.Headers.RetryAfter);
    }

    [Fact]
    public async Task A_request_can_be_called_invalid()
    {
        await using var stage = await Stage.OpenAsync();
        stage.Server.Faults.When("POST /repos/*/*/issues").FailsValidation("Issue", "assignees", "invalid");

        var failure = await Assert.ThrowsAsync<ApiValidationException>(
            () => stage.Client.Issue.Create(Clients.Owner, Clients.Name, new("t")));

        Assert.Equal("assignees", Assert.Single(failure.ApiError.Errors).Field);
        Assert.Empty(stage.Repository.Tracker.Issues);
    }

    [Fact]
    public async Task A_scripted_wait_goes_by_the_clock_of_the_server()
    {
        var clock = new FakeTimeProvider();
        await using var stage = await Stage.OpenAsync(new() { Clock = clock });
        var asked = new TaskCompletionSource();
        stage.Server.Faults.When("GET /repos/*/*").Waits(TimeSpan.FromMinutes(5)).Before(_ => asked.SetResult());

        var answer = stage.GetAsync("");
        await asked.Task;
        while (!answer.IsCompleted)
        {
            clock.Advance(TimeSpan.FromMinutes(5));
            await Task.Yield();
        }

        Assert.Equal(HttpStatusCode.OK, (await answer).StatusCode);
    }

    [Theory]
    [InlineData(ResourceKind.Reference)]
    [InlineData(ResourceKind.PullRequest)]
    [InlineData(ResourceKind.Issue)]
    public async Task What_was_just_created_can_stay_unseen_for_some_reads(ResourceKind kind)
    {
        await using var stage = await Stage.OpenAsync();
        stage.Server.Consistency.Delay(kind, reads: 2);
        await stage.CreateBranchAsync("other");
        stage.Commit("other");
        await stage.SendAsync(HttpMethod.Post, "/pulls", new { title = "t", head = "other", @base = "main" });
        await stage.SendAsync(HttpMethod.Post, "/issues", new { title = "t" });
        var path = kind switch
        {
            ResourceKind.Reference =>
            "/git/ref/heads/other",
            ResourceKind.PullRequest => "/pulls/1",
            _ => "/issues/2"
        };

        Assert.Equal(HttpStatusCode.NotFound, (await stage.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stage.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await stage.GetAsync(path)).StatusCode);
    }
}
