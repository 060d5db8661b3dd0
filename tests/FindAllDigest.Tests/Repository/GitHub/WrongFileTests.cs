using System.Text;
using FindAllDigest.GitHubSimulator.Git;
using Xunit;

namespace FindAllDigest.Tests.Repository.GitHub;

/// <summary>Where the only ends of a refresh are wrong files, GitHub is read and nothing of it is written.</summary>
public sealed class WrongFileTests
{
    private const string List = $"data/{GitHubStage.Watch}/exclude.csv";

    [Theory]
    [InlineData("name\nAlpha\n")]
    [InlineData("Alpha,https://alpha.example\n")]
    [InlineData("name,url\n\"Alpha,https://alpha.example\n")]
    [InlineData("name,url,until\nAlpha,https://alpha.example,soon\n")]
    [InlineData("name,url\nAl\0pha,https://alpha.example\n")]
    [InlineData("")]
    public async Task A_wrong_list_ends_the_refresh_before_anything_is_written(string text)
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage
            .As("ada")
            .CommitBytes(
                "main",
                "Break",
                [stage.Repository.Resolve("main") ?? throw new InvalidOperationException("no main")],
                [(List, Encoding.UTF8.GetBytes(text))]);

        await AssertNothingIsWrittenAsync(stage, "refresh", GitHubStage.Watch);
    }

    [Theory]
    [InlineData(List, TreeEntry.Link, "symbolic link")]
    [InlineData($"data/{GitHubStage.Watch}/Exclude.csv", TreeEntry.File, "Rename it to 'exclude.csv'")]
    [InlineData($"data/{GitHubStage.Watch}/exclude.csv.csv", TreeEntry.File, "Rename it to 'exclude.csv'")]
    public async Task A_list_that_would_not_be_read_ends_the_refresh_before_anything_is_written(string path, string mode, string remedy)
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage
            .As("ada")
            .CommitBytes(
                "main",
                "Move",
                [stage.Repository.Resolve("main") ?? throw new InvalidOperationException("no main")],
                [(path, "name,url\nAlpha,https://alpha.example\n"u8.ToArray())],
                mode);

        Assert.Contains(remedy, (await stage.RefreshAsync()).Expect(2).Error, StringComparison.Ordinal);
        await AssertNothingIsWrittenAsync(stage, "refresh", GitHubStage.Watch);
    }

    [Theory]
    [InlineData("refresh")]
    [InlineData("refresh", "--force")]
    public async Task A_wrong_watch_ends_the_refresh_before_anything_is_written(params string[] command)
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.As("ada").Commit("main", "Break", ($"data/{GitHubStage.Watch}/watch.json", "{ \"objectiv\": 1 }"));

        await AssertNothingIsWrittenAsync(stage, command);
    }

    [Fact]
    public async Task A_wrong_list_on_a_default_branch_that_has_moved_is_not_merged_into_the_open_proposal()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        stage.As("ada").Commit("main", "Break", (List, "name\nAlpha\n"));
        var head = stage.Repository.Resolve(GitHubStage.Branch);

        (await stage.RefreshAsync("--force")).Expect(2);

        Assert.Empty(stage.Server.Requests.Writes);
        Assert.Equal(head, stage.Repository.Resolve(GitHubStage.Branch));
        Assert.Empty(stage.Pull.Thread.Comments);
    }

    private static async Task AssertNothingIsWrittenAsync(GitHubStage stage, params string[] command)
    {
        (await stage.RunAsync(command)).Expect(2);

        Assert.Empty(stage.Server.Requests.Writes);
        Assert.Empty(stage.FindAll.Requests);
        Assert.Empty(stage.Issues);
        Assert.DoesNotContain(GitHubStage.State, stage.Repository.Branches(), StringComparer.Ordinal);
    }
}
