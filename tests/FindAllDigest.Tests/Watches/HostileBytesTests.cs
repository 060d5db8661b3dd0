using System.Text;
using CsCheck;
using FindAllDigest.Core.Watches.Reading;
using Xunit;

namespace FindAllDigest.Tests.Watches;

/// <summary>Files come from people and their tools: no bytes may crash a reader, and each fault must point into the file.</summary>
public sealed class HostileBytesTests
{
    private static readonly byte[] Example = File.ReadAllBytes(
        Path.Combine(RepositoryFiles.RepositoryRoot, "data", "example", "watch.json"));

    private static readonly string[] Tokens =
    [
        "{", "}", "[", "]", ",", ":", "null", "true", "-1", "1e400", "0.5", "\"\"", "\"\\ud800\"", "\"x\"", "\n", "//c\n", "/*c*/",
        "\"schedule\":", "\"enrichments\":", "\"name\":",
        "\"output_schema\":", "\"json_schema\":", "\"properties\":", "\"anyOf\":", "\"type\":", "\"match_conditions\":", "\"objective\":",
        "\"every\":", "\"cron\":", "\"week\"", "\"time_zone\":",
    ];

    [Fact]
    public void Random_bytes_are_told_and_never_crash() => Gen.Byte.Array[0, 200].Sample(AssertTold, iter: 5_000);

    [Fact]
    public void Random_tokens_are_told_and_never_crash() =>
        Gen.OneOf(Tokens).Array[0, 40].Select(tokens => Encoding.UTF8.GetBytes(string.Concat(tokens))).Sample(AssertTold, iter: 5_000);

    [Fact]
    public void A_good_file_with_bytes_changed_never_crashes() =>
        Gen.Select(Gen.Int[0, Example.Length - 1], Gen.Byte, Gen.Int[0, 20])
            .Select((position, value, removed) => (byte[])[.. Example[..position], value, .. Example.Skip(position + removed)])
            .Sample(AssertTold, iter: 3_000);

    [Fact]
    public void Deep_nesting_is_told()
    {
        var problem = WatchText.OnlyProblem(string.Concat(Enumerable.Repeat("{\"a\":", 100_000)));

        Assert.StartsWith("this is not JSON", problem.Message, StringComparison.Ordinal);
    }

    private static void AssertTold(byte[] bytes)
    {
        var lines = bytes.Count(value => value == (byte)'\n') + 1;
        foreach (var problem in WatchReader.Read(WatchText.Name, WatchText.Path, bytes).Problems.Concat(
            CriteriaFile.Read(WatchText.Path, bytes).Problems))
        {
            Assert.InRange(problem.Line, 1, lines);
            Assert.True(problem.Column >= 1, problem.ToString());
            Assert.NotEmpty(problem.Remedy);
            Assert.DoesNotContain(problem.ToString(), char.IsControl);
        }
    }
}
