using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Watches;
using FindAllDigest.GitHub.Git;
using FindAllDigest.GitHub.Transport;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Store.GitHub;

/// <summary>Merges the default branch and a proposal: a commit with both as parents on the
/// default branch's tree, which holds on to what the proposal changed.</summary>
/// <remarks>A file that one side changed is as that side has it. Where both changed it, a watch's own files are merged by rows and by keys;
/// any other is a person's to merge, and nothing is written then. No branch is ever forced.</remarks>
internal sealed class BranchMerge(GitObjects objects, Commits commits, Branches branches, MergeFiles files)
{
    /// <summary>Brings a proposal up to date with the default branch.</summary>
    /// <param name="tell">Told, before the branch moves, of what people changed on both branches.</param>
    public async Task<MergeOutcome> MergeAsync(
        WatchOnGitHub origin,
        CommitTree proposal,
        CommitTree mergeBase,
        Func<IReadOnlyList<OverruledChange>, Task> tell,
        CancellationToken cancellationToken)
    {
        var difference = await DifferAsync(origin, proposal.Commit, mergeBase.Commit, cancellationToken);
        if (difference.Conflicts.Count > 0)
        {
            return new MergeOutcome.Conflict(difference.Conflicts);
        }

        // A merge that is done shows nothing of it any more.
        await tell(difference.Disputes);
        var commit = await commits.MakeMergeAsync(
            [proposal.Commit, origin.Default.Commit],
            origin.Default.Commit,
            difference.Edits,
            $"Merge the default branch into the proposal of {origin.Watch.Value}",
            cancellationToken);
        return await MoveAsync(origin.Branch, proposal.Commit, commit, cancellationToken);
    }

    /// <summary>Brings the default branch up to date with what a branch without a pull request holds.</summary>
    /// <exception cref="GitHubRefusalException">The default branch may not be written.</exception>
    public async Task<MergeOutcome> MergeIntoDefaultAsync(
        WatchOnGitHub origin, string head, CommitTree mergeBase, CancellationToken cancellationToken)
    {
        var commit = head;
        if (mergeBase.Commit != origin.Default.Commit)
        {
            var difference = await DifferAsync(origin, head, mergeBase.Commit, cancellationToken);
            if (difference.Conflicts.Count > 0)
            {
                return new MergeOutcome.Conflict(difference.Conflicts);
            }

            commit = await commits.MakeMergeAsync(
                [origin.Default.Commit, head],
                origin.Default.Commit,
                difference.Edits,
                $"Merge the finds of {origin.Watch.Value}",
                cancellationToken);
        }

        return await MoveAsync(origin.DefaultBranch, origin.Default.Commit, commit, cancellationToken);
    }

    private async Task<Difference> DifferAsync(WatchOnGitHub origin, string proposal, string mergeBase, CancellationToken cancellationToken)
    {
        if (await objects.ReadWholeAsync(mergeBase, cancellationToken) is not { } before
            || await objects.ReadWholeAsync(proposal, cancellationToken) is not { } proposed
            || await objects.ReadWholeAsync(origin.Default.Commit, cancellationToken) is not { } current)
        {
            return new Difference([], ["the repository, which has more files than GitHub lists at once"], []);
        }

        List<TreeEdit> edits = [];
        List<string> conflicts = [];
        List<OverruledChange> disputes = [];
        var table = $"{origin.DataPath}/{WatchFiles.Table}";
        foreach (var path in before.Keys.Union(proposed.Keys).Where(path => path != table))
        {
            var (old, mine, theirs) = (before.GetValueOrDefault(path), proposed.GetValueOrDefault(path), current.GetValueOrDefault(path));
            if (mine == old || mine == theirs)
            {
                continue;
            }

            if (theirs == old && (mine ?? old) is { } entry)
            {
                edits.Add(new TreeEdit(path, mine is null ? entry with { BlobId = "" } : entry, null));
                continue;
            }

            var merged = mine is { IsRegular: true } && theirs is { IsRegular: true } && IsOwn(path)
                ? await files.MergeAsync(path, old, mine, theirs, cancellationToken)
                : null;
            if (mine is not null && merged?.Content is { } merge)
            {
                edits.Add(new TreeEdit(path, mine, merge));
                disputes.AddRange(merged.Disputes);
            }
            else
            {
                conflicts.Add(path);
            }
        }

        if (conflicts.Count == 0 && await files.TableAsync(origin, current, edits, cancellationToken) is { } content)
        {
            edits.Add(new TreeEdit(table, TreeEntry.NewFile, content));
        }

        return new Difference(edits, conflicts, disputes);

        bool IsOwn(string path) =>
            path.StartsWith($"{origin.DataPath}/", StringComparison.Ordinal) && MergeFiles.Knows(path[(origin.DataPath.Length + 1)..]);
    }

    private async Task<MergeOutcome> MoveAsync(string branch, string from, string commit, CancellationToken cancellationToken)
    {
        try
        {
            await branches.MoveAsync(branch, commit, isForced: false, cancellationToken);
            return new MergeOutcome.Merged();
        }
        catch (GitHubRefusalException refused) when (refused.Refusal is Refusal.Conflict or Refusal.Unclear)
        {
            // A branch that is as it was has been refused by a rule.
            var head = await branches.ReadAsync(branch, cancellationToken);
            if (head == from)
            {
                throw;
            }

            return head == commit ? new MergeOutcome.Merged() : new MergeOutcome.Moved();
        }
    }

    /// <summary>What a merge changes of the default branch's tree.</summary>
    private sealed record Difference(
        IReadOnlyList<TreeEdit> Edits, IReadOnlyList<string> Conflicts, IReadOnlyList<OverruledChange> Disputes);
}
