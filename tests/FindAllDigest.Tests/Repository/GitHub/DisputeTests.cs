using Xunit;

namespace FindAllDigest.Tests.Repository.GitHub;

/// <summary>What people changed on both branches is named in one comment.</summary>
public sealed class DisputeTests
{
    private const string List = $"data/{GitHubStage.Watch}/exclude.csv";
    private const string Header = "name,url,status,until,note,added,run\n";

    [Fact]
    public async Task A_cell_that_people_changed_on_both_branches_is_as_the_default_branch_has_it_and_one_comment_names_both_values()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.As("bob").Commit("main", "List", (List, Header + "Acme @octo,https://acme.example,,,,,\nBolt,https://bolt.example,,,,,\n"));
        await stage.RefreshAsync();
        stage
            .As("ada")
            .Commit(
                GitHubStage.Branch,
                "Mine",
                (List, stage
                    .Read("exclude.csv")
                    .Replace("acme.example,,,,", "acme.example,,,see #1 <img>,", StringComparison.Ordinal)
                    .Replace("ibervolt.example/,,", "ibervolt.example/,rejected,", StringComparison.Ordinal)));
        stage
            .As("bob")
            .Commit(
                "main",
                "His",
                (List, Header
                    + "Acme @octo,https://acme.example,,,bob's,,\nBolt,https://bolt.example,rejected,,,,\nIbervolt Inc,https://ibervolt.example/,,,,,\n"));

        var sync = await stage.RunAsync("sync");
        var again = await stage.RunAsync("sync");

        sync.Expect(0);
        Assert.Contains("batteries: merged", sync.Output, StringComparison.Ordinal);
        Assert.Contains(
            "Acme @octo, note: 'bob's' on the default branch, 'see #1 <img>' on the proposal.", sync.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Acme", again.Error, StringComparison.Ordinal);
        Assert.Contains("acme.example,,,bob's,", stage.Read("exclude.csv"), StringComparison.Ordinal);
        Assert.Contains("Bolt,https://bolt.example,rejected,", stage.Read("exclude.csv"), StringComparison.Ordinal);
        Assert.Contains("Ibervolt Inc,https://ibervolt.example/,rejected,", stage.Read("exclude.csv"), StringComparison.Ordinal);
        var comment = Assert.Single(stage.Pull.Thread.Comments).Body;
        Assert.EndsWith(
            "edit the file here.\n\n- Acme @\u200Bocto, note: 'bob's' on the default branch, 'see \\#\u200B1 &lt;img&gt;' on the proposal.",
            comment,
            StringComparison.Ordinal);
        stage.As("ada").MergePullRequest(1);
    }

    [Fact]
    public async Task At_most_ten_of_what_people_changed_on_both_branches_is_named_and_the_rest_is_counted()
    {
        await using var stage = await GitHubStage.OpenAsync();
        string Rows(string note) =>
            Header + string.Concat(Enumerable.Range(10, 13).Select(number => $"C{number},https://c{number}.example,,,{note},,\n"));
        stage.As("bob").Commit("main", "List", (List, Rows("")));
        await stage.RefreshAsync();
        stage.As("ada").Commit(GitHubStage.Branch, "Mine", (List, Rows("ada's")));
        stage.As("bob").Commit("main", "His", (List, Rows("bob's")));

        var refresh = await stage.RefreshAsync();

        refresh.Expect(0);
        var comment = Assert.Single(stage.Pull.Thread.Comments, comment => comment.Body.Contains("bob's", StringComparison.Ordinal)).Body;
        Assert.Contains("C19, note", comment, StringComparison.Ordinal);
        Assert.DoesNotContain("C20, note", comment, StringComparison.Ordinal);
        Assert.EndsWith("on the proposal.\n\nAnd 3 more.", comment, StringComparison.Ordinal);
        Assert.Contains("And 3 more.", refresh.Error, StringComparison.Ordinal);
    }
}
