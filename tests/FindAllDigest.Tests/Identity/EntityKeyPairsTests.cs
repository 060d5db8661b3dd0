using System.Globalization;
using System.Text.RegularExpressions;
using FindAllDigest.Core.Identity;
using Xunit;

namespace FindAllDigest.Tests.Identity;

/// <summary>The committed table of what is the same entity and what is not: <c>pairs.tsv</c>, with the reason of each.</summary>
public sealed partial class EntityKeyPairsTests
{
    [Fact]
    public void The_table_is_large_enough_to_mean_something() => Assert.True(Pairs().Count() >= 150);

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Two_addresses_or_names_are_the_same_entity_or_not(string verdict, string first, string second, string reason)
    {
        var (firstKey, secondKey) = (Key(first), Key(second));

        Assert.True((firstKey == secondKey) == (verdict == "same"), $"{firstKey} and {secondKey} should be {verdict}: {reason}");
    }

    public static IEnumerable<TheoryDataRow<string, string, string, string>> Pairs() =>
        from line in File.ReadLines(Path.Combine(RepositoryFiles.TestProjectRoot, "Identity", "pairs.tsv"))
        where !line.StartsWith('#')
        let cells = line.Split('\t')
        select new TheoryDataRow<string, string, string, string>(cells[0], Unescape(cells[1]), Unescape(cells[2]), cells[3]);

    private static EntityKey Key(string text) =>
        text.StartsWith("name:", StringComparison.Ordinal)
            ? EntityKey.Of(url: null, text["name:".Length..])
            : EntityKey.Of(text, name: null);

    private static string Unescape(string cell) => Escapes().Replace(cell, match => match.Value switch
    {
        @"\t" => "\t",
        @"\n" => "\n",
        @"\\" => @"\",
        var character => ((char)int.Parse(character.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString(),
    });

    [GeneratedRegex(@"\\(t|n|\\|u[0-9A-F]{4})")]
    private static partial Regex Escapes();
}
