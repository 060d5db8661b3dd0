using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Reviews;
using FindAllDigest.Core.Runs;
using FindAllDigest.Rendering.Templates;
using FindAllDigest.Tests.Exclusions;
using FindAllDigest.Tests.Runs;
using Xunit;

namespace FindAllDigest.Tests.Reviews;

/// <summary>Shares of what people accepted and refused.</summary>
public sealed class PrecisionTests
{
    private static readonly ExcludeList Merged = Lists.Of(
        "name,url,status,until\nA,a.example,,\nB,b.example,rejected,\nC,c.example,closed,\nD,d.example,,2027-02-21\nE,e.example,,\nSeed,seed.example,,\nHand,hand.example,rejected,\n");

    [Fact]
    public void Every_entity_of_a_run_counts_once_by_what_its_row_says()
    {
        var precision = Of([Found("a", 1), Found("b", 1), Found("c", 1), Found("d", 2), Found("e", 2)]);

        Assert.Equal(new ReviewShares(Accepted: 2, Rejected: 1, Snoozed: 1, Closed: 1), precision.All);
        Assert.Equal("2 of 5 accepted, 1 rejected, 1 snoozed, 1 closed", precision.All.ToString());
    }

    [Fact]
    public void Matches_taken_over_open_proposals_and_deleted_rows_do_not_count() =>
        Assert.Equal(new ReviewShares(1, 0, 0, 1), Of([Found("a", 1), Found("seed", 9), Found("open", 1)]).All);

    [Fact]
    public void Closed_does_not_count_as_rejected()
    {
        var shares = Of([Found("a", 1), Found("c", 1)], "later.example", "e.example").All;

        Assert.Equal(new ReviewShares(1, 0, 0, 2), shares);
        Assert.Equal(0m, shares.RejectedShare);
        Assert.Equal(1m, shares.AcceptedShare);
        Assert.Equal(2m / 3, shares.ClosedShare);
        Assert.Null(ReviewShares.Of([ReviewVerdict.Closed]).AcceptedShare);
        Assert.Null(ReviewShares.Of([]).ClosedShare);
    }

    [Fact]
    public void Shares_are_told_by_generator_criteria_month_and_confidence()
    {
        var precision = Of(
        [
            Found("a", 1) with { Generator = "core", FirstSeen = new(2026, 10, 1) },
            Found("b", 2, "low") with { Generator = "pro", FirstSeen = new(2026, 11, 2) },
            Found("e", 2, "high") with { Generator = "pro", FirstSeen = new(2026, 11, 3) },
        ]);

        Assert.Equal(["core 1 of 1 accepted", "pro 1 of 2 accepted, 1 rejected"], Words(precision.Generators));
        Assert.Equal(["older 1 of 1 accepted", "newer 1 of 2 accepted, 1 rejected"], Words(precision.Criteria));
        Assert.Equal(["2026-10 1 of 1 accepted", "2026-11 1 of 2 accepted, 1 rejected"], Words(precision.Months));
        var condition = Assert.Single(precision.Conditions);
        Assert.Equal("sample_check", condition.Name);
        Assert.Equal(["high 2 of 2 accepted", "low 0 of 1 accepted, 1 rejected"], Words(condition.ByConfidence));
    }

    [Fact]
    public void The_generator_is_kept_in_the_entitys_line_and_its_absence_is_no_fault()
    {
        var entity = Found("a", 1);

        foreach (var generator in (string[])["", "pro"])
        {
            var catalogue = EntityCatalogue.Read("e", EntityCatalogue.Empty.With([entity with { Generator = generator }]).ToUtf8());
            Assert.Equal(generator, catalogue.Find(entity.Key)?.Generator);
        }
    }

    private static Precision Of(IEnumerable<Entity> entities, params string[] closed) =>
        Precision.Of(
            entities,
            Merged,
            closed.Select(url => Lists.Key(url)),
            RunLedger.Empty.With(Run(2, "newer", month: 11)).With(Run(1, "older", month: 10)));

    private static Entity Found(string name, int run, string confidence = "high")
    {
        var sample = SampleDigest.Full().New[0].Entity;
        return sample with
        {
            Key = EntityKey.Of($"{name}.example", ""),
            Name = "",
            Run = Plans.Id(run),
            Conditions =
            [
                .. sample.Conditions.Select(condition => condition with { Evidence = condition.Evidence with { Confidence = confidence } })
            ],
        };
    }

    private static RunRecord Run(int number, string criteria, int month) => new()
    {
        Id = Plans.Id(number),
        Kind = RunKind.Refresh,
        CriteriaHash = criteria,
        Started = new(2026, month, 1, 0, 0, 0, TimeSpan.Zero),
        Finished = new(2026, month, 1, 1, 0, 0, TimeSpan.Zero),
        Status = "completed",
        Reason = "",
        Generated = 9,
        Matched = 5,
        New = 5,
        Changed = 0,
        Excluded = 0,
        Leaked = 0,
        Usd = 1,
        Delivery = "",
    };

    private static IEnumerable<string> Words(IEnumerable<PrecisionGroup> groups) => groups.Select(group => $"{group.Name} {group.Shares}");
}
