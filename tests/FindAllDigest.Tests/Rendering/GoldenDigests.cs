using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Figures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Proposals;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Tests.Rendering;

/// <summary>The situations that people meet, each as a digest and as the proposal it becomes.</summary>
internal static class GoldenDigests
{
    private static readonly int[] Finds = [5, 3, 0, 7, 2, 4, 1, 9];

    public static DateOnly Day { get; } = new(2026, 11, 23);

    public static FindAllRunId Run { get; } = FindAllRunId.TryParse("findall_5b8c1d2e3f4a4b5c8d9e0f1a2b3c4d5e", out var id)
        ? id
        : throw new InvalidOperationException();

    /// <summary>Another run, whose id ends otherwise.</summary>
    public static FindAllRunId RunOf(string end) =>
        FindAllRunId.TryParse($"{Run.Value[..^end.Length]}{end}", out var run) ? run : throw new InvalidOperationException();

    private static WatchName Watch { get; } = WatchName.TryParse("khosla", out var name) ? name : throw new InvalidOperationException();

    private static Criteria Criteria { get; } = new PartialCriteria
    {
        Objective = "Find all portfolio companies of Khosla Ventures founded after 2020",
        EntityType = "companies",
        MatchConditions =
        [
            new MatchCondition("khosla_ventures_portfolio_check", "Company must be a portfolio company of Khosla Ventures."),
            new MatchCondition("founded_after_2020_check", "Company must have been founded after 2020."),
        ],
        Enrichments =
        [
            new Enrichment(
                "core",
                """{"type":"json","json_schema":{"type":"object","properties":{"funding_amount":{"type":"string"},"headquarters":{"type":"string"}}}}""")
        ],
    }.Complete(PartialCriteria.Empty, "watch.json").OrThrow();

    public static IReadOnlyDictionary<string, Digest> All { get; } = new Dictionary<string, Digest>(StringComparer.Ordinal)
    {
        ["first-adoption"] = Plain() with { New = [.. Companies.All.Take(2)], Seeded = 48, Earlier = [], Plan = Plan(excluded: 48) },
        ["first-made-up"] = Plain() with
        {
            New = [.. Companies.All.Take(2)],
            Page = PageSettings.Default with { EntityType = Criteria.EntityType, IsSimulated = true },
            Plan = Plan(excluded: 0),
            Earlier = [],
            CostUsd = 0,
            BudgetLeftUsd = 40,
        },
        ["one-new"] = Plain() with { New = [Companies.Named("Calder Grid")] },
        ["twelve-new"] = Plain() with
        {
            New = Companies.All,
            Leaked = [EntityKey.Parse("rocketlab.example"), EntityKey.Parse("ginkgo.example")],
            LeakedUsd = 0.35m,
            CostUsd = 4.45m,
            BudgetLeftUsd = 23.10m,
            Numbers = Numbers,
            NearMisses = Near(Companies.Named("Juniper Kiln"), Companies.Named("Hollow Reed")),
        },
        ["thirty-five"] = Plain() with
        {
            New = Companies.WithSixEnrichments(35),
            Run = new FindAllRun(Run, new RunStatus("completed", false, 85, 35, "candidates_exhausted")),
            CostUsd = 8.13m,
            Numbers = Numbers,
            NearMisses = Near(Companies.Named("Juniper Kiln"), Companies.Named("Hollow Reed")),
        },
        ["changed-only"] = Plain() with
        {
            Changed =
            [
                Back("Farrow Robotics") with
                {
                    Changes =
                    [
                        Change(
                            ChangeKind.Enrichment,
                            "funding_amount",
                            "\"USD 12 million\"",
                            "\"USD 57 million\"",
                            "https://rounds.example/2026"),
                        Change(ChangeKind.Url, "url", "\"https://farrow-robotics.example\"", "\"https://farrow.example\"", "")
                    ],
                },
                Back("Glasswing Security") with
                {
                    Changes =
                    [
                        Change(ChangeKind.Enrichment, "headquarters", "null", "\"Tel Aviv, Israel\"", "https://glasswing.example/imprint")
                    ],
                },
            ],
            NoLongerMatches =
            [
                Back("Juniper Kiln") with
                {
                    Changes =
                    [
                        Change(
                            ChangeKind.Condition,
                            "khosla_ventures_portfolio_check",
                            "true",
                            "false",
                            "https://www.khoslaventures.example/portfolio")
                    ],
                }
            ],
            NotSeen = [Back("Hollow Reed")],
        },
        ["back-again"] = Plain() with { BackAgain = [Back("Inkwell Health")] },
        ["nothing"] = Plain(),
        ["partial-after-failure"] = Plain() with
        {
            New = [Companies.Named("Ember & Oak"), Companies.Named("Hollow Reed")],
            Run = new FindAllRun(Run, new RunStatus("failed", false, 14, 2, "error_occurred")),
            Notes = RunNotes.Of(new FindAllResult(new FindAllRun(Run, new RunStatus("failed", false, 14, 2, "error_occurred")), [], [])),
        },
        ["budget-stop"] = Plain() with
        {
            New = [Companies.Named("Brightloom Foods")],
            Run = new FindAllRun(Run, new RunStatus("completed", false, 31, 5, "match_limit_met")),
            Plan = Plan(excluded: 69) with { MatchLimit = 5 },
            Notes = ["The match limit was lowered from 50 to 5 to fit the budget."],
            BudgetLeftUsd = 0.02m,
        },
        ["criteria-changed"] = Plain() with
        {
            New = [.. Companies.All.Skip(5).Take(3)],
            Earlier = [.. History("0123456789ab")],
            Notes =
            [
                "The question or its match conditions were changed since the last run, so this result is not comparable with earlier ones."
            ],
        },
        ["hostile"] = Plain() with
        {
            New = [.. Companies.Hostile],
            BackAgain = [Companies.Hostile[1]],
            Changed =
            [
                Companies.Hostile[2] with
                {
                    Changes =
                    [
                        Change(ChangeKind.Enrichment, "x | y", "\"<b>before</b>\"", "\"](javascript:alert(1))\"", "javascript:alert(1)")
                    ],
                }
            ],
            Objective = "Find what @octo-labs asks for in #77 <!-- findall-digest:begin --> [x](http://evil.example/y)",
            Notes = ["The service said: </details> fixes #3 ![](http://evil.example/p.png)"],
            Leaked = [EntityKey.Of("", "name:--> <b>@octo</b>")],
            Numbers = new(["Of 3 candidates, “</summary> @octo #77” refused 3."], ["![](http://evil.example/p.png): 1 passed"]),
            NearMisses = Near([.. Companies.Hostile.Take(NearMisses.MostShown)]),
        },
        ["five-thousand-new"] = Plain() with
        {
            New = Companies.Many(5000),
            Run = new FindAllRun(Run, new RunStatus("completed", false, 9120, 5000, "candidates_exhausted")),
            CostUsd = 877m,
        },
    };

