using CsCheck;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Identity.Likeness;
using Xunit;

namespace FindAllDigest.Tests.Identity.Likeness;

/// <summary>The hints against a bench of their own: <c>names.tsv</c>, half of it traps.</summary>
public sealed class NameComparisonTests
{
    private static readonly List<(bool IsSame, string First, string Second)> Bench = [.. File
        .ReadLines(Path.Combine(RepositoryFiles.TestProjectRoot, "Identity", "Likeness", "names.tsv"))
        .Where(line => !line.StartsWith('#'))
        .Select(line => line.Split('\t'))
        .Select(cells => (cells[0] == "same", cells[1], cells[2]))];

    private static readonly Gen<string> Names = Gen.OneOf(
        "Acme",
        "Delta",
        "Lumenara",
        "Group",
        "GmbH",
        "Inc.",
        "The",
        "&",
        "and",
        "of",
        "Robotics",
        "Air",
        "1st",
        "First",
        "III",
        "J.",
        "P.",
        "Müller",
        "Mueller",
        "Яхонт",
        "アオゾラ",
        "株式会社",
        "O'Kite",
        "(UK)", "India", "Kenilworth", "Kenilwroth", ".com", "-", "\u200D", "\uD800").Array[0, 6].Select(words => string.Join(' ', words));

    [Fact]
    public void The_bench_is_large_and_half_of_it_are_traps()
    {
        Assert.True(Bench.Count >= 400);
        Assert.InRange(Bench.Count(pair => pair.IsSame) / (double)Bench.Count, 0.45, 0.55);
    }

    [Fact]
    public void At_least_seven_of_ten_are_found_and_nine_of_ten_found_are_right()
    {
        var found = Bench.Where(pair => IsAlike(pair.First, pair.Second)).ToList();
        var right = found.Count(pair => pair.IsSame);

        Assert.True(right >= 0.70 * Bench.Count(pair => pair.IsSame), $"{right} found");
        Assert.True(right >= 0.90 * found.Count, $"{right} of {found.Count} right");
    }

    [Theory]
    [InlineData("Delta Air Lines", "Delta Dental", false)]
    [InlineData("Summit Partners", "Summit Technologies", false)]
    [InlineData("Zephyr Fund 1", "Zephyr Fund 2", false)]
    [InlineData("Vodara Germany", "Vodara India", false)]
    [InlineData("The Harbour Light Company", "Harbour Light", true)]
    [InlineData("Marlowe & Finch LLP", "Marlowe and Finch", true)]
    [InlineData("First Harbor Bank", "1st Harbor Bank", true)]
    [InlineData("Kenilworth Instruments", "Kenilwroth Instruments", true)]
    [InlineData("Zoom", "Zooz", false)]
    [InlineData("J. Whitcombe", "John Whitcombe", true)]
    [InlineData("Nordic Wave Power Association", "NWPA", true)]
    [InlineData("Müller Maschinen", "Mueller Maschinen GmbH", true)]
    [InlineData("Яхонт", "Yakhont", true)]
    [InlineData("株式会社アオゾラ", "アオゾラ", true)]
    [InlineData("", "", false)]
    [InlineData("!!!", "???", false)]
    public void Names_are_alike_or_not(string first, string second, bool isAlike) => Assert.Equal(isAlike, IsAlike(first, second));

    [Fact]
    public void Whoever_is_alike_is_found_without_comparing_all_with_all() => Assert.All(
        Bench.Where(pair => IsAlike(pair.First, pair.Second))
            .SelectMany(pair => new[] { (pair.First, pair.Second), (pair.Second, pair.First) }),
        pair =>
            Assert.NotEmpty(
                new LikenessProbe([(EntityKey.Of("https://one.example", null), pair.Item1)]).Guess(pair.Item2, "https://two.example")));

    [Fact]
    public void The_order_of_the_two_means_nothing() => Gen.Select(Names, Names).Sample((first, second) =>
        Assert.Equal(IsAlike(first, second), IsAlike(second, first)));

    [Fact]
    public void A_name_is_like_itself_in_capitals() => Names.Sample(name =>
        Assert.Equal(ComparableName.Of(name).Words.Count > 0, IsAlike(name, name.ToUpperInvariant())));

    private static bool IsAlike(string first, string second) => NameComparison.IsAlike(ComparableName.Of(first), ComparableName.Of(second));
}
