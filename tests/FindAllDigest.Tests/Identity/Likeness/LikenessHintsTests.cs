using System.Text;
using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Identity;
using FindAllDigest.Tests.Runs;
using Xunit;

namespace FindAllDigest.Tests.Identity.Likeness;

public sealed class LikenessHintsTests
{
    [Theory]
    [InlineData("Lumenara Storage,https://lumenara.example", "Lumenara Storage GmbH", "https://lumenara.test", "the same name on another domain")]
    [InlineData("Shop,https://shop.lumenara.co.uk/x", "Lumenara", "https://lumenara.co.uk", "the same registrable domain")]
    [InlineData("Lumenara Storage,", "Lumenara Storage AG", "https://lumenara.test", "a name without an address")]
    [InlineData("\"Lumenara, The\",https://lumenara.example", "Lumenara", "https://other.test", "quoted, and the article behind")]
    [InlineData("Müller Maschinen,https://m.example", "Mueller Maschinen", "https://other.test", "an umlaut")]
    [InlineData("Thermodyne Controls,https://t.example", "Thermodyn Controls", "https://other.test", "a slip")]
    public void A_known_entity_that_looks_the_same_is_told(string row, string name, string url, string reason)
    {
        var hints = Hints($"Other,https://unrelated.example\n{row}\nThird,https://third.example\n", (name, url));

        Assert.NotEmpty(reason);
        Assert.StartsWith(row.Trim('"')[..4], Assert.Single(hints[0].PossiblySameAs), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Delta Dental,https://deltadental.example", "Delta Air Lines", "https://delta.test")]
    [InlineData("Lumenara,https://lumenara.example", "Lumenara", "https://www.lumenara.example/")]
    [InlineData("*.lumenara.example,*.lumenara.example", "Lumenara", "https://lumenara.test")]
    public void Nobody_else_is(string row, string name, string url) => Assert.Empty(Hints($"{row}\n", (name, url))[0].PossiblySameAs);

    [Fact]
    public void Two_new_ones_that_look_the_same_are_told_of_each_other()
    {
        var hints = Hints("", ("Lumenara Storage", "https://lumenara.example"), ("Lumenara Storage GmbH", "https://lumenara.test"));

        Assert.Equal(
            ["Lumenara Storage GmbH (lumenara.test)", "Lumenara Storage (lumenara.example)"],
            hints.Select(entry => Assert.Single(entry.PossiblySameAs)));
    }

    /// <summary>A list that is scanned on two threads says what a short one does, and a word of every row tells nobody.</summary>
    [Fact]
    public void A_long_list_is_searched_as_a_short_one_is()
    {
        var rows = string.Concat(
            Enumerable.Range(0, 70_000)
                .Select(number => $"Quantara {number},https://q{number}.example\n"));

        var hints = Hints(
            $"Lumenara,https://l.example\n{rows}Quantara Bioscience,https://b.example\n",
            ("Lumenara Ltd", "https://l.test"),
            ("Quantara Biosciences", "https://b.test"),
            ("Quantara Kites", "https://k.test"));

        Assert.Equal("Lumenara (l.example)", Assert.Single(hints[0].PossiblySameAs));
        Assert.Equal("Quantara Bioscience (b.example)", Assert.Single(hints[1].PossiblySameAs));
        Assert.Empty(hints[2].PossiblySameAs);
    }

    [Fact]
    public void Rows_that_were_added_are_searched_too()
    {
        var list = List("Other,https://unrelated.example\n").Append([new NewExcludeRow("Lumenara", "https://l.example")]);
        var entity = Entity("Lumenara Inc", "https://l.test");

        Assert.Equal(
            "Lumenara (l.example)", Assert.Single(new LikenessHints(new KnownEntities([list]), [entity]).For(entity).PossiblySameAs));
    }

    [Fact]
    public void Rows_that_look_the_same_are_paired_and_those_of_one_page_told_as_such()
    {
        var list = List(
            "Pat Doe,https://acme.example\nLumenara,https://l.example\nKim Roe,https://acme.example\nLumenara GmbH,https://l.test\n");

        Assert.Equal(["4 page acme.example", "5 name lumenara"], LookalikeRows.In(list).Select(pair => $"{pair.Row.Line} {pair.Look}"));
    }

    private static List<DigestEntity> Hints(string rows, params (string Name, string Url)[] reported)
    {
        var entities = reported.Select(one => Entity(one.Name, one.Url)).ToList();
        var hints = new LikenessHints(new KnownEntities([List(rows)]), entities);
        return [.. entities.Select(hints.For)];
    }

    private static ExcludeList List(string rows) => ExcludeList.Read("exclude.csv", Encoding.UTF8.GetBytes("name,url\n" + rows)).OrThrow();

    private static Entity Entity(string name, string url) => new()
    {
        Key = EntityKey.Of(url, name),
        Name = name,
        Url = url,
        Description = "",
        FirstSeen = new(2026, 11, 23),
        LastSeen = new(2026, 11, 23),
        Run = Plans.Id(1),
        Conditions = [],
        Enrichments = [],
        Changes = [],
    };
}
