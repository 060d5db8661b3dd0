using FindAllDigest.Simulator.Faults;
using Xunit;

namespace FindAllDigest.Tests.Repository.GitHub;

/// <summary>What remembering a failure costs on GitHub.</summary>
public sealed class FailureMemoryTests
{
    [Fact]
    public async Task A_new_failure_is_one_write_more_and_one_for_the_dashboard_and_a_repeated_one_none()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.FindAll.Faults.Add(
            new Fault { Kind = FaultKind.ErrorStatus, Operation = SimulatedOperation.Create, StatusCode = 402, Times = null });

        var first = await stage.RefreshAsync();
        var written = MovesOfState(stage);
        var again = await stage.RefreshAsync();

        Assert.Equal((3, 0), (first.ExitCode, again.ExitCode));
        Assert.Equal(written - 2, MovesOfState(stage));
        Assert.Contains(
            "\"cause\": \"Could not start a run",
            stage.Repository.ReadText("batteries/failures.json", GitHubStage.State),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_that_is_over_is_taken_off_the_state_branch()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.FindAll.Faults.Add(new Fault { Kind = FaultKind.ErrorStatus, Operation = SimulatedOperation.Create, StatusCode = 402 });
        await stage.RefreshAsync();

        await stage.RefreshAsync();

        Assert.Equal("new", stage.Outputs["outcome"]);
        Assert.Contains(
            "\"failures\": []", stage.Repository.ReadText("batteries/failures.json", GitHubStage.State), StringComparison.Ordinal);
    }

    private static int MovesOfState(GitHubStage stage) =>
        stage.Server.Requests.Writes.Count(
            exchange => exchange.Request is { Method: "PATCH" } request && request.Path.Contains("/refs", StringComparison.Ordinal));
}
