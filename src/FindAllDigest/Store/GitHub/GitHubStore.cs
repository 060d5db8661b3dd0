using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Proposals;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;
using FindAllDigest.Delivery;
using FindAllDigest.Delivery.ToIssue;
using FindAllDigest.Delivery.ToPullRequest;
using FindAllDigest.GitHub.Conversations;
using FindAllDigest.GitHub.Git;
using FindAllDigest.GitHub.Transport;
using FindAllDigest.Pipeline;
using FindAllDigest.Rendering;
using FindAllDigest.Rendering.Templates;
using FindAllDigest.Rendering.Views;
using Microsoft.Extensions.Logging;

namespace FindAllDigest.Store.GitHub;

/// <summary>A repository on GitHub as the place of watches. Data is proposed on a branch of each watch; the program's memory is on a branch of its own.</summary>
public sealed class GitHubStore : IWatchStore, IDelivery, IProposals, IHealthDisplay
{
    private const int MaximumAttempts = 5;

    private readonly GitHubAccess _gitHub;
    private readonly Persistence _persistence;
    private readonly RepositoryViews _views;
    private readonly MemoryCopies _copies;
    private readonly SnapshotReader _reader;
    private readonly ParsedValues _values = new();
    private readonly ProposalSync _sync;
    private readonly Lazy<Task<TemplateSet>> _templates;
    private readonly Lazy<Task<ProposalDesks>> _desks;

    public GitHubStore(GitHubSettings settings, DeliverySettings delivery, TimeProvider time, ILogger logger, Patience? patience = null)
    {
        _gitHub = new GitHubAccess(settings, KnownContents, patience ?? new Patience(), time, logger);
        _persistence = new Persistence(time, logger);
        _views = new RepositoryViews(_gitHub.Calls, _gitHub.Objects, _gitHub.Branches, _gitHub.Pulls);
        var folders = new KnownFolders();
        var comparisons = new Comparisons(_gitHub.Calls, _gitHub.Objects, folders);
        _copies = new MemoryCopies(_gitHub.Objects, folders);
        _reader = new SnapshotReader(_gitHub.Objects, _copies, new ProposalFinder(comparisons), new PullRequestHistory(comparisons, _gitHub.Objects, _values), _values);
        var merge = new BranchMerge(_gitHub.Objects, _gitHub.Commits, _gitHub.Branches, new MergeFiles(_gitHub.Objects, _values));
        _sync = new ProposalSync(merge, _gitHub.Pulls, _gitHub.Issues, time);
        _templates = new Lazy<Task<TemplateSet>>(() => TemplateSet.LoadAsync(ReadFileAsync, CancellationToken.None));
        _desks = new Lazy<Task<ProposalDesks>>(async () => new ProposalDesks(_gitHub, merge, delivery, new ProposalRenderer(await _templates.Value)));
    }

    /// <summary>Makes sure that a delivery can be put into words: a wrong template shows before anything is bought.</summary>
    /// <exception cref="DigestException">A template is wrong (exit 2), or GitHub cannot be read (exit 4).</exception>
    public Task CheckTemplatesAsync(CancellationToken cancellationToken) => ToldAsync(() => _templates.Value.WaitAsync(cancellationToken));

    // What need not be fetched since everybody has it: the shipped templates, and the journal of a watch without a run in flight.
    private static IEnumerable<ReadOnlyMemory<byte>> KnownContents =>
        ShippedTemplates.Paths.Select(ShippedTemplates.Find).OfType<ReadOnlyMemory<byte>>().Append(RunJournalFile.Write(RunJournal.Closed.Never));

    public Task<WatchFolders> ListAsync(CancellationToken cancellationToken) => ToldAsync(async () =>
        WatchFolders.Of((await _views.DefaultTipAsync(cancellationToken)).Files.Keys
            .Select(path => path.Split('/') is [WatchFiles.DataFolder, var folder, WatchFiles.Watch] ? folder : null)
            .OfType<string>()));

