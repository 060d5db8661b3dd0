using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Proposals;
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
public sealed class GitHubRepository : IRepository, IDisposable
{
    private const int MaximumAttempts = 5;

    private readonly GitHubAccess _gitHub;
    private readonly Persistence _persistence;
    private readonly RepositoryViews _views;
    private readonly MemoryCopies _copies;
    private readonly SnapshotReader _reader;
    private readonly ProposalSync _sync;
    private readonly Lazy<Task<TemplateSet>> _templates;
    private readonly Lazy<Task<ProposalDesks>> _desks;

    public GitHubRepository(GitHubSettings settings, DeliverySettings delivery, TimeProvider time, ILogger logger, Patience? patience = null)
    {
        _gitHub = new GitHubAccess(settings, patience ?? new Patience(), time, logger);
        _persistence = new Persistence(time, logger);
        _views = new RepositoryViews(_gitHub.Calls, _gitHub.Objects, _gitHub.Branches, _gitHub.Pulls);
        var folders = new KnownFolders();
        var comparisons = new Comparisons(_gitHub.Calls, _gitHub.Objects, folders);
        _copies = new MemoryCopies(_gitHub.Objects, folders);
        _reader = new SnapshotReader(_gitHub.Objects, _copies, new ProposalFinder(comparisons), new PullRequestHistory(comparisons, _gitHub.Objects));
        var merge = new BranchMerge(_gitHub.Objects, _gitHub.Commits, _gitHub.Branches);
        _sync = new ProposalSync(merge, _gitHub.Pulls, _gitHub.Issues, time);
        _templates = new Lazy<Task<TemplateSet>>(() => TemplateSet.LoadAsync(this, CancellationToken.None));
        _desks = new Lazy<Task<ProposalDesks>>(async () => new ProposalDesks(_gitHub, merge, delivery, new ProposalRenderer(await _templates.Value)));
    }

    /// <summary>Makes sure that a delivery can be put into words: a wrong template shows before anything is bought.</summary>
    /// <exception cref="DigestException">A template is wrong (exit 2), or GitHub cannot be read (exit 4).</exception>
    public Task CheckTemplatesAsync(CancellationToken cancellationToken) => ToldAsync(() => _templates.Value.WaitAsync(cancellationToken));

    public async Task<IReadOnlyList<WatchName>> ListWatchesAsync(CancellationToken cancellationToken) =>
        [.. (await ListFoldersAsync(cancellationToken)).Select(folder => WatchName.TryParse(folder, out var name) ? name : null).OfType<WatchName>()];

    public async Task<IReadOnlyList<string>> ListMisnamedAsync(CancellationToken cancellationToken) =>
        [.. (await ListFoldersAsync(cancellationToken)).Where(folder => !WatchName.TryParse(folder, out _))];

    public Task<ReadOnlyMemory<byte>?> ReadFileAsync(string path, CancellationToken cancellationToken) => ToldAsync(async () =>
        (await _views.DefaultTipAsync(cancellationToken)).Files.TryGetValue(path, out var file)
            ? await _gitHub.Objects.ReadAsync(path, file, cancellationToken)
            : default(ReadOnlyMemory<byte>?));

    public Task<WatchSnapshot> ReadAsync(WatchName watch, CancellationToken cancellationToken) => ToldAsync(async () =>
        await _reader.ReadAsync(await _views.TakeAsync(watch, cancellationToken), watch, cancellationToken));

    public Task<StateWrite> WriteStateAsync(WatchName watch, StateFiles read, IReadOnlyList<FileWrite> files, CancellationToken cancellationToken) =>
        ToldAsync(() => WriteMemoryAsync(watch, read, files, cancellationToken));

    public Task<StateWrite> SecureStateAsync(WatchName watch, StateFiles read, IReadOnlyList<FileWrite> files, string what) =>
        ToldAsync(() => _persistence.RunAsync(what, () => WriteMemoryAsync(watch, read, files, CancellationToken.None)));

    public Task<DeliveryOutcome> DeliverAsync(WatchSnapshot read, DigestDelivery delivery, CancellationToken cancellationToken) => ToldAsync(async () =>
        await (await _desks.Value).Delivery.DeliverAsync(read, _reader.OriginOf(read), delivery, cancellationToken));

    public Task<SyncOutcome> SyncAsync(WatchSnapshot read, bool isThorough, CancellationToken cancellationToken) =>
        ToldAsync(() => _sync.SyncAsync(_reader.OriginOf(read), isThorough, cancellationToken));

