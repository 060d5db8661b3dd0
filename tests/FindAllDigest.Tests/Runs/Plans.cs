using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Tests.Runs;

/// <summary>Plans and rows of runs, as the tests of this folder need them.</summary>
internal static class Plans
{
    public static DateTimeOffset Monday { get; } = new(2026, 11, 23, 6, 0, 0, TimeSpan.Zero);

    public static Criteria Criteria { get; } = new()
    {
        Objective = "Find {{ year }} \"batteries\"\n\u202E",
        EntityType = "companies",
        MatchConditions = [new("battery_check", "Makes batteries."), new("zweite_prüfung", "…")],
        Enrichments = [new("core", """{"type":"json","json_schema":{"type":"object","properties":{"mw":{"type":"number"}}}}""")],
        Generator = Generator.Core,
        MatchLimit = 50,
    };

    public static RunPlan Plan { get; } = new()
    {
        Kind = RunKind.Refresh,
        Started = Monday,
        GitHubRunId = "17",
        Criteria = Criteria,
        MatchLimit = 45,
        Excluded = 12,
        ExposureUsd = 9.875m,
    };

    public static FindAllRunId Id(int number) =>
        FindAllRunId.TryParse($"findall_{number:x32}", out var id) ? id : throw new ArgumentOutOfRangeException(nameof(number));

    public static RunRecord Record(
        DateTimeOffset started, string status = "completed", string reason = "", int found = 0, decimal usd = 1, int id = 1) => new()
        {
            Id = Id(id),
            Kind = RunKind.Refresh,
            CriteriaHash = "abc",
            Started = started,
            Finished = started.AddMinutes(9),
            Status = status,
            Reason = reason,
            Generated = 3,
            Matched = found,
            New = found,
            Changed = 0,
            Excluded = 2,
            Leaked = 0,
            Usd = usd,
            Delivery = "data/w/digests/2026-11-23.md",
        };
}
