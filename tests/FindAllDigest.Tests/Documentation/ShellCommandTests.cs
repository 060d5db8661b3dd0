using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace FindAllDigest.Tests.Documentation;

/// <summary>Commands of other programs that the pages give: what they name is there.</summary>
public sealed partial class ShellCommandTests
{
    public static TheoryData<string, string> Commands => [.. MarkdownPage.All.Values
        .SelectMany(page => page.Lines.Select(line => (page.Path, line.Split(" #")[0].Trim())))
        .Where(command => ToolName().IsMatch(command.Item2))
        .Distinct()];

    [Theory]
    [MemberData(nameof(Commands))]
    public void What_a_command_names_is_there(string path, string command)
    {
        var folder = Path.Combine(RepositoryFiles.RepositoryRoot, MarkdownPage.All[path].Folder);
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        Assert.All(words.SelectMany(word => PathsIn(words, word)), named => Assert.True(
            Path.Exists(Path.Combine(folder, named)) || RepositoryFiles.Exists(named), $"{path}: there is no {named}."));
        Assert.All(Quoted().Matches(command).Select(match => match.Groups["name"].Value), IsOfTests);
        if (words is ["npm", "test", ..] or ["npm", "run", ..])
        {
            var prefix = words is [.., "--prefix", var below] ? below : "";
            using var package = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, prefix, "package.json")));
            Assert.True(package.RootElement.GetProperty("scripts").TryGetProperty(words[1] == "run" ? words[2] : "test", out _), command);
        }
    }

    private static void IsOfTests(string name)
    {
        var pattern = $"^{Regex.Escape(name).Replace("\\*", ".*", StringComparison.Ordinal)}$";
        Assert.Contains(
            Assembly.GetExecutingAssembly().GetTypes(),
            type => Regex.IsMatch(type.Namespace ?? "", pattern) || Regex.IsMatch(type.FullName ?? "", pattern));
    }

    // Scripts, projects and folders: of node the first word, of dotnet what lies below a folder, and what is run by its path.
    private static IEnumerable<string> PathsIn(string[] words, string word) => (words[0], word) switch
    {
        (_, ['-', ..] or ['/', ..] or ['~', ..]) => [],
        ("node", _) when word.EndsWith(".mjs", StringComparison.Ordinal) => [word],
        ("dotnet", _) when word.Contains('/', StringComparison.Ordinal) => [word],
        (var first, _) when word == first && word.Contains('/', StringComparison.Ordinal) && !word.Contains("/bin/", StringComparison.Ordinal) =>
            [word],
        _ => [],
    };

    [GeneratedRegex(@"^(?:node|npm|dotnet|\.ci/\w+|tests/\S+) ?")]
    private static partial Regex ToolName();

    [GeneratedRegex(@"""(?<name>(?:FindAllDigest\.Tests|\*)[\w.*]+)""")]
    private static partial Regex Quoted();
}
