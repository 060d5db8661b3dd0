using System.Collections.Concurrent;
using FindAllDigest.GitHub.Transport;

namespace FindAllDigest.GitHub.Git;

/// <summary>Writes files of one folder as one commit on a branch, if that folder is still what was read. Branches are never forced here.</summary>
/// <remarks>
/// Many watches share a branch, each in its own folder, and people push too. So a branch that moved is no conflict by itself: the folder is
/// read again at the new head, and only if it differs does somebody else have the say.
/// </remarks>
/// <param name="founding">What a branch begins with that is not there yet.</param>
internal sealed class FolderWriter(GitObjects objects, Commits commits, Branches branches, FirstCommit founding, TimeProvider time) : IDisposable
{
    private const int MostRefusals = 2;
    private const int MostUnclear = 6;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    // One writer for a branch at a time: the watches of one process need not race each other.
    private readonly ConcurrentDictionary<string, Lane> _lanes = new(StringComparer.Ordinal);

    /// <param name="branch">Where to; made if it is not there.</param>
    /// <param name="known">The branch as it was read, which saves reading it once more.</param>
    /// <exception cref="GitHubRefusalException">GitHub refused, and not because the branch moved.</exception>
    public async Task<FolderWrite> WriteAsync(string branch, CommitTree known, FolderChange change, CancellationToken cancellationToken)
    {
        var lane = _lanes.GetOrAdd(branch, _ => new Lane());
        await lane.Turn.WaitAsync(cancellationToken);
        try
        {
            lane.Tip ??= known;
            var write = await WriteOnAsync(branch, lane.Tip, change, cancellationToken);
            lane.Tip = write.Tip;
            return write;
        }
        catch
        {
            lane.Tip = null;
            throw;
        }
        finally
        {
            lane.Turn.Release();
        }
    }

    public void Dispose()
    {
        foreach (var lane in _lanes.Values)
        {
            lane.Turn.Dispose();
        }
    }

    private async Task<FolderWrite> WriteOnAsync(string branch, CommitTree tip, FolderChange change, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var (isUnclear, isFresh) = (false, false);
        for (var refusals = 0; ;)
        {
            var now = tip.Folder(change.Folder);
            if (isUnclear && now.Holds(change.Files))
            {
                return new FolderWrite(tip, IsWritten: true);
            }

            if (now.Version != change.Version)
            {
                if (isFresh)
                {
                    return new FolderWrite(tip, IsWritten: false);
                }

                // What this process last saw of the branch may be older than what was read.
                (tip, isFresh) = (await ReadTipAsync(branch, cancellationToken), true);
                continue;
            }

            if (now.Holds(change.Files))
            {
                return new FolderWrite(tip, IsWritten: true);
            }

            if (!tip.Exists)
            {
                // In two steps, since a rule may let a branch be made and forbid to move it: that shows at the first write, and not at the one that matters.
                (tip, isFresh) = (await FoundAsync(branch, cancellationToken), true);
                continue;
            }

            var commit = await commits.MakeAsync(tip.Commit, change.Missing(now), change.Message, cancellationToken);
            if (change.Announce is { } announce && !await announce(commit))
            {
                return new FolderWrite(tip, IsWritten: false);
            }

            try
            {
                await branches.MoveAsync(branch, commit, isForced: false, cancellationToken);
                return new FolderWrite(tip.With(commit, change.Paths), IsWritten: true);
            }
            catch (GitHubRefusalException refused) when (refused.Refusal is Refusal.Conflict or Refusal.Unclear && time.GetElapsedTime(start) < Patience)
            {
                isUnclear |= refused.Refusal == Refusal.Unclear;
                await Task.Delay(LongestPause * (0.1 + (0.9 * Jitter.Next())), time, cancellationToken);
                var head = await ReadAfterAsync(refused, branch, cancellationToken);

                // A branch that has not moved was refused for another reason, such as a rule; a late reader deserves a second look.
                if (head == tip.Commit && ++refusals >= (isUnclear ? MostUnclear : MostRefusals))
                {
                    throw;
                }

                (tip, isFresh) = (await ReadTipOfAsync(head, cancellationToken), true);
            }
        }
    }

    /// <summary>Makes the branch, or finds what somebody else made at the same moment.</summary>
    private async Task<CommitTree> FoundAsync(string branch, CancellationToken cancellationToken)
    {
        var commit = await commits.MakeAsync("", founding.Files, founding.Message, cancellationToken);
        try
        {
            await branches.CreateAsync(branch, commit, cancellationToken);
            return CommitTree.None.With(commit, founding.Paths);
        }
        catch (GitHubRefusalException refused) when (refused.Refusal is Refusal.Conflict or Refusal.Unclear)
        {
            var head = await ReadAfterAsync(refused, branch, cancellationToken);
            if (head.Length == 0)
            {
                throw;
            }

            return await ReadTipOfAsync(head, cancellationToken);
        }
    }

    /// <summary>Where the branch is after a refusal. If that is refused, too, the first refusal is what people must hear of.</summary>
    private async Task<string> ReadAfterAsync(GitHubRefusalException first, string branch, CancellationToken cancellationToken)
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

    private async Task<CommitTree> ReadTipAsync(string branch, CancellationToken cancellationToken) =>
        await ReadTipOfAsync(await branches.ReadAsync(branch, cancellationToken), cancellationToken);

    private async Task<CommitTree> ReadTipOfAsync(string head, CancellationToken cancellationToken) =>
        head.Length == 0 ? CommitTree.None : await objects.ReadTipAsync(head, cancellationToken);

    /// <summary>A branch with what this process last saw of it.</summary>
    private sealed class Lane
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public CommitTree? Tip { get; set; }
    }
}

/// <summary>How a write of a folder ended.</summary>
/// <param name="Tip">The branch as it is now.</param>
/// <param name="IsWritten">False when somebody else had changed the folder, or the commit was not wanted any more; nothing was written then.</param>
internal sealed record FolderWrite(CommitTree Tip, bool IsWritten);
