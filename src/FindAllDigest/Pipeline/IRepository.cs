using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Proposals;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Pipeline;

/// <summary>The place that keeps watches, their data and the program's memory: a repository on GitHub, or a folder.</summary>
/// <remarks>Both work alike: read a snapshot, write several files as one change if what was read is still what is there.</remarks>
public interface IRepository
{
    /// <summary>Every watch of the default branch, by name.</summary>
    Task<IReadOnlyList<WatchName>> ListWatchesAsync(CancellationToken cancellationToken);

    /// <summary>Every folder of the default branch that holds a <c>watch.json</c> and has a name that no watch can have.</summary>
    Task<IReadOnlyList<string>> ListMisnamedAsync(CancellationToken cancellationToken);

    /// <summary>A file beside the watches, such as <c>data/prices.json</c> or a template; null where there is none.</summary>
    Task<ReadOnlyMemory<byte>?> ReadFileAsync(string path, CancellationToken cancellationToken);

    /// <summary>One watch: its data on every branch that counts, and its memory, all of one moment.</summary>
    Task<WatchSnapshot> ReadAsync(WatchName watch, CancellationToken cancellationToken);

    /// <summary>Writes files of the watch's memory as one change.</summary>
    /// <param name="read">The memory as it was read; if somebody changed it since, nothing is written.</param>
    Task<StateWrite> WriteStateAsync(WatchName watch, StateFiles read, IReadOnlyList<FileWrite> files, CancellationToken cancellationToken);

    /// <summary>Writes files of the watch's memory that must not be lost. While their place is out of reach, the whole write is tried again for at
    /// least five minutes, and nothing stops it.</summary>
    /// <param name="read">The memory as it was read; if somebody changed it since, nothing is written.</param>
    /// <param name="what">What is written, in words that begin a sentence of the log: should the process be killed meanwhile, they are all that is left.</param>
    Task<StateWrite> SecureStateAsync(WatchName watch, StateFiles read, IReadOnlyList<FileWrite> files, string what) =>
        WriteStateAsync(watch, read, files, CancellationToken.None);

    /// <summary>Writes files of the watch's data as one change and shows it to people.</summary>
    /// <param name="read">The data as it was read; if somebody changed it since, nothing is written and the caller starts over.</param>
    Task<DeliveryOutcome> DeliverAsync(WatchSnapshot read, DigestDelivery delivery, CancellationToken cancellationToken);

    /// <summary>Merges the default branch into the watch's proposal where that is needed.</summary>
    /// <param name="isThorough">Whether GitHub is asked, too, if it sees a conflict that the watch's own data does not show.</param>
    Task<SyncOutcome> SyncAsync(WatchSnapshot read, bool isThorough, CancellationToken cancellationToken) =>
        Task.FromResult<SyncOutcome>(new SyncOutcome.NoProposal());

