using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Reviews;
using FindAllDigest.Rendering.Templates;
using FindAllDigest.Tests.Exclusions;
using Xunit;

namespace FindAllDigest.Tests.Reviews;

/// <summary>What ticks write into an exclude list, and what they leave alone.</summary>
public sealed class ReviewDecisionsTests
{
    private const string In90Days = "2027-02-21";

    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public void A_ticked_reject_writes_one_cell_and_no_other_byte()
    {
        var list = Lists.Of("\uFEFFname;url;status;mine\r\n# kept\r\nAcme;\"https://acme.example/\";;\"x\"\r\nBeta;beta.example;;\r\n");

        var text = Decide(list, Wish("acme.example", ReviewAction.Reject));

        Assert.Equal(
            "\uFEFFname;url;status;mine\r\n# kept\r\nAcme;\"https://acme.example/\";rejected;\"x\"\r\nBeta;beta.example;;\r\n", text);
    }

    [Theory]
    [InlineData("name,url,status,until\nAcme,acme.example,,\n", "name,url,status,until\nAcme,acme.example,," + In90Days + "\n")]
    [InlineData("name,url,status,until\nAcme,acme.example\n", "name,url,status,until\nAcme,acme.example,," + In90Days + "\n")]
    [InlineData("name,url,until\nAcme,acme.example,2026-11-23\n", "name,url,until\nAcme,acme.example," + In90Days + "\n")]
    [InlineData("name,url,until\nAcme,acme.example,2027-12-31\n", "name,url,until\nAcme,acme.example,2027-12-31\n")]
    [InlineData("name,url,until\nSample,,\n", "name,url,until\nSample,," + In90Days + "\n")]
    public void A_ticked_snooze_writes_a_day_where_no_person_has_written_one(string before, string after) =>
        Assert.Equal(after, Decide(Lists.Of(before), Wish("acme.example", ReviewAction.Snooze)));

    [Theory]
    [InlineData(ReviewAction.Reject, null, "rejected,", ",")]
    [InlineData(ReviewAction.Reject, null, "closed,", "closed,")]
    [InlineData(ReviewAction.Snooze, "2027-02-01", ",2027-02-01", ",")]
    [InlineData(ReviewAction.Snooze, "2027-02-01", ",2028-01-01", ",2028-01-01")]
    [InlineData(ReviewAction.Snooze, null, "," + In90Days, ",")]
    [InlineData(ReviewAction.Snooze, null, ",2027-02-01", ",2027-02-01")]
    public void Unticking_takes_back_what_the_box_showed_and_nothing_else(ReviewAction action, string? shown, string before, string after)
    {
        var wish = Wish("acme.example", action) with { IsTicked = false, ShownUntil = shown is null ? null : DateOnly.Parse(shown, null) };

        Assert.Equal(
            $"name,url,status,until\nAcme,acme.example,{after}\n",
            Decide(Lists.Of($"name,url,status,until\nAcme,acme.example,{before}\n"), wish));
    }

    [Fact]
    public void Deciding_twice_changes_nothing_more_not_even_on_a_later_day()
    {
        var wishes = new[] { Wish("acme.example", ReviewAction.Snooze), Wish("beta.example", ReviewAction.Reject) };
        var once = ReviewDecisions.Decide(Lists.Of("name,url,status,until\nAcme,acme.example\nBeta,beta.example\n"), wishes, Today);

        var twice = ReviewDecisions.Decide(once.List, wishes, Today.AddDays(5));

        Assert.Equal("1 rejected, 1 snoozed", once.Summary);
        Assert.Same(once.List, twice.List);
        Assert.Equal("", twice.Summary);
    }

    [Fact]
    public void A_tick_for_a_deleted_row_adds_one_row_for_both_boxes()
    {
        var text = Decide(
            Lists.Of("name,url,status,until\n"), Wish("acme.example", ReviewAction.Reject), Wish("acme.example", ReviewAction.Snooze));

        Assert.Equal($"name,url,status,until\nSample,https://acme.example,rejected,{In90Days}\n", text);
        Assert.Equal(
            "name,url,status\n",
            Decide(Lists.Of("name,url,status\n"), Wish("acme.example", ReviewAction.Reject) with { IsTicked = false }));
    }

