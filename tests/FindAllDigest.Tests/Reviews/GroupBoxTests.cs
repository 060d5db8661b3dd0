using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Proposals;
using FindAllDigest.Core.Reviews;
using FindAllDigest.Rendering;
using FindAllDigest.Tests.Rendering;
using FindAllDigest.Tests.Repository.GitHub;
using Xunit;

namespace FindAllDigest.Tests.Reviews;

/// <summary>The box above a group rejects all of it as it then stands, whether it is listed or not.</summary>
public sealed class GroupBoxTests
{
    private const int Limit = 58_000;

    private static readonly DateOnly Today = GoldenDigests.Day;

    [Fact]
    public async Task It_rejects_its_group_and_nobody_else_and_unticking_takes_that_back()
    {
        var proposal = Propose(12);
        var text = await PrintAsync(proposal);

        var ticked = Boxes.Ticked(text, GroupOf(text));
        var result = ReviewDecisions.Decide(proposal.Exclude, proposal.WishesOf(Review(ticked)), Today);

        Assert.Equal("4 rejected", result.Summary);
        Assert.All(result.Written, wish => Assert.NotEmpty(proposal.Judge().Single(one => one.Entity == wish.Entity).Doubts));

        var after = proposal with { Exclude = result.List };
        var shown = after.BoxesAfter(Review(ticked), Today).PrintInto(ticked, DateTimeOffset.UnixEpoch);
        Assert.Empty(after.WishesOf(Review(shown)));
        Assert.Contains("[x]", Boxes.Line(shown, GroupOf(text)), StringComparison.Ordinal);

        var unticked = shown.Replace(
            Boxes.Line(shown, GroupOf(text)),
            Boxes.Line(shown, GroupOf(text)).Replace("[x]", "[ ]", StringComparison.Ordinal),
            StringComparison.Ordinal);
        Assert.Equal("4 taken back", ReviewDecisions.Decide(after.Exclude, after.WishesOf(Review(unticked)), Today).Summary);
    }

    [Fact]
    public async Task It_reaches_those_that_have_no_line_too()
    {
        var proposal = Propose(2000);
        var text = await PrintAsync(proposal);

        var result = ReviewDecisions.Decide(proposal.Exclude, proposal.WishesOf(Review(Boxes.Ticked(text, GroupOf(text)))), Today);

        Assert.Equal(proposal.Judge().Count(one => one.Doubts.Count > 0), result.Written.Count);
        Assert.True(result.Written.Count > text.Split("<!-- findall-digest:reject=").Length);
    }

    [Fact]
    public async Task A_refresh_that_comes_between_adds_nobody_to_what_was_ticked()
    {
        var proposal = Propose(12);
        var text = await PrintAsync(proposal);
        var grown = proposal with
        {
            New =
            [
                .. proposal.New,
                .. Companies.Many(30).Skip(12).Select(entry => entry with { Entity = entry.Entity with { Run = Other(GoldenDigests.Run) } })
            ],
        };

        var result = ReviewDecisions.Decide(grown.Exclude, grown.WishesOf(Review(Boxes.Ticked(text, GroupOf(text)))), Today);

        Assert.Equal("4 rejected", result.Summary);
    }

    [Fact]
    public async Task Fewer_than_four_have_no_such_box() =>
        Assert.DoesNotContain("reject-all=", await PrintAsync(Propose(4)), StringComparison.Ordinal);

    [Fact]
    public async Task One_that_no_longer_matches_is_dropped_by_its_box()
    {
        var proposal = GoldenDigests.Propose(GoldenDigests.All["changed-only"]) with
        {
            Exclude = ExcludeList.Empty.Append([new NewExcludeRow("Juniper Kiln", "https://juniperkiln.example")]),
        };
        var text = await PrintAsync(proposal);
        Assert.StartsWith("  - [ ] drop from my list", Boxes.Line(text, "reject=juniperkiln.example"), StringComparison.Ordinal);

        var result = ReviewDecisions.Decide(
            proposal.Exclude, proposal.WishesOf(Review(Boxes.Ticked(text, "reject=juniperkiln.example"))), Today);

        Assert.Equal(ExcludeStatus.Rejected, Assert.Single(result.List.Rows).Status);
    }