    /// <summary>The pull request of one refresh.</summary>
    public static Proposal Propose(Digest digest) => Proposal.Of(digest) with
    {
        Links = new ProposalLinks(
            [new DigestLink("2026-11-23.md", "https://github.com/octo/watches/blob/4f1c2d3e/data/khosla/digests/2026-11-23.md")],
            "https://github.com/octo/watches/edit/findall-digest/khosla/data/khosla/exclude.csv",
            "https://github.com/octo/watches/compare/main...findall-digest/khosla?expand=1",
            "https://github.com/octo/watches/actions/runs/7001#artifacts"),
    };

    private static NumberSentences Numbers => new(
        [
            "Of 64 candidates, “Khosla ventures portfolio” passed 26 and refused 38 (12 alone), “Founded after 2020” passed 35 and refused 29 (3 alone).",
            "Found 137; at least 151 exist (about 91 %).",
            "The next refresh is expected to bring about 4.5 new for about 3.10 USD, by what the last 6 brought. So far 27.40 USD in 9 runs for 137 new (0.20 each), 121 accepted (0.23 each).",
        ],
        [
            "With generator pro, the last 3 refreshes brought about 6.3 new for about 8.20 USD on average.",
        ]);

    private static IReadOnlyList<NearMiss> Near(params DigestEntity[] entries) =>
        [.. entries.Select((entry, index) => new NearMiss(
            entry.Entity with
            {
                Name = $"{entry.Entity.Name} near",
                Url = entry.Entity.Url,
                Key = EntityKey.Of($"https://near-{index}.example", ""),
                Conditions =
                [
                    .. entry.Entity.Conditions
                        .Take(1)
                        .Select(verdict => verdict with { Name = Criteria.MatchConditions[1].Name, IsMatched = false })
                ],
            },
            Criteria.MatchConditions[1].Name)).Where(near => near.Entity.Conditions.Count > 0)];

    private static EntityChange Change(ChangeKind kind, string field, string before, string after, string source) =>
        new() { Date = Day, Run = Run, Kind = kind, Field = field, BeforeJson = before, AfterJson = after, Source = source };

    private static DigestEntity Back(string name)
    {
        var entry = Companies.Named(name);
        return entry with { Entity = entry.Entity with { FirstSeen = new DateOnly(2026, 3, 2) } };
    }

    private static Digest Plain() => new()
    {
        Watch = Watch,
        Date = Day,
        Page = PageSettings.Default with { EntityType = Criteria.EntityType },
        Objective = Criteria.Objective,
        Plan = Plan(excluded: 81),
        Run = new FindAllRun(Run, new RunStatus("completed", false, 64, 14, "candidates_exhausted")),
        New = [],
        BackAgain = [],
        Leaked = [],
        Seeded = 0,
        CostUsd = 2.35m,
        LeakedUsd = 0,
        PricesDate = new DateOnly(2026, 10, 8),
        BudgetLeftUsd = 31.20m,
        Notes = [],
        Earlier = [.. History(Criteria.Hash)],
    };

    private static RunPlan Plan(int excluded) => new()
    {
        Kind = RunKind.Refresh,
        Started = new DateTimeOffset(Day, new TimeOnly(6, 0), TimeSpan.Zero),
        GitHubRunId = "7001",
        Criteria = Criteria,
        MatchLimit = 50,
        Excluded = excluded,
        ExposureUsd = 10.75m,
    };

    private static IEnumerable<RunRecord> History(string criteria) => Finds.Select((added, index) =>
    {
        var started = new DateTimeOffset(Day.AddDays(-7 * (Finds.Length - index)), new TimeOnly(6, 0), TimeSpan.Zero);
        return new RunRecord
        {
            Id = Run,
            Kind = RunKind.Refresh,
            CriteriaHash = criteria,
            Started = started,
            Finished = started.AddMinutes(12),
            Status = "completed",
            Reason = "candidates_exhausted",
            Generated = 60,
            Matched = added + 1,
            New = added,
            Changed = 0,
            Excluded = 40 + (5 * index),
            Leaked = 1,
            Usd = 2m + (0.175m * (added + 1)),
            Delivery = "",
        };
    });
}
