using System.Text;
using FindAllDigest.Core.Exclusions;
using Xunit;

namespace FindAllDigest.Tests.Exclusions;

/// <summary>Large files, whose rows meet every form of a line.</summary>
[Trait("Lane", "thorough")]
public sealed class ExcludeRowsReaderTests
{
    [Theory]
    [InlineData("Plain {0},https://a{0}.com,x\n")]
    [InlineData("Plain {0},https://a{0}.com,x\r\n# comment \"\r\n\r\n")]
    [InlineData("\"Many, {0}\",https://a{0}.com,\"a\nb,c\n\"\"d\"\"\ne,https://evil.com,f\ng\"\n")]
    [InlineData("Plain {0},https://a{0}.com,x\r")]
    [InlineData("\uFEFFMark {0},https://a{0}.com,x\n")]
    public void A_large_file_is_read_as_a_small_one_is(string rowFormat)
    {
        const int Count = 40_000;
        var format = CompositeFormat.Parse(rowFormat);
        var text = $"name,url,note\n{string.Concat(Enumerable.Range(0, Count).Select(row => string.Format(null, format, row)))}";

        var list = Lists.Of(text);

        Assert.Equal(Count, list.Count);
        Assert.Equal(Enumerable.Range(0, Count).Select(row => $"https://a{row}.com"), list.Rows.Select(row => row.Url));
        Assert.All(
            Enumerable.Range(0, Count / 100),
            row => Assert.Equal($"https://a{row * 100}.com", Assert.Single(list.RowsOf(Lists.Key($"a{row * 100}.com"))).Url));
        Assert.False(list.ContainsKey(Lists.Key("evil.com")));
        Assert.Equal(text, Lists.TextOf(list));
    }

    [Fact]
    public void Faults_of_a_large_file_are_told_where_they_are()
    {
        var half = string.Concat(Enumerable.Repeat("A,a.com,\"x\ny\"\n", 60_000));

        Assert.Equal(
            ["120002,1: The row has neither a name nor a url.", "240003,5: A quote stands inside a cell that is not quoted."],
            Lists.FaultsOf($"name,url,note\n{half},,z\n{half}C,c.\"com,\n"));
    }

    [Fact]
    public void Patterns_and_duplicates_of_a_large_file_are_found()
    {
        var half = string.Concat(Enumerable.Range(0, 60_000).Select(row => $"R{row},https://a{row}.com\n"));
        var list = Lists.Of($"name,url\n,*.first.com\n{half}{half},*.last.com\n");

        Assert.Equal(2, list.RowsOf(Lists.Key("a7.com")).Count());
        Assert.Equal(60_000, DuplicateMerge.Merge(list).Groups.Count);
        Assert.IsType<ExclusionVerdict.Excluded>(list.Find(Lists.Key("x.first.com"), Lists.Today));
        Assert.IsType<ExclusionVerdict.Excluded>(list.Find(Lists.Key("x.last.com"), Lists.Today));
    }
}
