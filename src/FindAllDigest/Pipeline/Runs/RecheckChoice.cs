using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Pipeline.Runs;

/// <summary>Decides whether a run looks at the known entities again, and how many matches it may find then.</summary>
internal static class RecheckChoice
{
    /// <summary>Room for what is new beside what is known.</summary>
    private const int Headroom = 20;

    /// <summary>The criteria of the next run: as they are for a refresh, with the recheck's match limit for a recheck.</summary>
    /// <param name="isAsked">Whether a person asks for one now.</param>
    public static ResolvedCriteria Apply(
        WatchContext context, ResolvedCriteria resolved, RunLedger ledger, bool isAsked, DateTimeOffset now)
    {
        var isDue = isAsked || DueDate.IsRecheckDue(context.Watch.Recheck, ledger, now);
        var known = isDue && resolved.Seed is null ? Known(context, DateOnly.FromDateTime(now.UtcDateTime)) : 0;

        // With nothing known there is nothing to look at again.
        return known == 0 ? resolved : resolved with
        {
            Kind = RunKind.Recheck,
            Criteria = resolved.Criteria with
            {
                MatchLimit = Math.Min(
                    context.Watch.Recheck?.MatchLimit ?? known + Headroom, MatchLimits.MaximumFor(resolved.Criteria.Generator)),
            },
        };
    }

    private static int Known(WatchContext context, DateOnly today)
    {
        var unwanted = new HashSet<EntityKey>();
        var known = new HashSet<EntityKey>();
        foreach (var row in new KnownEntities(context.ExcludeLists).Rows.Where(row => row.Pattern is null && !row.IsExpired(today)))
        {
            (row.Status.IsRechecked() ? known : unwanted).Add(row.Key);
        }

        known.ExceptWith(unwanted);
        return known.Count;
    }
}
