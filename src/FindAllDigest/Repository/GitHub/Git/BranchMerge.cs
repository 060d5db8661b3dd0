using FindAllDigest.Core.Exclusions;
using FindAllDigest.Repository.GitHub.Transport;

namespace FindAllDigest.Repository.GitHub.Git;

/// <summary>Merges the default branch into a proposal: a commit with both as parents on the default branch's tree, which holds on to what the proposal changed.</summary>
/// <remarks>
/// A file that one side changed is as that side has it. Where both changed it, a watch's own files are merged by rows and by keys; any other
/// is a person's to merge, and nothing is written then. The branch is never forced.
/// </remarks>
internal sealed class BranchMerge(GitObjects objects, Commits commits, Branches branches)
{
    /// <param name="tell">Told, before the branch moves, of what people changed on both branches.</param>
    public async Task<MergeResult> MergeAsync(SnapshotOrigin origin, BranchTip proposal, BranchTip parting, Func<IReadOnlyList<OverruledChange>, Task> tell, CancellationToken cancellationToken)
    {
        if (await objects.ReadWholeAsync(parting.Commit, cancellationToken) is not { } before
            || await objects.ReadWholeAsync(proposal.Commit, cancellationToken) is not { } proposed
            || await objects.ReadWholeAsync(origin.Default.Commit, cancellationToken) is not { } current)
        {
            return new MergeResult("", ["the repository, which has more files than GitHub lists at once"]);
        }

        var files = new MergeFiles(origin.DataPath);
        List<TreeEdit> edits = [];
        List<string> conflicts = [];
        foreach (var path in before.Keys.Union(proposed.Keys))
        {
            var (old, mine, theirs) = (before.GetValueOrDefault(path), proposed.GetValueOrDefault(path), current.GetValueOrDefault(path));
            if (mine == old || mine == theirs)
            {
                continue;
            }

            if (theirs == old && (mine ?? old) is { } entry)
            {
                edits.Add(new TreeEdit(path, mine is null ? entry with { BlobId = "" } : entry, null));
            }
            else if (mine is { IsRegular: true } && theirs is { IsRegular: true } && files.Knows(path)
                && files.Merge(path, await ReadAsync(path, old), await ReadAsync(path, mine), await ReadAsync(path, theirs)) is { } merged)
            {
                edits.Add(new TreeEdit(path, mine, merged));
            }
            else
            {
                conflicts.Add(path);
            }
        }

        if (conflicts.Count > 0)
        {
            return new MergeResult("", conflicts);
        }

        // A merge that is done shows nothing of it any more.
        await tell(files.Disputes);
        return new MergeResult(await WriteAsync(origin, proposal, edits, cancellationToken), []);

        async Task<ReadOnlyMemory<byte>> ReadAsync(string path, TreeEntry? entry) =>
            entry is null ? ReadOnlyMemory<byte>.Empty : await objects.ReadAsync(path, new TreeFile(entry.BlobId, null), cancellationToken);
    }

    private async Task<string> WriteAsync(SnapshotOrigin origin, BranchTip proposal, IReadOnlyList<TreeEdit> edits, CancellationToken cancellationToken)
    {
        var commit = await commits.MakeMergeAsync([proposal.Commit, origin.Default.Commit], edits, $"Merge the default branch into the proposal of {origin.Watch.Value}", cancellationToken);
        try
        {
            await branches.MoveAsync(origin.Branch, commit, isForced: false, cancellationToken);
            return commit;
        }
        catch (GitHubRefusalException refused) when (refused.Refusal is Refusal.Conflict or Refusal.Unclear)
        {
            // A branch that is as it was has been refused by a rule.
            var head = await branches.ReadAsync(origin.Branch, cancellationToken);
            if (head == proposal.Commit)
            {
                throw;
            }

            return head == commit ? commit : "";
        }
    }
}

/// <summary>How a merge ended.</summary>
/// <param name="Commit">The merge; empty where there is none, because of conflicts or since somebody moved the branch meanwhile.</param>
/// <param name="Conflicts">What a person must merge.</param>
internal sealed record MergeResult(string Commit, IReadOnlyList<string> Conflicts);
