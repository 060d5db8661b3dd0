using FindAllDigest.Simulator.Faults;
using Xunit;
using static FindAllDigest.Tests.Pipeline.LostRunTests;

namespace FindAllDigest.Tests.Pipeline;

/// <summary>How a person settles a run whose id was lost: it exists, or it is given up.</summary>
public sealed class SettledRunTests
{
    private static readonly TimeSpan PatienceOfTheCommand = TimeSpan.FromSeconds(20);

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
}
