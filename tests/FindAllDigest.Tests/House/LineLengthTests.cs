using System.Text.RegularExpressions;
using Xunit;

namespace FindAllDigest.Tests.House;

/// <summary>Lines are read side by side, in a review too. Texts that people read as a whole, and addresses, may be longer.</summary>
public sealed partial class LineLengthTests
{
    private const int Longest = 140;

    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    public void No_line_of_code_is_longer_than_a_screen_is_wide(string folder)
    {
        var root = RepositoryFiles.RepositoryRoot;
        var files = Directory.EnumerateFiles(Path.Combine(root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !Made().IsMatch(file))
            .ToList();

        var tooLong = files.SelectMany(
            file => TooLong(File.ReadAllText(file)).Select(line => $"{Path.GetRelativePath(root, file)}({line})"));

        Assert.Empty(tooLong);
        Assert.NotEmpty(files);
    }

    private static IEnumerable<int> TooLong(string code)
    {
        if (!code.Split('\n').Any(line => line.Length > Longest))
        {
            return [];
        }

        var withoutBlocks = Block().Replace(code, block => new string('\n', block.Value.Count(character => character == '\n')));
        return withoutBlocks.Split('\n').Select((line, index) => (Text: Texts().Replace(line, ""), Number: index + 1))
            .Where(line => line.Text.TrimEnd('\r').Length > Longest)
            .Select(line => line.Number);
    }

    [GeneratedRegex(@"[\\/](?:bin|obj)[\\/]", RegexOptions.CultureInvariant)]
    private static partial Regex Made();

    // Raw texts, which may span lines.
    [GeneratedRegex("(\"{3,}).*?\\1", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Block();

    // A character, a verbatim text, a text, an address in a comment.
    [GeneratedRegex("""'(?:\\.[^']*|[^'\\])'|@"(?:[^"]|"")*"|"(?:\\.|[^"\\])*"|https://[^\s"]+""", RegexOptions.CultureInvariant)]
    private static partial Regex Texts();
}
