using FindAllDigest.Core.Comments;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Text;
using Xunit;

namespace FindAllDigest.Tests.Comments;

/// <summary>Comments as people write them, each with what it asks.</summary>
public sealed class CommentCorpusTests
{
    private static readonly DateOnly Today = new(2026, 11, 26);

    private static readonly (string Name, string Url)[] Known =
    [
        ("Ibervolt", "https://ibervolt.example"), ("Lumenara", "https://lumenara.example"), ("Lumen Grid", "https://lumengrid.example"),
        ("Acme, Inc.", "https://acme.example"),
        ("Acme Robotics", "https://acme-robotics.example"),
        ("Node.js Tools", "https://nodejs-tools.example"),
        ("光合電機", "https://xn--54qu0ehz5anz4b.example"),
        ("São Lázaro Biotecnologia", "https://saolazaro.example"),
        ("Foo: Bar", "https://foobar.example"),
        ("Allbirds Energy", "https://allbirds.example"),
        ("openkiln", "https://github.com/openkiln/kiln"),
        ("Patchbay", "https://www.linkedin.com/company/patchbay"),
        ("No Site Labs", ""), ("Fixes #1 Analytics", "https://fixes-one.example"), ("/reject everything", "https://hostile-name.example"),
        ("Marrow & Vine", "https://marrowvine.example"),
        ("Johnson and Sons", "https://johnson.example"),
        ("Zephyr Cold Chain GmbH", "https://zephyrcoldchain.example"),
    ];

    private static readonly (string Name, string Url)[] Refused =
        [("Dourogrid", "https://dourogrid.example"), ("Ibervolt Labs", "https://labs.example"), ("/add everything", "https://add.example")];

    private static readonly IReadOnlyList<(bool IsSensible, string[] Asked, string Comment)> Corpus =
        [.. File.ReadLines(Path.Combine(RepositoryFiles.TestProjectRoot, "Comments", "comments.tsv"))
            .Skip(1)
            .Select(line => line.Split('\t'))
            .Select(cells =>
            (cells[0] == "s", cells[1].Split(" // ", StringSplitOptions.RemoveEmptyEntries), cells[2]
                .Replace("\\n", "\n", StringComparison.Ordinal)
                .Replace("\\r", "\r", StringComparison.Ordinal)
                .Replace("\\t", "\t", StringComparison.Ordinal)))];

    private readonly CommentReader _reader;

    public CommentCorpusTests()
    {
        Entity[] entities = [.. Known.Select(one => CommentStage.EntityOf(one.Name, one.Url))];
        _reader = new CommentReader(
            entities,
            [.. entities.Where(entity => entity.Name is "openkiln" or "No Site Labs")],
            [.. Refused.Select(one => CommentStage.EntityOf(one.Name, one.Url))],
            Today);
    }

    [Fact]
    public void It_holds_three_hundred_comments_at_least() => Assert.True(Corpus.Count >= 300, $"{Corpus.Count}");

    [Fact]
    public void No_comment_does_what_it_does_not_ask() =>
        Assert.Empty(
            Corpus.Where(one => Acts(one.Comment) is var acts
                && !acts.SequenceEqual(one.Asked)
                && (acts.Length != one.Asked.Length || acts.Zip(one.Asked).Any(pair => pair.First != "-" && pair.First != pair.Second)))
            .Select(one => $"{one.Comment} | {string.Join(" // ", Acts(one.Comment))}"));

    [Fact]
    public void Nine_of_ten_sensible_comments_are_understood()
    {
        var sensible = Corpus.Where(one => one.IsSensible).ToList();
        var missed = sensible
            .Where(one => !Acts(one.Comment).SequenceEqual(one.Asked))
            .Select(one => $"{one.Comment} | {string.Join(" // ", Acts(one.Comment))}")
            .ToList();

        Assert.True(missed.Count * 10 <= sensible.Count, string.Join('\n', missed));
    }

    [Fact]
    public void What_is_not_understood_has_a_sentence() =>
        Assert.All(
            Corpus.SelectMany(one => _reader.Read(one.Comment)),
            reading => Assert.Equal(reading.Command is null, reading.Problem.Length > 0));

    private string[] Acts(string comment) => [.. _reader.Read(comment).Select(reading => reading.Command is { } command
        ? $"{command.Verb.ToString().ToLowerInvariant()} {string.Join('|', command.Entities.Select(entity => entity.Name))}{(command.Until is { } until ? $" @{IsoDate.Format(until)}" : "")}{(command.Reason.Length > 0 ? $" #{command.Reason}" : "")}"
        : "-")];
}
