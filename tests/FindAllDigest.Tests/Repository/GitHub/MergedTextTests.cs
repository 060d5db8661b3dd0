using Xunit;

namespace FindAllDigest.Tests.Repository.GitHub;

/// <summary>What a pull request says once the default branch was merged into it.</summary>
public sealed class MergedTextTests
{
    private const string List = $"data/{GitHubStage.Watch}/exclude.csv";
    private const string Header = "name,url,status,until,note,added,run\n";

    [Fact]
    public async Task Title_and_text_tell_what_is_still_proposed_after_a_merge()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        stage
            .As("bob")
            .Commit(
                "main",
                "By hand",
                (List, stage.Read("exclude.csv")),
                ($"data/{GitHubStage.Watch}/entities.jsonl", stage.Read("entities.jsonl")));

        await stage.RunAsync("sync");

        Assert.Matches("^batteries: nothing new$", stage.Pull.Thread.Title);
        Assert.DoesNotContain("Ibervolt", stage.Pull.Thread.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_asked_and_what_must_not_be_missed_stay_in_a_text_that_is_written_anew_after_a_merge()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        var rows = stage.Read("exclude.csv").Split('\n');
        var lines = stage.Read("entities.jsonl").Split('\n');
        var told = stage.Pull.Thread.Body ?? "";
        stage
            .As("bob")
            .Commit(
                "main", "One by hand", (List, $"{rows[0]}\n{rows[1]}\n"), ($"data/{GitHubStage.Watch}/entities.jsonl", $"{lines[0]}\n"));

        await stage.RunAsync("sync");
        var once = stage.Pull.Thread.Body ?? "";
        await stage.RunAsync("sync");

        Assert.Contains("1 new", stage.Pull.Thread.Title, StringComparison.Ordinal);
        Assert.Contains(" for *Find batteries*. ", told, StringComparison.Ordinal);
        Assert.Contains(" for *Find batteries*. ", once, StringComparison.Ordinal);
        Assert.Contains("- **2 of 3 candidates** matched", told, StringComparison.Ordinal);
        Assert.Equal(Latest(told), Latest(once));
        Assert.Equal(once, stage.Pull.Thread.Body);
    }

    private static string Latest(string body) =>
        body[body.IndexOf(
            "How the latest refresh went", StringComparison.Ordinal)..body.IndexOf(", generator core", StringComparison.Ordinal)];

    [Fact]
    public async Task Ticks_that_no_workflow_could_read_are_read_by_sync()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        stage.As("bob").Commit("main", "His", (List, Header + "Acme,https://acme.example,,,,,\n"));
        stage.As("ada").Edit(1, body: Boxes.Ticked(stage.Pull.Thread.Body, "reject=ibervolt.example"));

        (await stage.RunAsync("sync")).Expect(0);

        Assert.Contains("Ibervolt,https://ibervolt.example/,rejected,", stage.Read("exclude.csv"), StringComparison.Ordinal);
        Assert.Contains("Acme,https://acme.example", stage.Read("exclude.csv"), StringComparison.Ordinal);
    }
}