    [Fact]
    public void Ticks_in_a_text_of_the_version_before_act_and_its_words_stay_as_they_are()
    {
        const string Text =
            """

            #### Calder Grid · [caldergrid.example](<https://caldergrid.example/>)

            - [x] reject <!-- findall-digest:reject=caldergrid.example -->
            - [ ] snooze 90 days <!-- findall-digest:snooze=caldergrid.example -->

            #### Ember · [emberandoak.example](<https://emberandoak.example/>)

            - [x] reject: **rejected** <!-- findall-digest:reject=emberandoak.example shown=rejected -->
            - [x] snooze 90 days: **snoozed until 2027-01-01** <!-- findall-digest:snooze=emberandoak.example shown=2027-01-01 -->

            """;
        var list = ExcludeList.Empty.Append(
            [new NewExcludeRow(
                "",
                "https://caldergrid.example"), new NewExcludeRow("", "https://emberandoak.example", ExcludeStatus.Rejected)
                {
                    Until = new DateOnly(2027, 1, 1),
                }]);
        var proposal = Propose(12) with { Exclude = list };

        var result = ReviewDecisions.Decide(list, proposal.WishesOf(Review(Text)), Today);
        var shown = (proposal with { Exclude = result.List }).BoxesAfter(Review(Text), Today).PrintInto(Text, DateTimeOffset.UnixEpoch);

        Assert.Equal("1 rejected", result.Summary);
        Assert.Contains(
            "- [x] reject <!-- findall-digest:reject=caldergrid.example shown=rejected --> **rejected**", shown, StringComparison.Ordinal);
        Assert.EndsWith(Text[Text.IndexOf("#### Ember", StringComparison.Ordinal)..], shown, StringComparison.Ordinal);
        Assert.Empty((proposal with { Exclude = result.List }).WishesOf(Review(shown)));
    }

    [Theory]
    [InlineData("2027-01-01")]
    [InlineData("Fri 1 Jan 2027")]
    public void A_snooze_is_taken_back_however_its_day_was_written(string day)
    {
        var text = $"\n  - [ ] snooze 90 days <!-- findall-digest:snooze=emberandoak.example shown=2027-01-01 --> **until {day}**\n";
        var list = ExcludeList.Empty.Append([new NewExcludeRow("", "https://emberandoak.example") { Until = new DateOnly(2027, 1, 1) }]);
        var proposal = Propose(12) with { Exclude = list };

        var result = ReviewDecisions.Decide(list, proposal.WishesOf(Review(text)), Today);
        var decided = proposal with { Exclude = result.List };

        Assert.Null(Assert.Single(result.List.Rows).Until);
        Assert.EndsWith(
            "  - [ ] snooze 90 days <!-- findall-digest:snooze=emberandoak.example -->\n",
            decided.BoxesAfter(Review(text), Today).PrintInto(text, DateTimeOffset.UnixEpoch),
            StringComparison.Ordinal);
    }

    private static FindAllRunId Other(FindAllRunId run) =>
        FindAllRunId.TryParse($"{run.Value[..^1]}0", out var other) ? other : throw new InvalidOperationException();

    private static Proposal Propose(int count) =>
        GoldenDigests.Propose(GoldenDigests.All["twelve-new"] with { New = Companies.Many(count) });

    private static Review Review(string text) => new(ReviewedText.Read(text));

    /// <summary>The name of the first group's box.</summary>
    private static string GroupOf(string text) => text.Split("<!-- findall-digest:")[1].Split(' ')[0];

    private static async Task<string> PrintAsync(Proposal proposal)
    {
        var templates = await RepositoryTemplates.LoadAsync();
        return new ProposalRenderer(templates).PullRequest(
            proposal, proposal.BoxesAfter(FindAllDigest.Core.Reviews.Review.None, Today), Limit);
    }
}
