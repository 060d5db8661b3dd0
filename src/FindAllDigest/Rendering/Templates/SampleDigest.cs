using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Figures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Rendering.Templates;

/// <summary>Small digests for trying templates.</summary>
internal static class SampleDigest
{
    /// <summary>One that fills every value a template may print.</summary>
    public static Digest Full()
    {
        var date = new DateOnly(2026, 11, 23);
        var run = FindAllRunId.TryParse("findall_00000000000000000000000000000001", out var id)
            ? id
            : throw new InvalidOperationException("The sample's id is no id.");
        var name = WatchName.TryParse("sample", out var watch)
            ? watch
            : throw new InvalidOperationException("The sample's name is no name.");
        var entity = SampleEntity(date, run);
        var entry = new DigestEntity(entity, ["Sample Robotics GmbH (sample-robotics.example)"]);

        return new Digest
        {
            Watch = name,
            Date = date,
            Objective = "Find a sample",
            Plan = Plan(date),
            Run = new FindAllRun(run, new RunStatus("completed", false, 5, 1, "candidates_exhausted")),
            New = [entry],
            BackAgain = [entry],
            Changed = [entry with { Changes = [Change(date, run, ChangeKind.Enrichment, "headquarters", "\"Porto\"", "\"Lisbon\"")] }],
            NoLongerMatches = [entry with { Changes = [Change(date, run, ChangeKind.Condition, "sample_check", "true", "false")] }],
            NotSeen = [entry],
            Leaked = [entity.Key],
            Seeded = 1,
            CostUsd = 2.15m,
            LeakedUsd = 0.15m,
            PricesDate = date,
            BudgetLeftUsd = 20m,
            Notes = ["A sample note."],
            Numbers = new(["Of 5 candidates, “Sample” passed 1 and refused 4."], ["“Other” passed 5 and refused 0."]),
            NearMisses = [new NearMiss(Refused(entity), "sample_check")],
            Earlier = [.. Enumerable.Range(1, 4).Select(weeks => Earlier(run, date.AddDays(7 * (weeks - 5))))],
        };
    }

    /// <summary>One that has nothing to tell and no past.</summary>
    public static Digest Empty()
    {
        var full = Full();
        return full with
        {
            Run = full.Run with { Status = new RunStatus("completed", false, 0, 0, null) },
            New = [],
            BackAgain = [],
            Changed = [],
            NoLongerMatches = [],
            NotSeen = [],
            Leaked = [],
            Seeded = 0,
            Notes = [],
            Numbers = NumberSentences.None,
            NearMisses = [],
            Earlier = [],
        };
    }

    private static Entity Refused(Entity sample) => sample with
    {
        Key = EntityKey.Of("https://refused.example", ""),
        Name = "Refused",
        Url = "https://refused.example",
        Conditions = [.. sample.Conditions.Select(verdict => verdict with { IsMatched = false })],
    };

    private static EntityChange Change(DateOnly date, FindAllRunId run, ChangeKind kind, string field, string before, string after) =>
        new()
        {
            Date = date,
            Run = run,
            Kind = kind,
            Field = field,
            BeforeJson = before,
            AfterJson = after,
            Source = "https://sample.example/news",
        };

    private static RunRecord Earlier(FindAllRunId run, DateOnly day) => new()
    {
        Id = run,
        Kind = RunKind.Refresh,
        CriteriaHash = "000000000000",
        Started = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero),
        Finished = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero),
        Status = "completed",
        Reason = "match_limit_met",
        Generated = 40,
        Matched = 10,
        New = 5,
        Changed = 0,
        Excluded = 0,
        Leaked = 0,
        Usd = 3.5m,
        Delivery = "",
    };

    private static Entity SampleEntity(DateOnly date, FindAllRunId run)
    {
        var evidence = new Evidence(
            "The page says so.", "high", [new Citation("https://sample.example/about", "About", ["We are a sample."])]);
        return new Entity
        {
            Key = EntityKey.Of("https://sample.example", "Sample"),
            Name = "Sample",
            Url = "https://sample.example",
            Description = "A sample.",
            FirstSeen = date,
            LastSeen = date,
            Run = run,
            Conditions = [new CandidateOutput("sample_check", OutputKind.MatchCondition, "\"yes\"", true, evidence)],
            Enrichments = [new CandidateOutput("headquarters", OutputKind.Enrichment, "\"Lisbon\"", null, evidence)],
            Changes = [],
        };
    }

    private static RunPlan Plan(DateOnly date)
    {
        var criteria = new PartialCriteria
        {
            Objective = "Find a sample",
            EntityType = "samples",
            MatchConditions = [new MatchCondition("sample_check", "It is a sample.")],
            Enrichments =
            [
                new Enrichment(
                    "core", """{"type":"json","json_schema":{"type":"object","properties":{"headquarters":{"type":"string"}}}}""")
            ],
        };

        return new RunPlan
        {
            Kind = RunKind.Refresh,
            Started = new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero),
            GitHubRunId = "",
            Criteria = criteria.Complete(PartialCriteria.Empty, "sample").OrThrow(),
            MatchLimit = 50,
            Excluded = 3,
            ExposureUsd = 10.75m,
        };
    }
}
