using System.Runtime.ExceptionServices;
using FindAllDigest.GitHub.Transport;

namespace FindAllDigest.GitHub.Git;

/// <summary>The attempts to write one change on a branch that others move, too: what they
/// have seen of the branch, and when they give up.</summary>
/// <param name="founding">What a branch begins with that is not there yet.</param>
internal sealed class FolderAttempts(
    string branch, CommitTree tip, FolderChange change, GitObjects objects, Commits commits, Branches branches, FirstCommit founding)
{
    private const int MostRefusals = 2;
    private const int MostUnclear = 6;

    private CommitTree _tip = tip;
    private bool _isFresh;
    private bool _isUnclear;
    private int _refusals;
    private GitHubRefusalException? _refused;

    /// <summary>Whether the last attempt was refused because of where the branch was, or perhaps not refused at all.</summary>
    public bool MayBeRepeated { get; private set; }

    /// <summary>Makes a commit of the change and moves the branch to it.</summary>
    /// <exception cref="GitHubRefusalException">GitHub refused.</exception>
    public async Task<FolderWrite> TryAsync(CancellationToken cancellationToken)
    {
        MayBeRepeated = false;
        if (_refused is { } refused)
        {
            await LookAgainAsync(refused, cancellationToken);
        }

        if (await FindStartAsync(cancellationToken) is { } isWritten)
        {
            return new FolderWrite(_tip, isWritten);
        }

        var commit = await commits.MakeAsync(_tip.Commit, change.Missing(_tip.Folder(change.Folder)), change.Message, cancellationToken);
        return change.Announce is null || await change.Announce(commit)
            ? await MoveAsync(commit, cancellationToken)
            : new FolderWrite(_tip, IsWritten: false);
    }

    /// <summary>Finds the commit to start from: one whose folder is as it was read.</summary>
    /// <returns>Whether the change stands there, when there is nothing left to do; else null.</returns>
    private async Task<bool?> FindStartAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var now = _tip.Folder(change.Folder);
            var isAsRead = now.Version == change.Version;
            if (now.Holds(change.Files) && (isAsRead || _isUnclear))
            {
                return true;
            }

            if (!isAsRead)
            {
                if (_isFresh)
                {
                    return false;
                }

                // What this process last saw of the branch may be older than what was read.
                _tip = await objects.ReadTipOrNoneAsync(await branches.ReadAsync(branch, cancellationToken), cancellationToken);
            }
            else if (!_tip.Exists)
            {
                // In two steps, since a rule may let a branch be made and forbid to move it: that shows at
                // the first write, and not at the one that matters.
                _tip = await FoundAsync(cancellationToken);
            }
            else
            {
                return null;
            }

            _isFresh = true;
        }
    }

    private async Task<FolderWrite> MoveAsync(string commit, CancellationToken cancellationToken)
    {
        try
        {
            await branches.MoveAsync(branch, commit, isForced: false, cancellationToken);
            return new FolderWrite(_tip.With(commit, change.Paths), IsWritten: true);
        }
        catch (GitHubRefusalException refused) when (refused.Refusal is Refusal.Conflict or Refusal.Unclear)
        {
            _isUnclear |= refused.Refusal == Refusal.Unclear;
            (_refused, MayBeRepeated) = (refused, true);
            throw;
        }
    }

    private async Task LookAgainAsync(GitHubRefusalException refused, CancellationToken cancellationToken)
    {
        var head = await ReadAfterAsync(refused, cancellationToken);

        // A branch that has not moved was refused for another reason, such as a rule; a late reader deserves a second look.
        if (head == _tip.Commit && ++_refusals >= (_isUnclear ? MostUnclear : MostRefusals))
        {
            ExceptionDispatchInfo.Throw(refused);
        }

        (_tip, _isFresh) = (await objects.ReadTipOrNoneAsync(head, cancellationToken), true);
    }

    /// <summary>Makes the branch, or finds what somebody else made at the same moment.</summary>
    private async Task<CommitTree> FoundAsync(CancellationToken cancellationToken)
    {
        var commit = await commits.MakeAsync("", founding.Files, founding.Message, cancellationToken);
        try
        {
            await branches.CreateAsync(branch, commit, cancellationToken);
            return CommitTree.None.With(commit, founding.Paths);
        }
        catch (GitHubRefusalException refused) when (refused.Refusal is Refusal.Conflict or Refusal.Unclear)
        {
            var head = await ReadAfterAsync(refused, cancellationToken);
            if (head.Length == 0)
            {
                throw;
            }

            return await objects.ReadTipAsync(head, cancellationToken);
        }
    }

    /// <summary>Where the branch is after a refusal. If that is refused, too, the first refusal is what people must hear of.</summary>
    private async Task<string> ReadAfterAsync(GitHubRefusalException first, CancellationToken cancellationToken)
    {
        try
        {
            return await branches.ReadAsync(branch, cancellationToken);
        }
        catch (GitHubRefusalException second) when (!second.MayPass && !first.MayPass)
        {
            throw first;
        }
    }
}
