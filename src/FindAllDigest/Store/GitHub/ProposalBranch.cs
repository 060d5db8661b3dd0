using FindAllDigest.GitHub.Conversations;
using FindAllDigest.GitHub.Git;
using FindAllDigest.GitHub.Transport;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Store.GitHub;

/// <summary>Puts a delivery on the proposal branch: on top of what is proposed there, or on a
/// branch begun anew from the default branch.</summary>
internal sealed class ProposalBranch(Commits commits, Branches branches, FolderWriter writer, PullRequests pulls)
{
    /// <returns>The default branch's head with the delivery; null when somebody changed the data meanwhile.</returns>
    public async Task<string?> WriteToDefaultAsync(
        WatchOnGitHub origin, BranchData branch, DataChange data, CancellationToken cancellationToken)
    {
        var change = new FolderChange(origin.DataPath, branch.Files.Version, FilesOf(data, branch), data.CommitMessage);
        var write = await writer.WriteAsync(origin.DefaultBranch, origin.Default, change, cancellationToken);
        return write.IsWritten ? write.Tip.Commit : null;
    }

    /// <summary>The files that a change writes.</summary>
    private static IReadOnlyDictionary<string, ReadOnlyMemory<byte>> FilesOf(DataChange change, BranchData branch) =>
        change.FilesOn(branch).ToDictionary(file => file.Name, file => file.Bytes, StringComparer.Ordinal);

    /// <param name="branch">The data that the delivery is put on.</param>
    /// <param name="announce">Told of each commit right before the branch moves to it; when it
    /// says no, the branch stays. Null where nobody need be told.</param>
    /// <returns>The branch's head with the delivery; null when somebody changed the data meanwhile.</returns>
    public async Task<string?> WriteAsync(
        WatchOnGitHub origin, BranchData branch, DataChange data, Func<string, Task<bool>>? announce, CancellationToken cancellationToken)
    {
        var files = FilesOf(data, branch);
        if (origin.Proposal is { } tip)
        {
            var change = new FolderChange(origin.DataPath, tip.Folder(origin.DataPath).Version, files, data.CommitMessage)
            {
                Announce = announce,
            };
            var write = await writer.WriteAsync(origin.Branch, tip, change, cancellationToken);
            return write.IsWritten ? write.Tip.Commit : null;
        }

        var known = origin.Default.Folder(origin.DataPath);
        var changed = files
            .Where(file => !known.Files.TryGetValue(file.Key, out var own) || own.BlobId != BlobId.Of(file.Value.Span))
            .ToDictionary(file => $"{origin.DataPath}/{file.Key}", file => file.Value, StringComparer.Ordinal);
        if (changed.Count == 0)
        {
            return origin.Default.Commit;
        }

        var commit = await commits.MakeAsync(origin.Default.Commit, changed, data.CommitMessage, cancellationToken);
        return announce is null || await announce(commit) ? await BeginAsync(origin, commit, cancellationToken) : null;
    }

    /// <summary>Whether the branch is where it was read; else what was read must not be shown any more.</summary>
    public async Task<bool> IsUnmovedAsync(WatchOnGitHub origin, CommitTree tip, CancellationToken cancellationToken) =>
        await branches.ReadAsync(origin.Branch, cancellationToken) == tip.Commit;

    private async Task<string?> BeginAsync(WatchOnGitHub origin, string commit, CancellationToken cancellationToken)
    {
        try
        {
            if (origin.FinishedBranchHead.Length == 0)
            {
                await branches.CreateAsync(origin.Branch, commit, cancellationToken);
                return commit;
            }

            // The one place where a branch is forced: its pull request is over, and none has been opened on it since.
            if (await pulls.FindOpenAsync(origin.Branch, cancellationToken) is not null
                || await branches.ReadAsync(origin.Branch, cancellationToken) != origin.FinishedBranchHead)
            {
                return null;
            }

            await branches.MoveAsync(origin.Branch, commit, isForced: true, cancellationToken);
            return commit;
        }
        catch (GitHubRefusalException refused) when (refused.Refusal is Refusal.Conflict or Refusal.Unclear)
        {
            // A branch that is as it was has been refused by a rule; one that moved, or may have, is read anew.
            var head = await branches.ReadAsync(origin.Branch, cancellationToken);
            if (refused.Refusal == Refusal.Conflict && head == origin.FinishedBranchHead)
            {
                throw;
            }

            return head == commit ? commit : null;
        }
    }
}
