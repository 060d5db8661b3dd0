using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Store.Local;

/// <summary>One watch of a folder at one moment.</summary>
internal sealed class LocalSession(LocalStore store, WatchData data) : IWatchSession
{
    public WatchName Watch => data.Watch;

    public WatchData Data => data;

    public Task<StateWrite> WriteStateAsync(StateData read, StateChange change, CancellationToken cancellationToken) =>
        store.WriteStateAsync(Watch, read, change, cancellationToken);

    // A disk that refuses does not recover within minutes.
    public Task<StateWrite> SecureStateAsync(StateData read, StateChange change, string what) =>
        store.WriteStateAsync(Watch, read, change, CancellationToken.None);

    public IWatchBranches? Branches => null;

    public Task<CommitOutcome> CommitAsync(DataChange change, CancellationToken cancellationToken) =>
        store.CommitAsync(data, change, cancellationToken);

    public Task<IWatchSession> ReopenAsync(CancellationToken cancellationToken) => store.OpenAsync(Watch, cancellationToken);
}
