using System.Text.RegularExpressions;
using Xunit;

namespace FindAllDigest.Tests.Documentation;

/// <summary>What the pages name in code exists: files, folders, commands and their options.</summary>
public sealed partial class NamedThingsTests
{
    private static readonly string[] Roots =
    [
        "src/", "tests/", ".github/", ".ci/", "templates/", "data/example/", "data/watch.schema.json", "data/README.md"
    ];

    public static TheoryData<string> Pages => [.. MarkdownPage.All.Keys];

    public static TheoryData<string> Commands =>
        [.. MarkdownPage.All.Values.SelectMany(page => page.Code).SelectMany(CommandsIn).Distinct()];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_path_exists(string path)
    {
        var page = MarkdownPage.All[path];

        var missing = page.Code.SelectMany(code => Word().Matches(code)).Select(match => match.Value.TrimEnd('.', ':', ',', '/'))
            .Where(word => Roots.Any(root => word.StartsWith(root, StringComparison.Ordinal)) && !Placeholder().IsMatch(word))
            .Where(word => !RepositoryFiles.Exists(word) && !RepositoryFiles.Exists($"{page.Folder}/{word}"));

        Assert.Equal([], missing);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Every_command_is_known_with_its_options(string command)
    {
        var folder = Directory.CreateTempSubdirectory("findall-digest-help-");
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var names = words.TakeWhile(word => CommandName().IsMatch(word)).Take(words[0] is "exclude" or "templates" ? 2 : 1).ToList();

        var help = (await new ProgramHost(folder.FullName) { IsRootNamed = false }.RunAsync([.. names, "--help"])).Expect(0).Output;

        folder.Delete();
        Assert.Contains($"findall-digest {string.Join(' ', names)}", help, StringComparison.Ordinal);
        foreach (var option in words.TakeWhile(word => word is not "--").Where(word => word.StartsWith("--", StringComparison.Ordinal)))
        {
            Assert.Contains(option.Split('=')[0], help, StringComparison.Ordinal);
        }
    }

    // A command ends where a shell would end it, or where the sentence goes on.
    private static IEnumerable<string> CommandsIn(string code) => Command().Matches(code)
        .Select(match => match.Groups["words"].Value.Trim())
        .Where(words => words.Length > 0 && CommandName().IsMatch(words.Split(' ')[0]));

    [GeneratedRegex(@"[\w./~@*<>…{}$\[\]|-]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"[<>*…{}$\[\]|]|\b[A-Z]{3,}\b(?!\.md)|yyyy")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"(?:^|\s)(?:(?:\./|~/\S*/)?findall-digest|dotnet run --project src/FindAllDigest --) (?<words>[^|&;>#'""`]+)")]
    private static partial Regex Command();

    [GeneratedRegex("^[a-z]+$")]
    private static partial Regex CommandName();
}
