using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Pipeline.Sessions;

/// <summary>A catalogue that is gone although the list beside it has rows of settled runs: a commit
/// that adds such rows writes both.</summary>
/// <remarks>A file without an entity is no loss: whoever commits one begins the catalogue anew.</remarks>
internal static class LostCatalogue
{
    /// <summary>Makes sure that a branch still has its catalogue.</summary>
    /// <param name="branch">One of <paramref name="data"/>.</param>
    /// <exception cref="DigestException">It is gone, or a file that tells so is wrong.</exception>
    public static BranchData Check(WatchData data, BranchData branch) =>
        !branch.Files.Has(WatchFiles.Entities) && RowsOfRuns(data, branch) is > 0 and var rows
            ? throw new DigestException([ProblemOf(branch.PathOf(WatchFiles.Entities), branch != data.Default, rows)])
            : branch;

    /// <summary>Counts the rows that came with a catalogue.</summary>
    /// <remarks>Rows of a closed pull request, and on the default branch those of the open one, were taken over by hand.</remarks>
    private static int RowsOfRuns(WatchData data, BranchData branch)
    {
        var closed = data.Reconcile(data.State.Closed);
        var runs = data.State.Ledger.Runs
            .Where(run => run.Id is not null && (run.New > 0 || run.Changed > 0))
            .Where(run => !closed.Knows(run.PullRequest) && (branch != data.Default || run.PullRequest != (data.History.Open ?? -1)))
            .Select(run => run.Id?.Value)
            .ToHashSet(StringComparer.Ordinal);
        return runs.Count > 0 && branch.Exclude.HasColumn(ExcludeColumn.Run) ? branch.Exclude.Rows.Count(row => runs.Contains(row.Run)) : 0;
    }

    private static FileProblem ProblemOf(string path, bool isProposed, int rows) => new(
        path,
        0,
        0,
        $"The file is gone{(isProposed ? " from the pull request's branch" : "")}, although the exclude list has "
            + $"{Plural.Of(rows, "row")} of earlier refreshes; the evidence that was paid for would be lost from view.",
        $"Take it back: 'git log --oneline -- {path}' lists the commits that changed it, 'git checkout COMMIT^ -- {path}' brings back what "
            + $"was there before one. If it shall begin anew, commit the file with nothing but an empty line.");
}
