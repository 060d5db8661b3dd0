using FindAllDigest.Tests.Tables;
using Xunit;

namespace FindAllDigest.Tests.Documentation;

/// <summary>The commands that take a newer program into a copy, as the page has them, called in a copy.</summary>
public sealed class NewerVersionTests : IDisposable
{
    private const string Title = "## Newer versions\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("findall-digest-newer-");

    [Fact]
    public async Task The_program_is_replaced_and_what_is_ones_own_stays()
    {
        string[] ofProgram = ["README.md", "data/README.md", "data/watch.schema.json"];
        await MakeAsync("template", "newer", [.. ofProgram, "src/new.cs", "data/example/watch.json"]);
        await MakeAsync("copy", "older", [.. ofProgram, "src/old.cs", "data/example/watch.json", "data/mine/exclude.csv"]);

        var page = await File.ReadAllTextAsync(
            Path.Combine(RepositoryFiles.RepositoryRoot, ".github/workflows/README.md"), TestContext.Current.CancellationToken);
        var script = page[page.IndexOf(Title, StringComparison.Ordinal)..].Split("```sh\n")[1].Split("```")[0];
        Assert.Contains("ADDRESS-OF-THE-TEMPLATE", script, StringComparison.Ordinal);
        await InAsync("copy", $"set -e\n{script.Replace("ADDRESS-OF-THE-TEMPLATE", Of("template"), StringComparison.Ordinal)}");

        Assert.Equal(
            [
                "README.md newer", "data/README.md newer", "data/example/watch.json older", "data/mine/exclude.csv older",
                "data/watch.schema.json newer", "src/new.cs newer"
            ],
            (await InAsync("copy", "git ls-files")).Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(file => $"{file} {File.ReadAllText(Path.Combine(Of("copy"), file))}"));
        Assert.Equal("", await InAsync("copy", "git status --porcelain"));
        Assert.Equal("newer-program\n", await InAsync("copy", "git branch --show-current"));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task MakeAsync(string name, string text, string[] files)
    {
        foreach (var path in files)
        {
            var full = Path.Combine(Of(name), path);
            Directory.CreateDirectory(Path.GetDirectoryName(full) ?? _folder.FullName);
            await File.WriteAllTextAsync(full, text, TestContext.Current.CancellationToken);
        }

        await InAsync(name, "git init --quiet --initial-branch=main && git add --all && git commit --quiet --message Start");
    }

    private string Of(string name) => Path.Combine(_folder.FullName, name);

    private Task<string> InAsync(string name, string script) => OtherProgram.RunAsync("sh", "dash", ["-c", script], Of(name), new()
    {
        ["GIT_AUTHOR_NAME"] = "Ada",
        ["GIT_AUTHOR_EMAIL"] = "ada@example.invalid",
        ["GIT_COMMITTER_NAME"] = "Ada",
        ["GIT_COMMITTER_EMAIL"] = "ada@example.invalid",
    });
}
