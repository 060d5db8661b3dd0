using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Pipeline.Sessions;

/// <summary>What a watch's data tells of runs before this one. A memory that is gone although
/// there were some is damage; a new watch has none.</summary>
internal static class EarlierRuns
{
    /// <summary>The file that tells of an earlier run, by its path; empty where none does.</summary>
    /// <remarks>Rows that <c>init</c> took over from the run that <c>findall_id</c> names were bought
    /// elsewhere. A file with faults tells nothing here: its faults are told by themselves.</remarks>
    public static string FindIn(BranchData data) =>
        data.DigestNames.Count > 0 ? data.PathOf($"{WatchFiles.DigestFolder}/{data.DigestNames.Max(StringComparer.Ordinal)}")
        : Tells(() => data.Catalogue.Count > 0) ? data.PathOf(WatchFiles.Entities)
        : Tells(() => HasRowOfRun(data)) ? data.PathOf(WatchFiles.Exclude)
        : "";

    /// <summary>The fault of a memory without the folder of a watch that ran.</summary>
    /// <param name="memory">The folder's path in the memory.</param>
    /// <param name="trace">The file that tells of an earlier run.</param>
    public static FileProblem FolderIsGone(string memory, string branch, string trace) => new(
        memory,
        $"The folder is gone from the branch {branch}, although {trace} tells of an earlier run; a run in flight may be paid for and "
            + $"forgotten.",
        $"Take it back from the branch's history: 'git log --oneline -- {memory}' lists the commits that changed it, 'git checkout "
            + $"COMMIT^ -- {memory}' brings back what was there before one; commit and push that. "
        + $"If the watch was renamed, rename the folder on the branch {branch} too. If its data comes from another repository, put a "
        + $"file {memory}/{WatchFiles.Ledger} there that holds just the line {RunLedger.Header}");

    /// <summary>The fault of a memory that is gone as a whole, although pull requests of the watch are there.</summary>
    public static FileProblem BranchIsGone(string memory, string branch, string trace) => new(
        memory,
        $"The branch {branch} is gone, although {trace} and a pull request tell of an earlier run; a run in flight may be paid for and "
            + $"forgotten.",
        $"Bring it back: the page Activity of the repository (Code, beside the last commit) lists deleted branches with their last "
            + $"commit, and 'git push origin COMMIT:refs/heads/{branch}' makes the branch anew.");

    private static bool HasRowOfRun(BranchData data)
    {
        var (list, own) = (data.Exclude, data.HasWatch ? data.Watch.FindAllId : null);
        return list.HasColumn(ExcludeColumn.Run) && list.Rows.Any(row => FindAllRunId.TryParse(row.Run, out var run) && run != own);
    }

    private static bool Tells(Func<bool> look)
    {
        try
        {
            return look();
        }
        catch (DigestException)
        {
            return false;
        }
    }
}
