using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Health;

namespace FindAllDigest.Tests.Rendering;

/// <summary>Refreshes that ended in different ways.</summary>
internal static class GoldenReports
{
    public static IReadOnlyList<RefreshReport> All { get; } =
    [
        Report("khosla", RefreshOutcome.New, "12 new: 14 of 64 candidates matched, 81 were excluded. Cost 4.45 USD.") with
        {
            NewCount = 12,
            CostUsd = 4.45m,
            PullRequestUrl = "https://github.com/octo/watches/pull/12",
            DigestPath = "data/khosla/digests/2026-11-23.md",
            Digest = GoldenDigests.All["twelve-new"],
        },
        Report("batteries", RefreshOutcome.Changed, "2 changed, 1 no longer matches, 1 not seen this time. Cost 2.35 USD.") with
        {
            ChangedCount = 4,
            CostUsd = 2.35m,
            Digest = GoldenDigests.All["changed-only"],
        },
        Report("grants", RefreshOutcome.Unchanged, "Nothing new: 0 of 31 candidates matched, 12 were excluded. Cost 2.00 USD.") with
        {
            CostUsd = 2m,
        },
        Report(
            "labs", RefreshOutcome.Pending, "Run findall_1 is still in progress. It is in the journal, and the next refresh collects it.") with { RunId = FindAllRunId.TryParse("findall_1", out var run) ? run : null },
        Report(
            "vendors",
            RefreshOutcome.Budget,
            "38.20 of this month's 40.00 USD are spent; the smallest run may cost 2.88 USD and 1.80 USD are left. The watch resumes on Tue 1 Dec, or when budget.per_month_usd in watch.json is raised."),
        Report("papers", RefreshOutcome.Failed, "The service refused the create: 401 Unauthorized.") with { ExitCode = ExitCode.FindAll },
    ];

    private static RefreshReport Report(string watch, RefreshOutcome outcome, string message) => new()
    {
        Watch = WatchName.TryParse(watch, out var name) ? name : throw new InvalidOperationException(),
        Outcome = outcome,
        Message = message,
    };
}