    public Task<ReadOnlyMemory<byte>?> ReadFileAsync(string path, CancellationToken cancellationToken) => ToldAsync(async () =>
        (await _views.DefaultTipAsync(cancellationToken)).Files.TryGetValue(path, out var file)
            ? await _gitHub.Objects.ReadAsync(path, file, cancellationToken)
            : default(ReadOnlyMemory<byte>?));

    public async Task<IWatchSession> OpenAsync(WatchName watch, CancellationToken cancellationToken) => await OpenOwnAsync(watch, cancellationToken);

    internal Task<StateWrite> WriteStateAsync(WatchName watch, StateData read, StateChange change, CancellationToken cancellationToken) =>
        ToldAsync(() => WriteMemoryAsync(watch, read, change, cancellationToken));

    internal Task<StateWrite> SecureStateAsync(WatchName watch, StateData read, StateChange change, string what) =>
        ToldAsync(() => _persistence.RunAsync(what, () => WriteMemoryAsync(watch, read, change, CancellationToken.None)));

    public Task<DeliveryOutcome> DeliverAsync(IWatchSession session, DataChange change, DateOnly today, CancellationToken cancellationToken) => ToldAsync(async () =>
        await (await _desks.Value).Delivery.DeliverAsync(Own(session), change, today, cancellationToken));

    public Task<SyncOutcome> SyncAsync(IWatchSession session, bool isThorough, CancellationToken cancellationToken) =>
        ToldAsync(() => _sync.SyncAsync(Own(session).Origin, isThorough, cancellationToken));

    public Task<DeliveryOutcome.Delivered> PublishPendingAsync(IWatchSession session, FindAllRunId run, DateOnly today, CancellationToken cancellationToken) =>
        ToldAsync(async () => await (await _desks.Value).Standing.ShowAsync(Own(session), run, today, cancellationToken));

    public Task<IReadOnlyList<string>> ApplyReviewsAsync(IWatchSession session, DateOnly today, bool isStale, CancellationToken cancellationToken) =>
        ToldAsync(async () => Own(session) is { Origin.Pull: { } open } own
            ? await (await _desks.Value).Review.TryReviewAsync(own, open, today, isStale, cancellationToken)
            : []);

    public Task<bool> IsShownAsync(CancellationToken cancellationToken) => ToldAsync(async () =>
        DashboardIssue.IsShown(await _views.LastSeenAsync(HiddenMarkers.StateBranch, cancellationToken)));

    public Task ShowAsync(IReadOnlyList<WatchHealth> watches, bool isAsked, CancellationToken cancellationToken) => ToldAsync(async () =>
    {
        var text = (await _templates.Value).Render(TemplateNames.Dashboard, DashboardViewFactory.Create(watches));
        var worst = watches.SelectMany(watch => watch.Troubles).MaxBy(trouble => trouble.IsGrave);
        var view = await _views.TakeAsync(null, cancellationToken);
        var desk = new DashboardIssue(_gitHub.Issues, _gitHub.Writer, _gitHub.Objects, _gitHub.Time);
        await desk.ShowAsync(text.TrimEnd('\n'), worst, isAsked, await view.TipAsync(HiddenMarkers.StateBranch, cancellationToken), cancellationToken);
        return true;
    });

