using FindAllDigest.Core.Watches;

namespace FindAllDigest.Pipeline.Sessions;

/// <summary>One watch at one moment, and the way to change it.</summary>
/// <remarks>Every write is held against what the session has read: when somebody else wrote
/// meanwhile, nothing is written and the caller decides anew.</remarks>
internal interface IWatchSession
{
    WatchName Watch { get; }

    /// <summary>The watch as it was read; each file is parsed once.</summary>
    WatchData Data { get; }

    /// <summary>Writes parts of the state as one change.</summary>
    /// <param name="read">The state on which the change was decided.</param>
    Task<StateWrite> WriteStateAsync(StateData read, StateChange change, CancellationToken cancellationToken);

    /// <summary>Writes parts of the state that must not be lost. While the store is out of reach,
    /// the whole write is tried again for at least five minutes, and nothing stops it.</summary>
    /// <param name="read">The state on which the change was decided.</param>
    /// <param name="what">What is written, in words that begin a sentence of the log: if the
    /// process is killed meanwhile, they are all that is left.</param>
    Task<StateWrite> SecureStateAsync(StateData read, StateChange change, string what);

    /// <summary>Commits to the default branch, or changes the work tree.</summary>
    Task<CommitOutcome> CommitAsync(DataChange change, CancellationToken cancellationToken);

    /// <summary>The branches that the data is on; null in a folder, which has none.</summary>
    IWatchBranches? Branches { get; }

    /// <summary>Opens the same watch as it is now. What did not change is not parsed again.</summary>
    Task<IWatchSession> ReopenAsync(CancellationToken cancellationToken);
}