    public Task<DeliveryOutcome.Delivered> PublishPendingAsync(WatchSnapshot read, FindAllRunId run, CancellationToken cancellationToken) => ToldAsync(async () =>
        await (await _desks.Value).Standing.ShowAsync(read, _reader.OriginOf(read), run, cancellationToken));

    public Task<IReadOnlyList<string>> ApplyReviewsAsync(WatchSnapshot read, bool isStale, CancellationToken cancellationToken) => ToldAsync(async () =>
        _reader.OriginOf(read) is { Pull: { } open } origin ? await (await _desks.Value).Review.TryReviewAsync(read, origin, open, isStale, cancellationToken) : []);

    public Task<bool> ShowsHealthAsync(CancellationToken cancellationToken) => ToldAsync(async () =>
        DashboardIssue.IsShown(await _views.LastSeenAsync(HiddenMarkers.StateBranch, cancellationToken)));

    public Task ShowHealthAsync(IReadOnlyList<WatchHealth> watches, bool isAsked, CancellationToken cancellationToken) => ToldAsync(async () =>
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
    public Task<ReviewReport> ReviewAsync(int number, BodyEdit? edit, CancellationToken cancellationToken) => ToldAsync(async () =>
    {
        var desk = (await _desks.Value).Review;
        for (var attempt = 1; attempt <= MaximumAttempts; attempt++)
        {
            var pull = await _gitHub.Pulls.GetAsync(number, cancellationToken);
            if (!await _gitHub.Pulls.IsOursAsync(pull, cancellationToken) || HiddenMarkers.WatchOf(pull.Head.Ref) is not { } watch)
            {
                return ReviewReport.Foreign(number);
            }

            if (pull.State.Value != Octokit.ItemState.Open)
            {
                return ReviewReport.Over(number, watch);
            }

            var read = await ReadAsync(watch, cancellationToken);
            if (await desk.ReviewAsync(read, _reader.OriginOf(read), number, edit, cancellationToken) is { } result)
            {
                return ReviewReport.Of(number, watch, result);
            }
        }

        throw new DigestException(ExitCode.GitHub, $"Somebody changed the data of pull request {number} {MaximumAttempts} times while its boxes were being read. Run the command again: nothing is lost.");
    });

    /// <summary>A watch as a pull request would make it, with the memory that it has.</summary>
    public Task<WatchSnapshot> ReadProposedAsync(int number, WatchName watch, CancellationToken cancellationToken) => ToldAsync(async () =>
    {
        var pull = await _gitHub.Pulls.GetAsync(number, cancellationToken);
        var tip = await _gitHub.Objects.ReadTipAsync(pull.Head.Sha, cancellationToken);
        var read = await ReadAsync(watch, cancellationToken);
        return read with { Default = await _reader.ReadDataAsync(tip, $"{WatchFiles.DataFolder}/{watch.Value}", cancellationToken), Proposal = null };
    });

    /// <summary>Writes a comment below a pull request, once.</summary>
    /// <param name="marker">A hidden comment that names it.</param>
    public Task CommentAsync(int number, string markdown, string marker, CancellationToken cancellationToken) => ToldAsync(async () =>
    {
        await _gitHub.Issues.CommentAsync(number, markdown, marker, cancellationToken);
        return true;
    });

    public void Dispose()
    {
        _gitHub.Dispose();
        _views.Dispose();
    }

    private Task<IEnumerable<string>> ListFoldersAsync(CancellationToken cancellationToken) => ToldAsync(async () =>
        (await _views.DefaultTipAsync(cancellationToken)).Files.Keys
            .Select(path => path.Split('/') is [WatchFiles.DataFolder, var folder, WatchFiles.Watch] ? folder : null)
            .OfType<string>());

    private async Task<StateWrite> WriteMemoryAsync(WatchName watch, StateFiles read, IReadOnlyList<FileWrite> files, CancellationToken cancellationToken)
    {
        var tip = await _views.LastSeenAsync(HiddenMarkers.StateBranch, cancellationToken);
        var message = $"{watch.Value}: {string.Join(", ", files.Select(file => file.Name))}";
        var write = await _gitHub.Writer.WriteAsync(HiddenMarkers.StateBranch, tip, new FolderChange(watch.Value, read.Version, _copies.With(watch, read, files), message), cancellationToken);
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