    /// <summary>Acts on the boxes that people ticked in a pull request of this program, whether or not anything new was found.</summary>
    /// <param name="number">The pull request.</param>
    /// <param name="edit">The edit of its text that a workflow was started by; null where none is known.</param>
    /// <exception cref="DigestException">A file is wrong (exit 2), or GitHub refused (exit 4).</exception>
    public Task<ReviewReport> ReviewAsync(int number, BodyEdit? edit, DateOnly today, CancellationToken cancellationToken) => ToldAsync(async () =>
    {
        var desk = (await _desks.Value).Review;
        for (var attempt = 1; attempt <= MaximumAttempts; attempt++)
        {
            var pull = await _gitHub.Pulls.GetAsync(number, cancellationToken);
            if (!await _gitHub.Pulls.IsOursAsync(pull, cancellationToken) || HiddenMarkers.WatchOf(pull.Branch) is not { } watch)
            {
                return ReviewReport.Foreign(number);
            }

            if (!pull.IsOpen)
            {
                return ReviewReport.Over(number, watch);
            }

            var session = await OpenOwnAsync(watch, cancellationToken);
            if (await desk.ReviewAsync(session, number, edit, today, cancellationToken) is { } result)
            {
                return ReviewReport.Of(number, watch, result);
            }
        }

        throw new DigestException(ExitCode.GitHub, $"Somebody changed the data of pull request {number} {MaximumAttempts} times while its boxes were being read. Run the command again: nothing is lost.");
    });

    /// <summary>Opens a watch as a pull request would make it, with the state that it has.</summary>
    public Task<IWatchSession> OpenProposedAsync(int number, WatchName watch, CancellationToken cancellationToken) => ToldAsync<IWatchSession>(async () =>
    {
        var pull = await _gitHub.Pulls.GetAsync(number, cancellationToken);
        var tip = await _gitHub.Objects.ReadTipAsync(pull.Head, cancellationToken);
        var session = await OpenOwnAsync(watch, cancellationToken);
        var data = session.Data with { Default = await _reader.ReadDataAsync(tip, watch, cancellationToken), Proposal = null };
        return new GitHubSession(this, data, session.Origin);
    });

    /// <summary>Writes the comment about a preview below a pull request, once.</summary>
    public Task CommentPreviewAsync(int number, WatchName watch, FindAllRunId run, string markdown, CancellationToken cancellationToken) => ToldAsync(async () =>
    {
        await _gitHub.Issues.CommentAsync(number, markdown, HiddenMarkers.Preview(watch, run), cancellationToken);
        return true;
    });

    public ValueTask DisposeAsync()
    {
        _gitHub.Dispose();
        _views.Dispose();
        return ValueTask.CompletedTask;
    }

    private static GitHubSession Own(IWatchSession session) =>
        session as GitHubSession ?? throw new ArgumentException("The watch was not opened in this repository.", nameof(session));

    private Task<GitHubSession> OpenOwnAsync(WatchName watch, CancellationToken cancellationToken) => ToldAsync(async () =>
    {
        var (data, origin) = await _reader.ReadAsync(await _views.TakeAsync(watch, cancellationToken), watch, cancellationToken);
        return new GitHubSession(this, data, origin);
    });

    private async Task<StateWrite> WriteMemoryAsync(WatchName watch, StateData read, StateChange change, CancellationToken cancellationToken)
    {
        var files = change.Files;
        foreach (var file in files)
        {
            _values.Keep(read.PathOf(file.Name), BlobId.Of(file.Bytes.Span), file.Value);
        }

        var tip = await _views.LastSeenAsync(HiddenMarkers.StateBranch, cancellationToken);
        var message = $"{watch.Value}: {string.Join(", ", files.Select(file => file.Name))}";
        var write = await _gitHub.Writer.WriteAsync(HiddenMarkers.StateBranch, tip, new FolderChange(watch.Value, read.Files.Version, _copies.With(watch, read, files), message), cancellationToken);
        var now = await _reader.ReadStateAsync(write.Tip, watch, cancellationToken);
        return write.IsWritten ? new StateWrite.Written(now) : new StateWrite.Changed(now);
    }

    /// <summary>What GitHub refused leaves the adapter as a failure that a person can mend.</summary>
    private static async Task<T> ToldAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (GitHubRefusalException refused)
        {
            throw new DigestException(ExitCode.GitHub, refused.Message, refused) { Cause = refused.Cause };
        }
    }
}
