using FindAllDigest.Core.Runs;

namespace FindAllDigest.Core.Figures;

/// <summary>What one run caught of the entities that were there for it to find.</summary>
/// <param name="FoundBefore">Entities found by earlier runs of the same criteria; a refresh cannot find them again.</param>
/// <param name="New">Entities that this run found first.</param>
/// <param name="KnownSought">Known entities that the run was free to find again; 0 for a refresh, which excludes them.</param>
public sealed record RunCatch(int FoundBefore, int New, int KnownSought, int KnownFound)
{
    /// <summary>The catches under one wording of the criteria, oldest first.</summary>
    /// <remarks>Only a run that went on until nothing was left says what it could not find, so runs that met their limit, failed or were
    /// cancelled add to what is found and are no catch of their own.</remarks>
    public static IReadOnlyList<RunCatch> Of(RunLedger ledger, string criteriaHash)
    {
        List<RunCatch> catches = [];
        var found = 0;
        foreach (var run in ledger.Refreshes.Where(run => run.CriteriaHash == criteriaHash).OrderBy(run => run.Started))
        {
            if (RanUntilNothingWasLeft(run))
            {
                var sought = run.Kind == RunKind.Recheck ? Math.Max(0, found - run.Excluded) : 0;
                catches.Add(new RunCatch(found, run.New, sought, Math.Clamp(run.Matched - run.New, 0, sought)));
            }

            found += run.New;
        }

        return catches;
    }

    private static bool RanUntilNothingWasLeft(RunRecord run) => run.Reason is "candidates_exhausted" or "low_match_rate";
}
