using System.Text;
using FindAllDigest.GitHubSimulator;
using Xunit;

namespace FindAllDigest.Tests.Repository.GitHub;

/// <summary>Large files, and repositories with more files than GitHub lists at once.</summary>
public sealed class LargeRepositoryTests
{
    private const int FortyMegabytes = 40 * 1024 * 1024;

    [Fact]
    public async Task An_exclude_list_of_forty_megabytes_is_read_extended_and_kept_to_the_byte()
    {
        await using var stage = await GitHubStage.OpenAsync();
        var list = new StringBuilder("name,url,status,until,note,added,run\nIbervolt,https://ibervolt.example,,,,,\n");
        for (var number = 0; list.Length < FortyMegabytes; number++)
        {
            list.Append(
                null,
                $"Some company {number},https://company-{number}.example/a-rather-long-path/that-fills-the-file,rejected,,{new string('n', 4000)},,\n");
        }

        stage.As("ada").Commit("main", "List", ($"data/{GitHubStage.Watch}/exclude.csv", list.ToString()));

        (await stage.RefreshAsync()).Expect(0);

        Assert.Equal("1", stage.Outputs["new-count"]);
        var now = stage.Read("exclude.csv");
        Assert.StartsWith(list.ToString(), now, StringComparison.Ordinal);
        Assert.Contains("lumenara.example", now[list.Length..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repository_with_more_files_than_one_answer_lists_is_refreshed_like_any_other()
    {
        await using var stage = await GitHubStage.OpenAsync(options: new GitHubServerOptions { RecursiveTreeLimit = 40 });
        stage.As("ada").Commit("main", "Many", Enumerable.Range(0, 60).Select(number => ($"a/{number}.txt", (string?)"x")));
        stage
            .As("ada")
            .Commit("main", "List", ($"data/{GitHubStage.Watch}/exclude.csv", "name,url,note\nIbervolt,https://ibervolt.example,mine\n"));

        var first = await stage.RefreshAsync();
        stage.PassAWeek();
        var second = await stage.RefreshAsync();

        first.Expect(0);
        second.Expect(0);
        Assert.Equal("1", stage.Outputs["new-count"]);
        Assert.Equal(
            ["name,url,note", "Ibervolt,https://ibervolt.example,mine", "Lumenara Ltd,lumenara.example,", "Nova,,"],
            stage.Read("exclude.csv").Split('\n')[..^1]);
        Assert.Equal(60, stage.Repository.Files(GitHubStage.Branch).Count(path => path.StartsWith("a/", StringComparison.Ordinal)));
        Assert.Matches("^batteries: (2 new companies|1 more, 2 in all) – ", stage.Pull.Thread.Title);
    }
}
