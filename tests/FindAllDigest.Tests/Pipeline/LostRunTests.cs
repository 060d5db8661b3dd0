using System.Text.RegularExpressions;
using FindAllDigest.Simulator.Faults;
using Xunit;

namespace FindAllDigest.Tests.Pipeline;

/// <summary>Creates that were refused, and creates whose answer never came.</summary>
public sealed class LostRunTests
{
    private static readonly TimeSpan PatienceOfTheCommand = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_create_without_an_answer_is_held_and_collected_once_its_id_is_told()
    {
        await using var stage = await HeldAsync();

        var again = (await stage.RefreshAsync()).Expect(5);
        (await stage.RunAsync(["resolve", LocalStage.Watch, "--resume", stage.Simulator.Ledger.Runs[0].FindAllId])).Expect(0);
        var collected = (await stage.RefreshAsync()).Expect(0);

        Assert.Contains("resolve batteries --resume", again.Error, StringComparison.Ordinal);
        Assert.Contains("2 new", collected.Output, StringComparison.Ordinal);
        Assert.Equal(1, stage.Creates);
    }

    [Fact]
    public async Task A_run_that_is_given_up_is_booked_at_its_exposure_and_said_in_the_next_digest()
    {
        await using var stage = await HeldAsync();

        (await stage.RunAsync(["resolve", LocalStage.Watch, "--abandon"])).Expect(0);
        (await stage.RefreshAsync()).Expect(0);

        Assert.Contains(",lost,,0,0,0,0,0,0,0.85,\n", stage.State("runs.csv"), StringComparison.Ordinal);
        Assert.Contains("was given up", stage.Read("data/batteries/digests/2026-01-05.md"), StringComparison.Ordinal);
        (await stage.RunAsync(["resolve", LocalStage.Watch, "--abandon"])).Expect(2);
    }

    [Fact]
    public async Task A_mistyped_id_is_told_as_the_run_and_can_be_put_right()
    {
        await using var stage = await HeldAsync();
        const string Mistyped = "findall_00000000000000000000000000000bad";
        stage.Time.SkipsWaitsBelow = PatienceOfTheCommand;
        stage.Variables["GITHUB_OUTPUT"] = Path.Combine(stage.Root, "outputs");

        (await stage.RunAsync(["resolve", LocalStage.Watch, "--resume", Mistyped])).Expect(0);
        (await stage.RefreshAsync()).Expect(3);
        Assert.Contains($"findall-id={Mistyped}", stage.Read("outputs"), StringComparison.Ordinal);
        (await stage.RunAsync(["resolve", LocalStage.Watch, "--resume", stage.Simulator.Ledger.Runs[0].FindAllId])).Expect(0);
        (await stage.RefreshAsync()).Expect(0);

        Assert.Equal(1, stage.Creates);
    }

