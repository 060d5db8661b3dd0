using System.Diagnostics;
using CsCheck;
using FindAllDigest.GitHubSimulator;
using FindAllDigest.GitHubSimulator.Git;
using FindAllDigest.GitHubSimulator.Pulls;
using Xunit;

namespace FindAllDigest.Tests.GitHubSimulator;

/// <summary>Real git is asked whether the model in memory is git.</summary>
public sealed class RealGitTests
{
    // Ten different lines of which some are missing or changed, so that edits are told apart without doubt.
    private static readonly Gen<string> Numbered =
        Gen.Frequency((8, Gen.Const(0)), (1, Gen.Const(1)), (1, Gen.Const(2))).Array[10]
            .Select(
                edits => string.Concat(edits.Select((edit, line) => edit switch { 0 => $"{line}\n", 1 => $"{line} changed\n", _ => "" })));

    private static readonly Gen<string> Text = Gen.Int[0, 4].Array[0, 12].Select(lines => string.Concat(lines.Select(line => $"{line}\n")));

    [Fact]
    public async Task Real_git_finds_no_fault_in_what_was_made()
    {
        await using var server = await GitHubServer.StartAsync();
        var repository = server.CreateRepository(
            "octo/watches", ("a.txt", "1\n2\n3\n4\n5\n6\n"), ("a/b/c.txt", "deep"), ("a-b", "sorts between"), ("ä.txt", "ümlaut"));
        var ada = repository.As(server.Person("ada"));
        ada.Commit("proposal", "Change the start", ("a.txt", "one\n2\n3\n4\n5\n6\n"), ("a/b/c.txt", null));
        ada.Commit("main", "Change the end", ("a.txt", "1\n2\n3\n4\n5\nsix\n"));
        ada.MergePullRequest(ada.OpenPullRequest("proposal", "Both ends").Number, MergeMethod.Merge);
        ada.Commit("state", "An orphan", [], [("runs.csv", "id\n")]);
        using var folder = new TemporaryFolder();

        repository.Export(folder.Path);

        Assert.Equal(string.Empty, await GitAsync(folder.Path, "fsck", "--strict", "--no-dangling"));
        Assert.Equal("one\n2\n3\n4\n5\nsix\n", await GitAsync(folder.Path, "show", "main:a.txt"));
        Assert.Equal(repository.Resolve("main")?.Value, (await GitAsync(folder.Path, "rev-parse", "main")).Trim());
        Assert.Equal(
            repository.History.MergeBase(ObjectId.Parse(Tip("main")), ObjectId.Parse(Tip("proposal")))?.Value,
            (await GitAsync(folder.Path, "merge-base", "main", "proposal")).Trim());
        Assert.True(repository.Commits("main")[0].IsSigned);

        string Tip(string branch) => repository.Resolve(branch)?.Value ?? string.Empty;
    }

    [Theory]
    [InlineData("", "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391")]
    [InlineData("hello\n", "ce013625030ba8dba906f756967f9e9ca394464a")]
    public void A_blob_has_the_id_that_git_gives_it(string text, string id) =>
        Assert.Equal(id, new ObjectStore().Add(new Blob(System.Text.Encoding.UTF8.GetBytes(text))).Value);

    [Fact]
    public void An_empty_tree_has_the_id_that_git_gives_it() =>
        Assert.Equal("4b825dc642cb6eb9a060e54bf8d69288fbee4904", TreeFiles.Write(new(), []).Value);

    [Fact]
    public void Whatever_changed_on_one_side_only_is_merged_as_it_is() =>
        Gen.Select(Text, Text).Sample((before, after) =>
            LineMerge.Merge(before, before, after) == after
            && LineMerge.Merge(before, after, before) == after
            && LineMerge.Merge(before, after, after) == after);

    [Fact]
    public void A_match_of_lines_pairs_equal_lines_in_order() =>
        Gen.Select(Text, Text).Sample((one, other) =>
        {
            var (before, after) = (LineDiff.Split(one), LineDiff.Split(other));
            var places = LineDiff.Match(before, after);
            var kept = places.Where(place => place >= 0).ToList();
            return kept.SequenceEqual(kept.Distinct().Order())
                && Enumerable.Range(0, places.Length).All(line => places[line] < 0 || before[line] == after[places[line]]);
        });

    [Theory]
    [InlineData("1\n2\n3\n", "1\n2\n3\nours\n", "1\n2\n3\ntheirs\n")]
    [InlineData("1\n2\n3\n", "1\nours\n3\n", "1\ntheirs\n3\n")]
    [InlineData("1\n2\n3\n", "one\n2\n3\n", "1\ntwo\n3\n")]
    [InlineData("", "ours\n", "theirs\n")]
    public async Task Both_sides_conflict_where_they_do_for_git(string origin, string ours, string theirs)
    {
        using var folder = new TemporaryFolder();
        await WriteAsync(folder.Path, (origin, ours, theirs));

        Assert.Null(LineMerge.Merge(origin, ours, theirs));
        await Assert.ThrowsAsync<InvalidOperationException>(() => GitAsync(folder.Path, "merge-file", "-p", "ours", "origin", "theirs"));
    }

    [Fact]
    public async Task What_merges_here_merges_for_git_to_the_same_text()
    {
        using var folder = new TemporaryFolder();
        var merged = 0;
        await Gen.Select(Numbered, Numbered, Numbered).SampleAsync(
            async ((string Origin, string Ours, string Theirs) sides) =>
            {
                if (LineMerge.Merge(sides.Origin, sides.Ours, sides.Theirs) is { } text)
                {
                    merged++;
                    await WriteAsync(folder.Path, sides);
                    Assert.Equal(text, await GitAsync(folder.Path, "merge-file", "-p", "ours", "origin", "theirs"));
                }
            },
            iter: 300,
            threads: 1);

        Assert.True(merged > 20, $"Only {merged} samples merged, which proves little.");
    }

    private static async Task WriteAsync(string folder, (string Origin, string Ours, string Theirs) sides)
    {
        foreach (var (name, text) in new[] { ("origin", sides.Origin), ("ours", sides.Ours), ("theirs", sides.Theirs) })
        {
            await File.WriteAllTextAsync(Path.Combine(folder, name), text, TestContext.Current.CancellationToken);
        }
    }

    private static async Task<string> GitAsync(string folder, params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["-c", "safe.bareRepository=all", .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        });
        Assert.NotNull(git);
        var output = await git.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await git.WaitForExitAsync(TestContext.Current.CancellationToken);
        return git.ExitCode == 0
            ? output
            : throw new InvalidOperationException(output + await git.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("simulated-github-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
