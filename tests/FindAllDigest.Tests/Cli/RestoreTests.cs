using FindAllDigest.Tests.Repository.GitHub;
using Xunit;

namespace FindAllDigest.Tests.Cli;

/// <summary>A pull request that was closed by mistake: what it brought comes back, rows of the list included.</summary>
public sealed class RestoreTests
{
    private const string List = "data/batteries/exclude.csv";

    [Fact]
    public async Task Rows_that_say_closed_are_taken_out_and_what_a_person_changed_stays_and_is_named()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        stage.As("ada").ClosePullRequest(1);
        var rows = stage.Repository.ReadText(List, "main") is { } there ? there : "name,url,status,until,note,added,run\n";
        stage.As("ada").Commit(
            "main",
            "As a merged proposal leaves it, with one row of my own",
            (List, $"{rows}Ibervolt,https://www.ibervolt.example/,closed,,pull request #1,2026-01-05,\nVoltaria,https://voltaria.example,rejected,,pull request #1,2026-01-05,\n"));

        var restored = (await stage.RunAsync("restore", "#1")).Expect(0);

        Assert.Contains("may be found again", restored.Output, StringComparison.Ordinal);
        Assert.Contains("1 row that said so is taken out of the exclude list in ", restored.Output, StringComparison.Ordinal);
        Assert.Contains("says that Voltaria is rejected, as somebody wrote it, and stays", restored.Output, StringComparison.Ordinal);
        var proposed = stage.Repository.ReadText(List, GitHubStage.Branch) ?? "";
        Assert.DoesNotContain("Ibervolt", proposed, StringComparison.Ordinal);
        Assert.Contains("Voltaria", proposed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pull_request_that_only_restores_says_so()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        stage.As("ada").Commit(
            "main", "Refused", (List, "name,url,status,until,note,added,run\nKytevolt,https://kytevolt.example,closed,,pull request #1,,\n"));
        stage.As("ada").ClosePullRequest(1);
        await stage.RunAsync("sync");

        (await stage.RunAsync("restore", "1")).Expect(0);

        var restoring = stage.Repository.PullRequests.All[1].Thread;
        Assert.Contains("1 of pull request", restoring.Title, StringComparison.Ordinal);
        Assert.Contains("may be found again", restoring.Title, StringComparison.Ordinal);
        Assert.Contains("leaves the list: what was refused may be found again.", restoring.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing new", $"{restoring.Title}{restoring.Body}", StringComparison.Ordinal);
    }
}
