using FindAllDigest.Simulator.Faults;
using Xunit;

namespace FindAllDigest.Tests.Repository.GitHub;

/// <summary>The other commands, with a repository on GitHub named in the environment.</summary>
public sealed class CommandTests
{
    [Fact]
    public async Task Status_and_explain_read_github_and_write_nothing()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();

        var status = await stage.RunAsync("status");
        var explain = await stage.RunAsync("explain", "https://www.ibervolt.example/");

        Assert.Contains("2 rows exclude, 2 entities known", status.Output, StringComparison.Ordinal);
        Assert.Contains("Excluded by line", explain.Output, StringComparison.Ordinal);
        Assert.Empty(stage.Server.Requests.Writes);
    }

    [Fact]
    public async Task A_held_run_is_resolved_on_the_state_branch_and_collected_by_the_next_refresh()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.FindAll.Faults.Add(new Fault { Kind = FaultKind.ErrorStatus, Operation = SimulatedOperation.Create });
        var held = await stage.RefreshAsync();

        var resolved = await stage.RunAsync("resolve", GitHubStage.Watch, "--abandon");
        var next = await stage.RefreshAsync();

        held.Expect(5);
        resolved.Expect(0);
        next.Expect(0);
        Assert.Contains("lost", stage.Repository.ReadText("batteries/runs.csv", GitHubStage.State), StringComparison.Ordinal);
        Assert.Matches("^batteries: (2 new companies|1 more, 2 in all) – ", stage.Pull.Thread.Title);
    }

    [Fact]
    public async Task A_dry_run_writes_nothing_anywhere_and_buys_nothing()
    {
        await using var stage = await GitHubStage.OpenAsync();

        (await stage.RefreshAsync("--dry-run")).Expect(0);

        Assert.Empty(stage.Server.Requests.Writes);
        Assert.Equal(0, stage.Creates);
    }

    [Fact]
    public async Task Local_delivery_leaves_github_alone()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.CheckOut();

        (await stage.RefreshAsync("--deliver", "local")).Expect(0);

        Assert.Empty(stage.Server.Requests.All);
        Assert.True(File.Exists(Path.Combine(stage.Checkout, "data", GitHubStage.Watch, "exclude.csv")));
    }

    [Fact]
    public async Task A_wrong_template_shows_before_anything_is_bought()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.As("ada").Commit("main", "Template", ("templates/pull-request.md", "{{ no_such_thing }}"));

        var answer = await stage.RefreshAsync();

        answer.Expect(2);
        Assert.Contains("templates/pull-request.md(1", answer.Error, StringComparison.Ordinal);
        Assert.Equal(0, stage.Creates);
    }
}
