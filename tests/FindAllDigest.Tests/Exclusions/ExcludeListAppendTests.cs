using FindAllDigest.Core.Exclusions;
using Xunit;

namespace FindAllDigest.Tests.Exclusions;

public sealed class ExcludeListAppendTests
{
    private static readonly NewExcludeRow Acme = new("Acme, Inc", "https://acme.com/", Added: new(2026, 11, 23), Run: "findall_1");

    [Theory]
    [InlineData("name,url\n", "\"Acme, Inc\",https://acme.com/\n")]
    [InlineData("name,url", "\n\"Acme, Inc\",https://acme.com/\n")]
    [InlineData("\uFEFFname,url\r\n", "\"Acme, Inc\",https://acme.com/\r\n")]
    [InlineData("name,url\r\nA,a.com", "\r\n\"Acme, Inc\",https://acme.com/\r\n")]
    [InlineData("name,url\rA,a.com\r", "\"Acme, Inc\",https://acme.com/\r")]
    [InlineData("name;url\n", "\"Acme, Inc\";https://acme.com/\n")]
    [InlineData("name\turl\n", "\"Acme, Inc\"\thttps://acme.com/\n")]
    [InlineData("run,mine,url,added,name\n", "findall_1,,https://acme.com/,2026-11-23,\"Acme, Inc\"\n")]
    [InlineData("name,url,status\n# end", "\n\"Acme, Inc\",https://acme.com/,\n")]
    [InlineData("\"name\",\"url\",\"note\"\n", "\"Acme, Inc\",\"https://acme.com/\",\"\"\n")]
    [InlineData("name,url,note\n\"A\",\"a.com\",\n", "\"Acme, Inc\",\"https://acme.com/\",\n")]
    [InlineData("\"name\",\"url\"\nA,a.com\n", "\"Acme, Inc\",https://acme.com/\n")]
    [InlineData("name,url,note\r\nA,a.com,\"x\ny\"\r\n", "\"Acme, Inc\",https://acme.com/,\r\n")]
    public void An_added_row_looks_like_the_file_and_changes_nothing_else(string file, string line)
    {
        var list = Lists.Of(file).Append([Acme]);

        Assert.Equal(file + line, Lists.TextOf(list));
        Assert.True(list.ContainsKey(Lists.Key(Acme.Url)));
    }

    [Fact]
    public void Five_new_entities_are_five_added_lines()
    {
        var before = Lists.Of("name,url\nA,a.com\n");

        var after = before.Append([.. Enumerable.Range(0, 5).Select(number => new NewExcludeRow($"N{number}", $"n{number}.com"))]);

        Assert.Equal("name,url\nA,a.com\nN0,n0.com\nN1,n1.com\nN2,n2.com\nN3,n3.com\nN4,n4.com\n", Lists.TextOf(after));
        Assert.Equal((1, 6), (before.Count, after.Count));
        Assert.Equal([2, 3, 4, 5, 6, 7], after.Rows.Select(row => row.Line));
    }

    [Fact]
    public void Adding_shares_the_bytes_that_were_read()
    {
        var before = Lists.Of("name,url\nA,a.com\n");

        var after = before.Append([new("B", "b.com")]).Append([new("C", "c.com")]);

        Assert.Equal(2, after.Segments.Count);
        Assert.True(after.Segments[0].Equals(before.Bytes));
        Assert.Equal("B,b.com\nC,c.com\n"u8.ToArray(), after.Segments[1].ToArray());
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://evil\")", "\"'=HYPERLINK(\"\"http://evil\"\")\"")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@cmd", "'@cmd")]
    [InlineData("\ttab", "\"'\ttab\"")]
    [InlineData("\rcr", "\"'\rcr\"")]
    [InlineData("'=x", "''=x")]
    [InlineData("'plain", "'plain")]
    [InlineData("#1 Cars", "\"#1 Cars\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("a;b", "\"a;b\"")]
    [InlineData("\uFEFFa", "\"\uFEFFa\"")]
    public void A_name_is_stored_harmless_and_read_back_as_it_was(string name, string stored)
    {
        var list = Lists.Of("name,url\n").Append([new(name, "a.com")]);

        Assert.Equal($"name,url\n{stored},a.com\n", Lists.TextOf(list));
        Assert.Equal(name, Assert.Single(list.Rows).Name);
        Assert.Equal(name, Assert.Single(Lists.Of(Lists.TextOf(list)).Rows).Name);
    }

    [Theory]
    [InlineData("a\0b", "a\uFFFDb")]
    [InlineData("a\u001B[31mb\u0085", "a\uFFFD[31mb\uFFFD")]
    public void What_a_file_may_not_hold_is_replaced(string name, string stored) =>
        Assert.Equal(stored, Assert.Single(Lists.Of("name,url\n").Append([new(name, "a.com")]).Rows).Name);

    [Fact]
    public void Half_a_surrogate_pair_is_replaced() =>
        Assert.Equal("a\uFFFDb\uFFFD", Assert.Single(Lists.Of("name,url\n").Append([new("a\uD83Db\uDE00", "a.com")]).Rows).Name);

    [Theory]
    [InlineData("*.com")]
    [InlineData("*.example.com")]
    [InlineData("example.com/*")]
    public void A_url_from_outside_never_becomes_a_pattern(string url)
    {
        var list = Lists.Of("name,url\n").Append([new("Evil", url)]);

        Assert.Null(Assert.Single(list.Rows).Pattern);
        Assert.IsType<ExclusionVerdict.None>(list.Find(Lists.Key("sub.example.com"), Lists.Today));
        Assert.IsType<ExclusionVerdict.None>(list.Find(Lists.Key("example.com"), Lists.Today));
        Assert.True(list.ContainsKey(Lists.Key(url, "Evil")));
    }

    [Fact]
    public void A_pattern_a_person_adds_is_one()
    {
        var list = Lists.Of("name,url\n").Append([new("", "*.example.com", IsPattern: true)]);

        Assert.IsType<ExclusionVerdict.Excluded>(list.Find(Lists.Key("sub.example.com"), Lists.Today));
        Assert.Throws<ArgumentException>(() => list.Append([new("", "*.com", IsPattern: true)]));
    }

    [Fact]
    public void A_row_about_nobody_is_left_out() =>
        Assert.Equal("name,url\nA,a.com\n", Lists.TextOf(Lists.Of("name,url\n").Append([new("", " "), new("A", "a.com"), new("\n", "")])));
}
