using FindAllDigest.Core.Watches;

namespace FindAllDigest.Pipeline.Sessions;

/// <summary>One watch at one moment, and the way to change it.</summary>
/// <remarks>Every write is held against what the session has read: when somebody else wrote
/// meanwhile, nothing is written and the caller decides anew.</remarks>
/// <param name="store">Where the watch is kept.</param>
/// <param name="data">The watch as it was read; each file is parsed once.</param>
/// <param name="branches">The branches that the data is on; null in a folder, which has none.</param>
/// <param name="commit">Commits to the default branch, or changes the work tree.</param>
internal sealed class WatchSession(
    IWatchStore store, WatchData data, IWatchBranches? branches, Func<DataChange, CancellationToken, Task<CommitOutcome>> commit)
{
    public WatchName Watch => data.Watch;

    public WatchData Data => data;

    public IWatchBranches? Branches => branches;

    /// <inheritdoc cref="IWatchStore.WriteStateAsync"/>
    public Task<StateWrite> WriteStateAsync(StateData read, StateChange change, CancellationToken cancellationToken) =>
        store.WriteStateAsync(Watch, read, change, cancellationToken);

    /// <inheritdoc cref="IWatchStore.SecureStateAsync"/>
    public Task<StateWrite> SecureStateAsync(StateData read, StateChange change, string what) =>
        store.SecureStateAsync(Watch, read, change, what);

    public Task<CommitOutcome> CommitAsync(DataChange change, CancellationToken cancellationToken) => commit(change, cancellationToken);

    /// <summary>Opens the same watch as it is now. What did not change is not parsed again.</summary>
    public Task<WatchSession> ReopenAsync(CancellationToken cancellationToken) => store.OpenAsync(Watch, cancellationToken);
}