    [Fact]
    public async Task The_run_of_another_watch_is_not_taken_for_the_lost_one()
    {
        await using var stage = await HeldAsync();
        const string Other = "findall_00000000000000000000000000000abc";
        stage.Write("data/another/watch.json", stage.Read("data/batteries/watch.json"));
        stage.Write(
            ".findall-digest/another/runs.csv",
            "id,kind,criteria,started,finished,status,reason,generated,matched,new,changed,excluded,leaked,usd,delivery\n"
                + $"{Other},refresh,90ee027d7c15,2026-01-01T00:00:00Z,2026-01-01T00:10:00Z,completed,,2,2,2,0,0,0,3.50,\n");

        var run = (await stage.RunAsync(["resolve", LocalStage.Watch, "--resume", Other])).Expect(2);

        Assert.Contains($"Run {Other} is of watch 'another'", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Other, stage.State("run.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_the_service_does_not_know_can_be_given_up()
    {
        await using var stage = await HeldAsync();

        (await stage.RunAsync(["resolve", LocalStage.Watch, "--resume", "findall_00000000000000000000000000000bad"])).Expect(0);
        (await stage.RunAsync(["resolve", LocalStage.Watch, "--abandon"])).Expect(0);

        Assert.Contains("findall_00000000000000000000000000000bad,refresh,", stage.State("runs.csv"), StringComparison.Ordinal);
        (await stage.RefreshAsync()).Expect(0);
    }

    [Theory]
    [InlineData("at work")]
    [InlineData("over")]
    public async Task A_run_that_can_be_collected_is_not_given_up(string state)
    {
        await using var stage = await HeldAsync();
        stage.Time.SkipsWaitsBelow = PatienceOfTheCommand;
        (await stage.RunAsync(["resolve", LocalStage.Watch, "--resume", stage.Simulator.Ledger.Runs[0].FindAllId])).Expect(0);
        stage.Pass(state == "over" ? TimeSpan.FromHours(30) : TimeSpan.Zero);
        var journal = stage.State("run.json");

        var run = (await stage.RunAsync(["resolve", LocalStage.Watch, "--abandon"])).Expect(2);

        Assert.Contains("is not lost: the service has it", run.Error, StringComparison.Ordinal);
        Assert.Equal(journal, stage.State("run.json"));
        Assert.Contains("2 new", (await stage.RefreshAsync()).Expect(0).Output, StringComparison.Ordinal);
        Assert.Equal(1, stage.Creates);
    }

    [Fact]
    public async Task A_run_in_flight_gives_its_place_to_no_other()
    {
        await using var stage = await LocalStage.StartAsync();
        stage.RunsEndAtOnce = false;
        (await stage.RefreshAsync("--no-wait")).Expect(0);
        stage.Time.SkipsWaitsBelow = PatienceOfTheCommand;
        var journal = stage.State("run.json");
        var own = stage.Simulator.Ledger.Runs[0].FindAllId;
        string[] another = ["resolve", LocalStage.Watch, "--resume", "findall_40e0ab8c10754be0b7a16477abb38a2f"];

        var other = (await stage.RunAsync(another)).Expect(2);
        var same = (await stage.RunAsync(["resolve", LocalStage.Watch, "--resume", own])).Expect(0);
        stage.Break(FaultKind.ErrorStatus, SimulatedOperation.Status, times: null, status: 401);
        var untold = (await stage.RunAsync(another)).Expect(3);

        Assert.Contains($"Run {own} is not lost", other.Error, StringComparison.Ordinal);
        Assert.Contains("is in the journal already", same.Output, StringComparison.Ordinal);
        Assert.Contains("could not be asked", untold.Error, StringComparison.Ordinal);
        Assert.Equal(journal, stage.State("run.json"));
    }

    [Theory]
    [InlineData(FaultKind.ErrorStatus, SimulatedOperation.Status, 401)]
    [InlineData(FaultKind.ErrorStatus, SimulatedOperation.Result, 404)]
    public async Task A_run_of_which_nothing_can_be_had_is_given_up(FaultKind kind, SimulatedOperation operation, int status)
    {
        await using var stage = await HeldAsync();
        stage.Time.SkipsWaitsBelow = PatienceOfTheCommand;
        (await stage.RunAsync(["resolve", LocalStage.Watch, "--resume", stage.Simulator.Ledger.Runs[0].FindAllId])).Expect(0);
        stage.Pass(TimeSpan.FromHours(1));
        stage.Break(kind, operation, times: null, status: status);

        (await stage.RunAsync(["resolve", LocalStage.Watch, "--abandon"])).Expect(0);

        Assert.Contains(stage.Simulator.Ledger.Runs[0].FindAllId, stage.State("runs.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_id_that_the_service_does_not_know_is_refused_once_it_would_know_it()
    {
        await using var stage = await HeldAsync();
        stage.Time.SkipsWaitsBelow = PatienceOfTheCommand;
        var held = stage.State("run.json");
        stage.Pass(TimeSpan.FromMinutes(10));

        var run = (await stage.RunAsync(["resolve", LocalStage.Watch, "--resume", "findall_00000000000000000000000000000bad"])).Expect(3);

        Assert.Contains(
            "The service knows no run findall_00000000000000000000000000000bad under this key. Nothing was done.",
            run.Error,
            StringComparison.Ordinal);
        Assert.Equal(held, stage.State("run.json"));
        Assert.Single(stage.Requests, request => request.Operation == SimulatedOperation.Status);
    }

    [Theory]
    [InlineData(FaultKind.ErrorStatus, 401)]
    [InlineData(FaultKind.ErrorPage, 404)]
    public async Task A_service_that_does_not_tell_keeps_nobody_from_settling(FaultKind kind, int status)
    {
        await using var stage = await HeldAsync();
        stage.Pass(TimeSpan.FromMinutes(10));
        stage.Break(kind, SimulatedOperation.Status, times: null, status: status);

        var run = (await stage.RunAsync(["resolve", LocalStage.Watch, "--resume", stage.Simulator.Ledger.Runs[0].FindAllId])).Expect(0);

        Assert.Contains("Whether it exists could not be asked.", run.Output, StringComparison.Ordinal);
        stage.Simulator.Faults.Clear();
        Assert.Contains("2 new", (await stage.RefreshAsync()).Expect(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_was_started_for_another_watch_is_told()
    {
        await using var stage = await HeldAsync();
        stage.Time.SkipsWaitsBelow = PatienceOfTheCommand;
        stage.WriteWatch(watch: "another");
        (await stage.RunAsync(["refresh", "another", "--deliver", "local", "--no-wait"])).Expect(0);
        Directory.Delete(Path.Combine(stage.Root, "data/another"), recursive: true);

        var run = (await stage.RunAsync(["resolve", LocalStage.Watch, "--resume", stage.Simulator.Ledger.Runs[^1].FindAllId])).Expect(0);

        Assert.Contains("But it was started for watch 'another'", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_given_up_is_said_in_the_next_digest_even_when_a_run_without_one_comes_between()
    {
        await using var stage = await LocalStage.StartAsync();
        await stage.RefreshAsync();
        stage.Break(FaultKind.CutAfterActing, SimulatedOperation.Create);
        (await stage.RefreshAsync()).Expect(5);
        (await stage.RunAsync(["resolve", LocalStage.Watch, "--abandon"])).Expect(0);

        var nothing = (await stage.RefreshAsync()).Expect(0);
        Assert.Contains("was given up", nothing.Error, StringComparison.Ordinal);
        stage.PassWeek();
        (await stage.RefreshAsync()).Expect(0);

        Assert.Contains("was given up", stage.Read("data/batteries/digests/2026-01-12.md"), StringComparison.Ordinal);
        stage.WriteExclude("name,url\nx,https://x.example\n");
        await stage.RefreshAsync();
        Assert.DoesNotContain("was given up", stage.Read("data/batteries/digests/2026-01-12-2.md"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 2)]
    [InlineData("\"on_lost\": \"hold\",", 1)]
    public async Task After_a_day_the_watch_decides_what_becomes_of_a_lost_run(string onLost, int creates)
    {
        await using var stage = await HeldAsync(onLost);
        stage.Pass(TimeSpan.FromHours(23.9));
        (await stage.RefreshAsync()).Expect(5);

        stage.Pass(TimeSpan.FromHours(0.2));
        var run = await stage.RefreshAsync();

        run.Expect(creates == 2 ? 0 : 5);
        Assert.Equal(creates, stage.Creates);
    }

    [Fact]
    public async Task A_young_intent_of_another_workflow_run_may_belong_to_a_living_process()
    {
        await using var stage = await HeldAsync(runId: "100");
        stage.Variables["GITHUB_RUN_ID"] = "101";

        // As a process leaves it that was killed before any answer came.
        stage.Write($".findall-digest/{LocalStage.Watch}/run.json", Regex.Replace(stage.State("run.json"), ",\\s*\"unclear\": true", ""));
        Assert.DoesNotContain("unclear", stage.State("run.json"), StringComparison.Ordinal);
        stage.Pass(TimeSpan.FromMinutes(9));

        Assert.Contains("pending", (await stage.RefreshAsync()).Expect(0).Output, StringComparison.Ordinal);
        stage.Pass(TimeSpan.FromMinutes(1));
        (await stage.RefreshAsync()).Expect(5);
        Assert.Equal(1, stage.Creates);
    }

    [Fact]
    public async Task What_the_process_saw_to_be_unclear_is_held_for_everybody_after_it_within_minutes_too()
    {
        await using var stage = await HeldAsync(runId: "100");
        stage.Variables["GITHUB_RUN_ID"] = "101";
        stage.Pass(TimeSpan.FromMinutes(1));

        var after = (await stage.RefreshAsync()).Expect(5);

        Assert.Contains("resolve batteries --resume", after.Error, StringComparison.Ordinal);
        Assert.Equal(1, stage.Creates);
    }

    [Fact]
    public async Task After_giving_up_the_watch_is_due_at_once_and_then_by_its_schedule()
    {
        await using var stage = await HeldAsync("\"schedule\": { \"every\": \"week\" },");
        (await stage.RunAsync(["resolve", LocalStage.Watch, "--abandon"])).Expect(0);

        Assert.Contains("batteries: due", (await stage.RunAsync(["status"])).Expect(0).Output, StringComparison.Ordinal);
        Assert.Contains("next refresh: due now", (await stage.RunAsync(["estimate"])).Expect(0).Output, StringComparison.Ordinal);
        Assert.Contains("2 new", (await stage.RunAsync(["refresh", "--deliver", "local"])).Expect(0).Output, StringComparison.Ordinal);
        Assert.Contains("not-due", (await stage.RunAsync(["refresh", "--deliver", "local"])).Expect(0).Output, StringComparison.Ordinal);
        Assert.Equal(2, stage.Creates);
    }

    [Theory]
    [InlineData(FaultKind.CutAfterActing, 0, 1)]
    [InlineData(FaultKind.CutBeforeActing, 0, 0)]
    [InlineData(FaultKind.ErrorStatus, 500, 0)]
    [InlineData(FaultKind.ErrorStatus, 503, 0)]
    [InlineData(FaultKind.ErrorPage, 502, 0)]
    public async Task An_unclear_answer_to_a_create_is_never_repeated(FaultKind kind, int status, int creates)
    {
        await using var stage = await LocalStage.StartAsync();
        stage.Break(kind, SimulatedOperation.Create, times: null, status: status);

        (await stage.RefreshAsync()).Expect(5);
        (await stage.RefreshAsync()).Expect(5);

        Assert.Equal(creates, stage.Creates);
        Assert.Single(stage.Requests, request => request.Operation == SimulatedOperation.Create);
    }

    [Fact]
    public async Task An_answer_cut_in_its_middle_is_used_when_the_id_had_come_and_held_when_it_had_not()
    {
        await using var stage = await LocalStage.StartAsync();
        stage.Break(FaultKind.CutInBody, SimulatedOperation.Create, times: null, status: 0);

        var run = await stage.RefreshAsync();

        Assert.Contains(run.ExitCode, new[] { 0, 5 });
        Assert.Equal(1, stage.Creates);
        Assert.Single(stage.Requests, request => request.Operation == SimulatedOperation.Create);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(402)]
    [InlineData(422)]
    public async Task A_refused_create_clears_the_intent_and_the_next_refresh_starts_anew(int status)
    {
        await using var stage = await LocalStage.StartAsync();
        stage.Break(FaultKind.ErrorStatus, SimulatedOperation.Create, status: status);

        var refused = (await stage.RefreshAsync()).Expect(3);
        Assert.Contains($"{status}", refused.Error, StringComparison.Ordinal);
        Assert.Contains("\"closed\"", stage.State("run.json"), StringComparison.Ordinal);

        Assert.Contains("2 new", (await stage.RefreshAsync()).Expect(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_create_turned_away_for_quota_is_repeated_and_in_the_end_refused()
    {
        await using var stage = await LocalStage.StartAsync();
        stage.Simulator.Faults.Add(
            new()
            {
                Kind = FaultKind.ErrorStatus,
                Operation = SimulatedOperation.Create,
                StatusCode = 429,
                RetryAfterSeconds = 0,
                Times = 1,
            });
        Assert.Contains("2 new", (await stage.RefreshAsync()).Expect(0).Output, StringComparison.Ordinal);

        stage.Simulator.Faults.Add(
            new()
            {
                Kind = FaultKind.ErrorStatus,
                Operation = SimulatedOperation.Create,
                StatusCode = 429,
                RetryAfterSeconds = 0,
                Times = null,
            });
        (await stage.RefreshAsync()).Expect(3);

        Assert.Contains("\"closed\"", stage.State("run.json"), StringComparison.Ordinal);
        Assert.Equal(1, stage.Creates);
    }

    private static async Task<LocalStage> HeldAsync(string fields = "", string runId = "")
    {
        var stage = await LocalStage.StartAsync(fields: fields);
        stage.Variables["GITHUB_RUN_ID"] = runId;
        stage.Break(FaultKind.CutAfterActing, SimulatedOperation.Create);
        (await stage.RefreshAsync()).Expect(5);
        return stage;
    }
}
