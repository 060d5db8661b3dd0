using FindAllDigest.Simulator.Faults;
using Xunit;

namespace FindAllDigest.Tests.Repository.GitHub;

/// <summary>The other commands, with a repository on GitHub named in the environment.</summary>
public sealed class CommandTests
{
    [Fact]
    public async Task Status_and_explain_read_github_and_write_nothing()
    {
        await using var stage = await RefreshStage.OpenAsync();
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
        await using var stage = await RefreshStage.OpenAsync();
        stage.FindAll.Faults.Add(new Fault { Kind = FaultKind.ErrorStatus, Operation = SimulatedOperation.Create });
        var held = await stage.RefreshAsync();

        var resolved = await stage.RunAsync("resolve", RefreshStage.Watch, "--abandon");
        var next = await stage.RefreshAsync();

        Assert.True(held.Code == 5, held.ToString());
        Assert.True(resolved.Code == 0, resolved.ToString());
        Assert.True(next.Code == 0, next.ToString());
        Assert.Contains("lost", stage.Repository.ReadText("batteries/runs.csv", RefreshStage.State), StringComparison.Ordinal);
        Assert.Equal("[findall-digest] batteries: 2 new", stage.Pull.Thread.Title);
    }

    [Fact]
    public async Task A_dry_run_writes_nothing_anywhere_and_buys_nothing()
    {
        await using var stage = await RefreshStage.OpenAsync();

        var answer = await stage.RefreshAsync("--dry-run");

        Assert.True(answer.Code == 0, answer.ToString());
        Assert.Empty(stage.Server.Requests.Writes);
        Assert.Equal(0, stage.Creates);
    }

    [Fact]
    public async Task Local_delivery_leaves_github_alone()
    {
        await using var stage = await RefreshStage.OpenAsync();
        stage.CheckOut();

        var answer = await stage.RefreshAsync("--deliver", "local");

        Assert.True(answer.Code == 0, answer.ToString());
        Assert.Empty(stage.Server.Requests.All);
        Assert.True(File.Exists(Path.Combine(stage.Checkout, "data", RefreshStage.Watch, "exclude.csv")));
    }

    [Fact]
    public async Task A_wrong_template_shows_before_anything_is_bought()
    {
        await using var stage = await RefreshStage.OpenAsync();
        stage.As("ada").Commit("main", "Template", ("templates/pull-request.md", "{{ no_such_thing }}"));

        var answer = await stage.RefreshAsync();

        Assert.True(answer.Code == 2, answer.ToString());
        Assert.Contains("templates/pull-request.md(1", answer.Error, StringComparison.Ordinal);
        Assert.Equal(0, stage.Creates);
    }
}