    /// <summary>Acts on the boxes that people ticked in the open proposal.</summary>
    /// <param name="isStale">Whether its text has fallen behind the data, so that it is written anew.</param>
    /// <returns>What was refused, a sentence each.</returns>
    Task<IReadOnlyList<string>> ApplyReviewsAsync(WatchSnapshot read, bool isStale, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>Called instead of a delivery when a run brought nothing: shows people what earlier deliveries could not show them.</summary>
    /// <param name="run">The run that brought nothing.</param>
    Task<DeliveryOutcome.Delivered> PublishPendingAsync(WatchSnapshot read, FindAllRunId run, CancellationToken cancellationToken) =>
        Task.FromResult(new DeliveryOutcome.Delivered(""));

    /// <summary>Whether people are shown how all watches are even when nothing is wrong.</summary>
    Task<bool> ShowsHealthAsync(CancellationToken cancellationToken) => Task.FromResult(false);

    /// <summary>Shows people how all watches are, where there is a place for it. What cannot be shown is left: nothing depends on it.</summary>
    /// <param name="watches">Every watch.</param>
    /// <param name="isAsked">Whether a person asked for the refreshes, and not a schedule.</param>
    Task ShowHealthAsync(IReadOnlyList<WatchHealth> watches, bool isAsked, CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>One watch at one moment.</summary>
public sealed record WatchSnapshot
{
    public required WatchName Watch { get; init; }

    /// <summary>The data on the default branch.</summary>
    public required DataFiles Default { get; init; }

    /// <summary>The data as an open proposal would leave it; null when none is open.</summary>
    public DataFiles? Proposal { get; init; }

    public required StateFiles State { get; init; }

    /// <summary>What became of the watch's pull requests.</summary>
    public ProposalHistory History { get; init; } = ProposalHistory.None;

    /// <summary>Whether the default branch's data of this watch has changed since the proposal left it, so that the two are to be merged.</summary>
    public bool IsProposalBehind { get; init; }

    /// <summary>The data that a delivery adds to.</summary>
    public DataFiles Target => Proposal ?? Default;

    /// <summary>Names of the digests that are proposed and not on the default branch yet.</summary>
    public IReadOnlyCollection<string> WaitingDigests => [.. Target.DigestNames.Except(Default.DigestNames)];
}

/// <summary>The folder <c>data/&lt;watch&gt;/</c> on one branch.</summary>
/// <param name="Folder">Path of the folder, for messages.</param>
/// <param name="Version">What a write is held against.</param>
/// <param name="Files">Content by name inside the folder; digests are left out.</param>
/// <param name="DigestNames">Names inside <c>digests/</c>.</param>
public sealed record DataFiles(string Folder, string Version, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Files, IReadOnlySet<string> DigestNames)
{
    public ReadOnlyMemory<byte>? Find(string name) => Files.TryGetValue(name, out var bytes) ? bytes : default(ReadOnlyMemory<byte>?);

    /// <summary>A file's path as a person would open it.</summary>
    public string PathOf(string name) => $"{Folder}/{name}";
}

/// <summary>The program's memory of one watch.</summary>
/// <param name="Folder">Path of the folder, for messages.</param>
/// <param name="Version">What a write is held against.</param>
/// <param name="Files">Content by name.</param>
public sealed record StateFiles(string Folder, string Version, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Files)
{
    public ReadOnlyMemory<byte>? Find(string name) => Files.TryGetValue(name, out var bytes) ? bytes : default(ReadOnlyMemory<byte>?);

    public string PathOf(string name) => $"{Folder}/{name}";

    /// <summary>The entities of closed pull requests as they were last written.</summary>
    /// <exception cref="Core.Failures.DigestException">The file is wrong.</exception>
    public ClosedList ReadClosed() => Find(WatchFiles.Closed) is { } bytes ? ClosedList.Read(PathOf(WatchFiles.Closed), bytes) : ClosedList.Empty;
}

/// <summary>A file to write.</summary>
/// <param name="Name">Name inside the folder that is written to.</param>
public sealed record FileWrite(string Name, ReadOnlyMemory<byte> Bytes);

/// <summary>What a refresh hands over.</summary>
/// <param name="Files">Files of the watch's data.</param>
/// <param name="DigestName">Which of them is the digest.</param>
/// <param name="CommitMessage">The message of the commit that holds the files.</param>
public sealed record DigestDelivery(IReadOnlyList<FileWrite> Files, string DigestName, string CommitMessage)
{
    /// <summary>The run whose finds these are: entities of it are what this delivery adds. Null where it adds none.</summary>
    public required FindAllRunId? Run { get; init; }

    /// <summary>What the refresh found; null where the data of earlier ones is delivered.</summary>
    public Digest? Digest { get; init; }
}

/// <summary>How a write of the memory ended.</summary>
public abstract record StateWrite
{
    private StateWrite()
    {
    }

    /// <summary>It is kept.</summary>
    /// <param name="Now">The memory with what was written.</param>
    public sealed record Written(StateFiles Now) : StateWrite;

    /// <summary>Somebody else wrote first; nothing was written.</summary>
    /// <param name="Now">The memory with what the other writer did.</param>
    public sealed record Changed(StateFiles Now) : StateWrite;
}

/// <summary>How a delivery ended.</summary>
public abstract record DeliveryOutcome
{
    private DeliveryOutcome()
    {
    }

    /// <summary>It is kept, and people can see it.</summary>
    /// <param name="Location">Relative path of the digest.</param>
    /// <param name="PullRequestUrl">Empty when there is none.</param>
    /// <param name="IssueUrl">Empty when there is none.</param>
    public sealed record Delivered(string Location, string PullRequestUrl = "", string IssueUrl = "") : DeliveryOutcome
    {
        /// <summary>What could not be done although the data is kept, a sentence each.</summary>
        public IReadOnlyList<string> Warnings { get; init; } = [];

        /// <summary>Where people look first: the pull request, else the issue, else the digest.</summary>
        public string Address => PullRequestUrl.Length > 0 ? PullRequestUrl : IssueUrl.Length > 0 ? IssueUrl : Location;
    }

    /// <summary>People were told, and no branch took the data: the delivery is to be tried again until one does.</summary>
    /// <param name="Cause">Why, and what to mend.</param>
    /// <param name="IssueUrl">Where it was told; empty where it could not be.</param>
    public sealed record NotStored(FailureCause Cause, string IssueUrl) : DeliveryOutcome
    {
        /// <summary>What else was refused, a sentence each.</summary>
        public IReadOnlyList<string> Warnings { get; init; } = [];

        /// <summary>The digest in Markdown where nothing but the step summary could tell it; else empty.</summary>
        public string Summary { get; init; } = "";
    }

    /// <summary>Somebody changed the data meanwhile; nothing was written.</summary>
    public sealed record Moved : DeliveryOutcome;
}
