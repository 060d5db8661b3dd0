using System.Text;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Watches;
using FindAllDigest.Core.Watches.Reading;
using Xunit;

namespace FindAllDigest.Tests.Watches;

/// <summary>What the program writes for a person, it reads back as it was meant.</summary>
public sealed class WatchDraftTests
{
    private static readonly PartialCriteria Given = new()
    {
        Objective = "Find \"batteries\"\n// not a comment \u202E{{ year }}",
        EntityType = "companies",
        MatchConditions = [new("battery check!", "Makes \\ batteries."), new("founded_after_2020_check", "…")],
        Enrichments =
        [
            new(
                "core",
                """{"type":"json","json_schema":{"type":"object","properties":{"mw":{"type":["number","null"],"description":"In MW"},"people":{"type":"array","items":{"type":"string"},"description":"Names"}},"required":["mw"],"additionalProperties":false}}"""),
            new(
                "pro",
                """{"type":"json","json_schema":{"type":"object","properties":{"plant":{"type":"object","properties":{"city":{"type":"string"}}}}}}"""),
        ],
        Generator = Generator.Pro,
        MatchLimit = 30,
    };

    [Fact]
    public void A_draft_is_read_back_as_the_criteria_it_was_made_of()
    {
        var draft = Draft(Given);

        var read = Read(draft).Criteria.Complete(PartialCriteria.Empty, "").OrThrow();

        Assert.Equal(draft.Criteria.Hash, read.Hash);
        Assert.Equal((Generator.Pro, 30), (read.Generator, read.MatchLimit));
        Assert.Equal(["mw", "people", "plant"], read.Enrichments.SelectMany(enrichment => enrichment.PropertyNames));
        Assert.Equal(["core", "pro"], read.Enrichments.Select(enrichment => enrichment.Processor));
        Assert.Equal("battery_check_", read.MatchConditions[0].Name);
    }

    [Fact]
    public void Simple_enrichments_are_written_short_and_others_whole()
    {
        var text = Text(Draft(Given));

        Assert.Contains("""    { "name": "mw", "description": "In MW", "type": "number" },""", text, StringComparison.Ordinal);
        Assert.Contains("""    { "name": "people", "description": "Names", "type": "array-of-string" },""", text, StringComparison.Ordinal);
        Assert.Contains("      \"processor\": \"pro\",\n      \"output_schema\": {", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\u202E", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(25, 25, 25)]
    [InlineData(100, 43, 100)]
    public void A_run_may_cost_what_it_costs_at_most_but_never_more_than_the_month(decimal perMonth, decimal run, decimal month)
    {
        var watch = Read(WatchDraft.Of(Given, null, perMonth, _ => 42.10m, new DateOnly(2026, 10, 8)));

        Assert.Equal((run, month), (watch.Budget.RunLimitUsd, watch.Budget.PerMonthUsd));
    }

    [Fact]
    public void A_preview_becomes_a_watch_that_searches()
    {
        var draft = Draft(Given with { Generator = Generator.Preview, MatchLimit = 10 });

        Assert.Equal((Generator.Core, 50), (draft.Criteria.Generator, draft.Criteria.MatchLimit));
    }

    [Fact]
    public void Criteria_without_a_condition_make_no_watch() =>
        Assert.Equal(ExitCode.FindAll, Assert.Throws<DigestException>(() => Draft(Given with { MatchConditions = [] })).ExitCode);

    private static WatchDraft Draft(PartialCriteria given) =>
        WatchDraft.Of(given, "findall_abc", 25, _ => 10.75m, new DateOnly(2026, 10, 8));

    private static string Text(WatchDraft draft) => Encoding.UTF8.GetString(WatchDraftText.Write(draft).Span);

    private static Watch Read(WatchDraft draft) =>
        WatchReader.Read(
            WatchName.TryParse("bess", out var name) ? name : throw new InvalidOperationException(),
            "watch.json",
            WatchDraftText.Write(draft)).OrThrow();
}
