using Xunit;

namespace FindAllDigest.Tests.Pipeline.Chaos;

/// <summary>Two processes that refresh one watch at the same moment buy one run, and neither undoes what the other did.</summary>
public sealed class TwoProcessesTests
{
    [Fact]
    public async Task Two_processes_on_one_watch_create_one_run()
    {
        var unkilled = await UnkilledRefresh.RunAsync(ChaosWatch.Files, ChaosWatch.FirstWeek);
        await using var stage = await ChaosStage.StartAsync(unkilled.Before, unkilled.Start);

        var both = await stage.ContinueThriceAsync();
        var after = await stage.ContinueAsync();

        Assert.All(both, run => Assert.True(run.ExitCode is 0 or 5, run.ToString()));
        after.Expect(0);
        Assert.Equal(1, stage.Creates);
        Assert.Equal(unkilled.FinalFiles, stage.FinalFiles());
    }

    [Fact]
    public async Task Two_processes_that_collect_the_same_run_deliver_it_once()
    {
        var unkilled = await UnkilledRefresh.RunAsync(ChaosWatch.Files, ChaosWatch.FirstWeek);
        await using var stage = await ChaosStage.StartAsync(unkilled.Before, unkilled.Start);
        await stage.RefreshUntilAsync(new KillPoint.BeforeRequest(unkilled.FirstPoll));

        var all = await stage.ContinueThriceAsync();

        Assert.All(all, run => Assert.True(run.ExitCode == 0, run.ToString()));
        Assert.Equal(1, stage.Creates);
        Assert.Equal(unkilled.FinalFiles, stage.FinalFiles());
    }
}
