using FindAllDigest.Pipeline.Health;

namespace FindAllDigest.Rendering.Templates;

/// <summary>Reports that fill every value a summary may print, and one that fills none.</summary>
internal static class SampleReports
{
    public static IReadOnlyList<RefreshReport> All
    {
        get
        {
            var digest = SampleDigest.Full();
            var idle = new RefreshReport { Watch = digest.Watch, Outcome = RefreshOutcome.NotDue, Message = "Not due." };
            return
            [
                idle,
                idle with
                {
                    Outcome = RefreshOutcome.New,
                    Warnings = digest.Notes,
                    NewCount = 1,
                    ChangedCount = 1,
                    RunId = digest.Run.Id,
                    DigestPath = "data/sample/digests/2026-11-23.md",
                    PullRequestUrl = "https://sample.example/pull/1",
                    IssueUrl = "https://sample.example/issues/1",
                    CostUsd = digest.CostUsd,
                },
            ];
        }
    }
}
