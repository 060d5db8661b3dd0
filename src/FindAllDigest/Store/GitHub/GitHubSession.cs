using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline;

namespace FindAllDigest.Store.GitHub;

/// <summary>One watch of a repository on GitHub at one moment.</summary>
internal sealed class GitHubSession(GitHubStore store, WatchData data, SnapshotOrigin origin) : IWatchSession
{
    public WatchName Watch => data.Watch;

    public WatchData Data => data;

    /// <summary>The commits and the pull request behind the data.</summary>
    public SnapshotOrigin Origin => origin;

    public Task<StateWrite> WriteStateAsync(StateData read, StateChange change, CancellationToken cancellationToken) =>
        store.WriteStateAsync(Watch, read, change, cancellationToken);

    public Task<StateWrite> SecureStateAsync(StateData read, StateChange change, string what) => store.SecureStateAsync(Watch, read, change, what);

    public Task<IWatchSession> ReopenAsync(CancellationToken cancellationToken) => store.OpenAsync(Watch, cancellationToken);
}
