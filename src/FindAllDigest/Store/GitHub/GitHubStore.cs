using FindAllDigest.Core.Watches;
using FindAllDigest.GitHub;
using FindAllDigest.GitHub.Git;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Store.GitHub;

/// <summary>A repository on GitHub as the place of watches. Data is proposed on a branch of
/// each watch; the program's state is on a branch of its own.</summary>
internal sealed class GitHubStore : IWatchStore
{
    // Two processes that write the same in the same second would make one and the same commit, and each would take it for its own.
    private readonly string _writer = Guid.NewGuid().ToString("n");

    private readonly GitHubApi _gitHub;
    private readonly RepositoryViews _views;
    private readonly WatchDataReader _reader;
    private readonly BranchMerge _merge;
    private readonly ProposalBranch _proposals;
    private readonly ParsedValues _values = new();
    private readonly KnownFolders _folders = new();

    public GitHubStore(GitHubApi gitHub)
    {
        _gitHub = gitHub;
        _views = new RepositoryViews(gitHub.Calls, gitHub.Objects, gitHub.Branches, gitHub.Pulls);
        var comparisons = new Comparisons(gitHub.Calls, gitHub.Objects, _folders);
        _reader = new WatchDataReader(
            gitHub.Objects,
            _folders,
            new ProposalFinder(comparisons),
            new PullRequestHistory(comparisons, gitHub.Objects, _values),
            _values);
        _merge = new BranchMerge(gitHub.Objects, gitHub.Commits, gitHub.Branches, new MergeFiles(gitHub.Objects, _values));
        _proposals = new ProposalBranch(gitHub.Commits, gitHub.Branches, gitHub.Writer, gitHub.Pulls);
    }

    public async Task<WatchFolders> ListAsync(CancellationToken cancellationToken) =>
        WatchFolders.Of(
            from path in (await _views.DefaultTipAsync(cancellationToken)).Files.Keys
            let parts = path.Split('/')
            where parts.Length >= 3 && parts[0] == WatchFiles.DataFolder
            select (parts[1], parts[2], parts.Length == 3));

    public async Task<IReadOnlyList<WatchName>> ListRememberedAsync(CancellationToken cancellationToken) =>
        WatchName.Among((await SeenStateBranchAsync(cancellationToken)).Files.Keys.Select(path => path.Split('/')[0]));

    public async Task<ReadOnlyMemory<byte>?> ReadFileAsync(string path, CancellationToken cancellationToken) =>
        (await _views.DefaultTipAsync(cancellationToken)).Files.TryGetValue(path, out var file)
            ? await _gitHub.Objects.ReadAsync(path, file, cancellationToken)
            : default(ReadOnlyMemory<byte>?);

    public async Task<DateTimeOffset?> ChangedAsync(string path, CancellationToken cancellationToken)
    {
        var isData = path.StartsWith($"{WatchFiles.DataFolder}/", StringComparison.Ordinal);
        var tip = isData ? await _views.DefaultTipAsync(cancellationToken) : await SeenStateBranchAsync(cancellationToken);
        return tip.Exists ? await _gitHub.Commits.LastOfAsync(path, tip.Commit, cancellationToken) : null;
    }

    public async Task<WatchSession> OpenAsync(WatchName watch, CancellationToken cancellationToken)
    {
        var (data, origin) = await _reader.ReadAsync(await _views.TakeAsync(watch, cancellationToken), watch, cancellationToken);
        return SessionOf(data, origin);
    }

    public ValueTask DisposeAsync()
    {
        _views.Dispose();
        _gitHub.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>The state branch as it is now, for what lies beside the watches there.</summary>
    internal async Task<CommitTree> ReadStateBranchAsync(CancellationToken cancellationToken) =>
        await (await _views.TakeAsync(null, cancellationToken)).TipAsync(HiddenMarkers.StateBranch, cancellationToken);

    /// <summary>The state branch as it was last seen.</summary>
    internal Task<CommitTree> SeenStateBranchAsync(CancellationToken cancellationToken) =>
        _views.LastSeenAsync(HiddenMarkers.StateBranch, cancellationToken);

    public Task<StateWrite> SecureStateAsync(WatchName watch, StateData read, StateChange change, string what) =>
        _gitHub.UntilStored.RunAsync(what, () => WriteStateAsync(watch, read, change, CancellationToken.None));

    private WatchSession SessionOf(WatchData data, WatchOnGitHub origin)
    {
        var branches = new GitHubBranches(
            origin, data, _proposals, _merge, (commit, cancellationToken) => OpenAtAsync(data.Watch, commit, cancellationToken));
        return new WatchSession(this, data, branches, branches.CommitAsync);
    }

    private async Task<WatchSession> OpenAtAsync(WatchName watch, string commit, CancellationToken cancellationToken)
    {
        var tip = await _gitHub.Objects.ReadTipAsync(commit, cancellationToken);
        var (data, origin) = await _reader.ReadAsync(await _views.TakeAsync(watch, cancellationToken), watch, cancellationToken);
        return SessionOf(data with { Default = await _reader.ReadDataAsync(tip, watch, cancellationToken), Proposal = null }, origin);
    }

    public async Task<StateWrite> WriteStateAsync(
        WatchName watch, StateData read, StateChange change, CancellationToken cancellationToken)
    {
        var files = change.Files;
        foreach (var file in files)
        {
            _values.Keep(read.PathOf(file.Name), BlobId.Of(file.Bytes.Span), file.Value);
        }

        var tip = await SeenStateBranchAsync(cancellationToken);
        var message = $"{watch.Value}: {string.Join(", ", files.Select(file => file.Name))}\n\nWriter: {_writer}";
        var folder = new FolderChange(
            watch.Value, read.Files.Version, StateCopy.AddedTo(files, read, _folders.Seen(WatchOnGitHub.DataPathOf(watch))), message);
        var write = await _gitHub.Writer.WriteAsync(HiddenMarkers.StateBranch, tip, folder, cancellationToken);
        return new StateWrite(await _reader.ReadStateAsync(write.Tip, watch, cancellationToken), write.IsWritten);
    }
}