    [Fact]
    public void Every_row_of_the_entity_is_written_so_that_none_goes_on_excluding() =>
        Assert.Equal(
            $"name,url,until\nAcme,acme.example,{In90Days}\nAcme,www.acme.example,{In90Days}\n",
            Decide(Lists.Of("name,url,until\nAcme,acme.example\nAcme,www.acme.example\n"), Wish("acme.example", ReviewAction.Snooze)));

    [Fact]
    public void A_file_without_the_column_stays_as_it_is_and_the_tick_waits()
    {
        var list = Lists.Of("name,url\nAcme,acme.example\n");

        var result = ReviewDecisions.Decide(
            list, [Wish("acme.example", ReviewAction.Reject), Wish("acme.example", ReviewAction.Snooze) with { IsTicked = false }], Today);

        Assert.Same(list, result.List);
        Assert.Equal(ReviewAction.Reject, Assert.Single(result.Waiting).Action);
    }

    [Fact]
    public void An_entity_stands_where_the_file_says_whoever_wrote_it()
    {
        var list = Lists.Of("name,url,status,until\nA,acme.example,Rejected,\nB,beta.example,,2026-12-01\nC,gone.example,,2026-11-23\n");

        Assert.Equal(new ReviewState(true, null, true), ReviewState.Of(list, EntityOf("acme.example"), Today));
        Assert.Equal(new ReviewState(false, new DateOnly(2026, 12, 1), true), ReviewState.Of(list, EntityOf("beta.example"), Today));
        Assert.Equal(new ReviewState(false, null, true), ReviewState.Of(list, EntityOf("gone.example"), Today));
        Assert.Equal(new ReviewState(false, null, false), ReviewState.Of(list, EntityOf("never.example"), Today));
    }

    [Fact]
    public void A_refused_candidate_that_is_added_gets_a_row_once_and_unticking_takes_it_away()
    {
        var list = Lists.Of("name,url,status,until,note,added,run\nB,beta.example,,,,,\n");

        var added = ReviewDecisions.Decide(list, [Wish("acme.example", ReviewAction.Add)], Today);
        var again = ReviewDecisions.Decide(added.List, [Wish("acme.example", ReviewAction.Add)], Today);
        var back = ReviewDecisions.Decide(added.List, [Wish("acme.example", ReviewAction.Add) with { IsTicked = false }], Today);

        Assert.Equal("1 added to the list", added.Summary);
        Assert.Contains(
            $",https://acme.example,,,,2026-11-23,{EntityOf("acme.example").Run}\n", Lists.TextOf(added.List), StringComparison.Ordinal);
        Assert.Same(added.List, again.List);
        Assert.Equal(Lists.TextOf(list), Lists.TextOf(back.List));
        Assert.Equal("1 taken back", back.Summary);
    }

    [Theory]
    [InlineData("Acme,acme.example,rejected,\n")]
    [InlineData("Acme,acme.example,,2027-01-01\n")]
    public void Unticking_leaves_a_row_in_which_a_person_wrote_something(string row)
    {
        var list = Lists.Of($"name,url,status,until\n{row}");

        Assert.Same(list, ReviewDecisions.Decide(list, [Wish("acme.example", ReviewAction.Add) with { IsTicked = false }], Today).List);
    }

    [Fact]
    public void Adding_needs_no_column_of_the_file() =>
        Assert.EndsWith(
            ",https://acme.example\n", Decide(Lists.Of("name,url\n"), Wish("acme.example", ReviewAction.Add)), StringComparison.Ordinal);

    private static string Decide(ExcludeList list, params ReviewWish[] wishes) =>
        Lists.TextOf(ReviewDecisions.Decide(list, wishes, Today).List);

    private static ReviewWish Wish(string url, ReviewAction action) => new(EntityOf(url), action, IsTicked: true);

    private static Entity EntityOf(string url) =>
        SampleDigest.Full().New[0].Entity with
        {
            Key = EntityKey.Of(url, ""),
            Url = $"https://{url}",
            Name = url == "acme.example" ? "Sample" : "",
        };
}
