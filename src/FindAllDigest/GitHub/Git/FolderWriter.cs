using System.Collections.Concurrent;
using FindAllDigest.GitHub.Transport;
using FindAllDigest.Transport;

namespace FindAllDigest.GitHub.Git;

/// <summary>Writes files of one folder as one commit on a branch, if that folder is still
/// what was read. Branches are never forced here.</summary>
/// <remarks>Many watches share a branch, each in its own folder, and people push too. So a branch that moved is no conflict by itself: the
/// folder is read again at the new head, and only if it differs does somebody else have the say.</remarks>
/// <param name="founding">What a branch begins with that is not there yet.</param>
internal sealed class FolderWriter(
    GitObjects objects, Commits commits, Branches branches, FirstCommit founding, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private static readonly RetryPlan BranchMoved = new()
    {
        FirstDelay = TimeSpan.FromMilliseconds(500),
        LongestDelay = TimeSpan.FromSeconds(2),
    };

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
        var attempts = new FolderAttempts(branch, tip, change, objects, commits, branches, founding);
        var pipeline = Retries.Build(
            BranchMoved,
            time,
            made =>
                Repetition.If(made.Failure is GitHubRefusalException && attempts.MayBeRepeated && time.GetElapsedTime(start) < Longest));
        return await pipeline.ExecuteAsync(async token => await attempts.TryAsync(token), cancellationToken);
    }

    /// <summary>A branch with what this process last saw of it.</summary>
    private sealed class Lane
    {
        public SemaphoreSlim Turn { get; } = new(1);
        public CommitTree? Tip { get; set; }
    }
}

/// <summary>How a write of a folder ended.</summary>
/// <param name="IsWritten">False when somebody else had changed the folder, or the commit was
/// not wanted any more; nothing was written then.</param>
internal sealed record FolderWrite(CommitTree Tip, bool IsWritten);
