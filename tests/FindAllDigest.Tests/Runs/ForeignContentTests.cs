using System.Text;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Runs;
using Xunit;

namespace FindAllDigest.Tests.Runs;

/// <summary>What git or an editor put in the place of a file of the program's is told once, and as what it is.</summary>
public sealed class ForeignContentTests
{
    private const string Entity = """{"key":"a.example","name":"A","url":"https://a.example","first_seen":"2026-01-05"}""";
    private const string Row = "findall_1,refresh,abc,2026-01-05T06:00:00Z,2026-01-05T06:10:00Z,completed,,1,1,1,0,0,0,2.00,";

    private static readonly Dictionary<string, (string Text, Action<ReadOnlyMemory<byte>> Read)> Files = new()
    {
        ["entities.jsonl"] = ($"{Entity}\n{Entity}\n{Entity}\n", bytes => EntityCatalogue.Read("entities.jsonl", bytes)),
        ["runs.csv"] = ($"{RunLedger.Header}\n{Row}\n{Row}\n", bytes => RunLedger.Read("runs.csv", bytes)),
        ["run.json"] = ("{\n  \"state\": \"closed\"\n}\n", bytes => RunJournalFile.Read("run.json", bytes)),
    };

    public static TheoryData<string> Names => [.. Files.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_merge_that_nobody_finished_is_named_with_its_line(string name)
    {
        var lines = Files[name].Text.Split('\n');
        string[] marked = [lines[0], "<<<<<<< HEAD", lines[1], "=======", lines[1], ">>>>>>> theirs", .. lines[2..]];

        var problem = ProblemOf(name, Encoding.UTF8.GetBytes(string.Join('\n', marked)));

        Assert.Equal(2, problem.Line);
        Assert.StartsWith("A merge was left unfinished here", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_file_that_was_saved_as_utf_16_is_told_in_one_sentence(string name)
    {
        Encoding[] encodings = [Encoding.Unicode, Encoding.BigEndianUnicode];

        foreach (var encoding in encodings)
        {
            byte[] bytes = encoding.GetBytes(Files[name].Text);
            Assert.Equal("The file is UTF-16, not UTF-8.", ProblemOf(name, bytes).Message);
            Assert.Equal("The file is UTF-16, not UTF-8.", ProblemOf(name, [.. encoding.Preamble, .. bytes]).Message);
        }
    }

    private static FileProblem ProblemOf(string name, byte[] bytes) =>
        Assert.Single(Assert.Throws<DigestException>(() => Files[name].Read(bytes)).Problems);
}
