using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Identity;
using Xunit;

namespace FindAllDigest.Tests.Exclusions;

public sealed class ExclusionSelectionTests
{
    private static readonly HashSet<EntityKey> None = [];

    [Fact]
    public void Rows_that_leaked_come_first_then_the_newest_then_the_later_row()
    {
        var list = Lists.Of(
            "name,url,added\nOld,old.com,2026-01-01\nUndated,u.com,\nLeak,leak.com,2020-01-01\nNew,new.com,2026-11-01\nNew2,new2.com,2026-11-01\n");

        var selection = ExclusionSelection.Choose([list], new HashSet<EntityKey> { Lists.Key("leak.com") }, 4, Lists.Today);

        Assert.Equal(["Leak", "New2", "New", "Old"], selection.Sent.Select(row => row.Name));
        Assert.Equal(1, selection.LeftOut);
    }

    [Fact]
    public void Patterns_expired_rows_and_rows_without_a_url_are_never_sent()
    {
        var list = Lists.Of("name,url,until\nP,*.a.com,\nQ,a.com/*,\nE,e.com,2026-11-23\nN,,\nS,s.com,2026-11-24\n");

        Assert.Equal(["S"], ExclusionSelection.Choose([list], None, 10, Lists.Today).Sent.Select(row => row.Name));
    }

    [Fact]
    public void A_row_of_a_run_whose_url_is_no_address_excludes_by_its_name_and_is_not_sent()
    {
        var list = Lists.Of("name,url,run\nN,nowhere,findall_1\nS,s.com,findall_1\n");

        var selection = ExclusionSelection.Choose([list], None, 10, Lists.Today);

        Assert.Equal(["S"], selection.Sent.Select(row => row.Name));
        Assert.Equal(1, selection.WithoutAddress);
    }

    [Fact]
    public void One_entity_is_sent_once_by_its_most_pressing_row_and_another_at_its_address_too()
    {
        var list = Lists.Of(
            "name,url,added\nA,https://a.com,2026-01-01\nA Inc.,www.a.com,2026-02-01\na,a.com/,2025-01-01\nB,a.com,2024-01-01\n");

        var selection = ExclusionSelection.Choose([list], None, 10, Lists.Today);

        Assert.Equal(["A Inc.", "B"], selection.Sent.Select(row => row.Name));
        Assert.Equal(0, selection.LeftOut);
    }

    [Fact]
    public void An_expired_row_does_not_hide_another_row_of_its_entity() =>
        Assert.Equal(
            "B",
            Assert.Single(
                ExclusionSelection.Choose([Lists.Of("name,url,until\nA,a.com,2020-01-01\nB,a.com,\n")], None, 10, Lists.Today).Sent).Name);

    [Fact]
    public void A_row_without_a_name_is_sent_under_its_key() =>
        Assert.Equal(
            "a.com",
            Assert.Single(ExclusionSelection.Choose([Lists.Of("name,url\n,https://www.a.com/\n")], None, 10, Lists.Today).Sent).Name);

    [Fact]
    public void Nothing_is_sent_when_the_service_takes_nothing() =>
        Assert.Equal(1, ExclusionSelection.Choose([Lists.Of("name,url\nA,a.com\n")], None, 0, Lists.Today).LeftOut);
}
