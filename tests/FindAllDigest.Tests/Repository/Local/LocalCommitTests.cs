using System.Text;
using CsCheck;
using FindAllDigest.Store.Local;
using Xunit;

namespace FindAllDigest.Tests.Repository.Local;

public sealed class LocalCommitTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("findall-commit-");

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    private string Staging => PathOf("pending");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_bytes_before_are_found_again_in_those_after() =>
        Gen.Select(Gen.String["ab"], Gen.String["ab"].List[1, 3]).Sample((before, after) =>
        {
            var change = Change(before, [.. after]);
            var staged = StagedFile.Of("list", change);
            Assert.Equal(before == string.Concat(after), staged.IsWhole(change));
            Assert.Equal(before, Text(staged.Before(staged.OnlyIn(Encoding.UTF8.GetBytes(before)), change.WholeAfter)));
        });

    [Theory]
    [InlineData("", "one\nthree\n", "one\nthree\nfour\n")]
    [InlineData("", "one\nthree\n", "one\nthree\n", "four\n")]
    [InlineData("", "one\nthree\n", "one\ntwo\nthree\n")]
    [InlineData("wo\nt", "one\ntwo\nthree\n", "one\nthree\n")]
    [InlineData("one", "one\n", "two\n")]
    public void Of_the_bytes_before_only_those_are_staged_that_go(string staged, string before, params string[] after) =>
        Assert.Equal(staged, Text(StagedFile.Of("list", Change(before, after)).OnlyIn(Encoding.UTF8.GetBytes(before))));

    [Theory]
    [InlineData("list", true, "ours")]
    [InlineData("list, edited", true, "list + ours + list, edited")]
    [InlineData(null, true, "ours")]
    [InlineData("ours", true, "ours")]
    [InlineData("list", false, "ours")]
    [InlineData("list, edited", false, "list + ours + list, edited")]
    public async Task A_log_is_carried_out_wherever_its_writer_died(string? now, bool isStaged, string expected)
    {
        // As a process leaves it that dies just before a file comes to its place, or just before that.
        Write("pending/manifest.json", """[{"Path":"../list","Head":0,"Tail":0},{"Path":"../other","Head":0,"Tail":0}]""");
        Write("pending/0.before", "list");
        Write(isStaged ? "pending/0.after" : "list.new", "ours");
        Write("other", "in its place already");
        if (now is not null)
        {
            Write("list", now);
        }

        await Commit().RecoverAsync(CancellationToken);

        Assert.Equal(expected, await File.ReadAllTextAsync(PathOf("list"), CancellationToken));
        Assert.Equal("in its place already", await File.ReadAllTextAsync(PathOf("other"), CancellationToken));
        Assert.Equal(["list", "other"], _folder.EnumerateFileSystemInfos().Select(entry => entry.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_log_of_an_earlier_version_is_carried_out()
    {
        Write("pending/manifest.json", """[{"Path":"../list"}]""");
        Write("pending/0.before", "list");
        Write("pending/0.after", "ours");
        Write("list", "theirs");

        await Commit().RecoverAsync(CancellationToken);

        Assert.Equal("list + ours + theirs", await File.ReadAllTextAsync(PathOf("list"), CancellationToken));
        Assert.False(Directory.Exists(Staging));
    }

    private static string Text(ReadOnlyMemory<byte>? bytes) => Encoding.UTF8.GetString((bytes ?? default).Span);

    private static FileChange Change(string before, string[] after) =>
        new("list", Encoding.UTF8.GetBytes(before), [.. after.Select(piece => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(piece))]);

    private LocalCommit Commit() => new(
        Staging, (_, before, ours, theirs) => Encoding.UTF8.GetBytes($"{Text(before)} + {Text(ours)} + {Text(theirs)}"));

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name)) ?? "");
        File.WriteAllText(PathOf(name), text);
    }
}
