using FindAllDigest.Core.Exclusions;
using Xunit;

namespace FindAllDigest.Tests.Exclusions;

public sealed class ExcludeListFindTests
{
    [Theory]
    [InlineData("known", ExcludeStatus.Known)]
    [InlineData("", ExcludeStatus.Known)]
    [InlineData("Rejected", ExcludeStatus.Rejected)]
    [InlineData(" CLOSED ", ExcludeStatus.Closed)]
    public void A_row_excludes_its_entity_for_the_reason_of_its_status(string status, ExcludeStatus reason)
    {
        var verdict = Lists.Of($"name,url,status\nAcme,https://acme.com,{status}\n").Find(Lists.Key("http://www.acme.com/"), Lists.Today);

        var excluded = Assert.IsType<ExclusionVerdict.Excluded>(verdict);
        Assert.Equal((reason, 2), (excluded.Row.Status, excluded.Row.Line));
    }

    [Theory]
    [InlineData("2026-11-24", true)]
    [InlineData("2026-11-23", false)]
    [InlineData("2026-11-22", false)]
    public void A_row_stops_excluding_on_the_day_of_its_until(string until, bool isExcluded)
    {
        var verdict = Lists.Of($"name,url,until\nAcme,acme.com,{until}\n").Find(Lists.Key("acme.com"), Lists.Today);

        Assert.Equal(isExcluded, verdict is ExclusionVerdict.Excluded);
        Assert.Equal(!isExcluded, verdict is ExclusionVerdict.Expired { Row.Line: 2 });
    }

    [Fact]
    public void An_entity_without_a_row_is_not_excluded()
    {
        var list = Lists.Of("name,url\nAcme,acme.com\n,*.acme.org\n");

        Assert.Same(ExclusionVerdict.None.Instance, list.Find(Lists.Key("acme.net"), Lists.Today));
        Assert.False(list.ContainsKey(Lists.Key("acme.net")));
    }

    [Fact]
    public void A_row_with_an_empty_url_excludes_by_name()
    {
        var list = Lists.Of("name,url\nAcme Robotics,\n");

        Assert.IsType<ExclusionVerdict.Excluded>(list.Find(Lists.Key("", "ACME  robotics"), Lists.Today));
        Assert.IsType<ExclusionVerdict.None>(list.Find(Lists.Key("acme.com", "Acme Robotics"), Lists.Today));
    }

    [Fact]
    public void A_row_with_a_bare_host_and_no_name_excludes_the_site() =>
        Assert.IsType<ExclusionVerdict.Excluded>(
            Lists.Of("name,url\n,acme.com\n").Find(Lists.Key("https://www.acme.com/en/"), Lists.Today));

    [Fact]
    public void The_strongest_reason_wins_and_then_the_first_row()
    {
        var list = Lists.Of(
            "name,url,status,until\n,*.acme.com,,\nA,blog.acme.com,closed,\nB,blog.acme.com,known,\nC,blog.acme.com,rejected,2026-01-01\nD,blog.acme.com,rejected,\nE,blog.acme.com,rejected,\n");

        var excluded = Assert.IsType<ExclusionVerdict.Excluded>(list.Find(Lists.Key("blog.acme.com"), Lists.Today));

        Assert.Equal(("D", ExcludeStatus.Rejected), (excluded.Row.Name, excluded.Row.Status));
    }

    [Fact]
    public void An_expired_row_beside_a_pattern_is_excluded_by_the_pattern()
    {
        var list = Lists.Of("name,url,until\nA,blog.acme.com,2020-01-01\n,*.acme.com,\n");

        Assert.IsType<ExclusionVerdict.Excluded>(list.Find(Lists.Key("blog.acme.com"), Lists.Today));
    }

    [Fact]
    public void An_expired_pattern_says_nothing() =>
        Assert.IsType<ExclusionVerdict.None>(
            Lists.Of("name,url,until\n,*.acme.com,2020-01-01\n").Find(Lists.Key("blog.acme.com"), Lists.Today));

    [Fact]
    public void Of_several_patterns_the_first_row_is_told()
    {
        var list = Lists.Of("name,url\n,acme.com/jobs/*\n,*.b.acme.com\n,*.acme.com\n");

        Assert.Equal(3, ((ExclusionVerdict.Excluded)list.Find(Lists.Key("a.b.acme.com"), Lists.Today)).Row.Line);
        Assert.Equal(4, ((ExclusionVerdict.Excluded)list.Find(Lists.Key("c.acme.com"), Lists.Today)).Row.Line);
    }

    [Fact]
    public void Rows_of_one_entity_are_found_in_file_order_also_among_added_ones()
    {
        var list = Lists.Of("name,url\nA,acme.com\nX,x.com\nA Inc.,www.acme.com\n")
            .Append([new("a", "http://acme.com/"), new("Y", "y.com"), new("A LLC", "acme.com")]);

        Assert.Equal(["A", "A Inc.", "a", "A LLC"], list.RowsOf(Lists.Key("acme.com")).Select(row => row.Name));
        Assert.Equal(
            [["A", "A Inc.", "a", "A LLC"]],
            DuplicateMerge.Merge(list).Groups.Select(rows => rows.Dropped.Prepend(rows.Kept).Select(row => row.Name)));
        Assert.True(list.ContainsKey(Lists.Key("y.com")));
    }

    [Fact]
    [Trait("Lane", "thorough")]
    public void A_list_of_one_entity_a_hundred_thousand_times_is_read_and_found()
    {
        var list = Lists.Of($"name,url\n{string.Concat(Enumerable.Repeat("A,acme.com\n", 100_000))}");

        Assert.Equal(100_000, list.RowsOf(Lists.Key("acme.com")).Count());
        Assert.Single(DuplicateMerge.Merge(list).Groups);
    }
}
