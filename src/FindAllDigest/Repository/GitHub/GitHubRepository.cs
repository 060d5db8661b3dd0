using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline;
using FindAllDigest.Rendering;
using FindAllDigest.Rendering.Templates;
using FindAllDigest.Repository.GitHub.Desk;
using FindAllDigest.Repository.GitHub.Git;
using FindAllDigest.Repository.GitHub.Proposals;
using FindAllDigest.Repository.GitHub.Snapshots;
using FindAllDigest.Repository.GitHub.Transport;
using Microsoft.Extensions.Logging;

namespace FindAllDigest.Repository.GitHub;

/// <summary>A repository on GitHub as the place of watches. Data is proposed on a branch of each watch; the program's memory is on a branch of its own.</summary>
public sealed class GitHubRepository : IRepository, IDisposable
{
    private const int MaximumAttempts = 5;

    private readonly GitHubCalls _calls;
    private readonly Authors _authors;
    private readonly GitObjects _objects;
    private readonly Branches _branches;
    private readonly Commits _commits;
    private readonly FolderWriter _writer;
    private readonly PullRequests _pulls;
    private readonly RepositoryViews _views;
    private readonly MemoryCopies _copies;
    private readonly SnapshotReader _reader;
    private readonly BranchMerge _merge;
    private readonly ProposalSync _sync;
    private readonly DeliverySettings _delivery;
    private readonly TimeProvider _time;
    private readonly Lazy<Task<TemplateSet>> _templates;

    public GitHubRepository(GitHubSettings settings, DeliverySettings delivery, TimeProvider time, ILogger logger, Patience? patience = null)
    {
        _calls = new GitHubCalls(GitHubConnection.Connect(settings, patience ?? new Patience(), time, logger), settings);
        _authors = new Authors(_calls);
        var cache = KnownContents.In(settings.CheckoutRoot);
        (_objects, _commits, _branches, _pulls) = (new GitObjects(_calls, cache), new Commits(_calls, cache), new Branches(_calls), new PullRequests(_calls, _authors, time));
        _writer = new FolderWriter(_objects, _commits, _branches, time);
        _views = new RepositoryViews(_calls, _objects, _branches, _pulls);
        var folders = new KnownFolders();
        var comparisons = new Comparisons(_calls, _objects, folders);
        _copies = new MemoryCopies(_objects, folders);
        _reader = new SnapshotReader(_objects, _copies, new ProposalFinder(comparisons), new PullRequestHistory(comparisons, _objects));
        _merge = new BranchMerge(_objects, _commits, _branches);
        _sync = new ProposalSync(_merge, _pulls, new Issues(_calls, _authors), time);
        (_delivery, _time) = (delivery, time);
        _templates = new Lazy<Task<TemplateSet>>(() => TemplateSet.LoadAsync(this, CancellationToken.None));
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
            ? await _objects.ReadAsync(path, file, cancellationToken)
            : default(ReadOnlyMemory<byte>?));

    public Task<WatchSnapshot> ReadAsync(WatchName watch, CancellationToken cancellationToken) => ToldAsync(async () =>
        await _reader.ReadAsync(await _views.TakeAsync(watch, cancellationToken), watch, cancellationToken));

    public Task<StateWrite> WriteStateAsync(WatchName watch, StateFiles read, IReadOnlyList<FileWrite> files, CancellationToken cancellationToken) => ToldAsync(async () =>
    {
        var tip = await _views.LastSeenAsync(Marks.StateBranch, cancellationToken);
        var message = $"{watch.Value}: {string.Join(", ", files.Select(file => file.Name))}";
        var write = await _writer.WriteAsync(Marks.StateBranch, tip, new FolderChange(watch.Value, read.Version, _copies.With(watch, read, files), message), cancellationToken);
        var now = await _reader.ReadStateAsync(write.Tip, watch, cancellationToken);
        return write.IsWritten ? new StateWrite.Written(now) : (StateWrite)new StateWrite.Changed(now);
    });

    public Task<DeliveryOutcome> DeliverAsync(WatchSnapshot read, DigestDelivery delivery, CancellationToken cancellationToken) => ToldAsync(async () =>
        await (await DesksAsync()).Delivery.DeliverAsync(read, _reader.OriginOf(read), delivery, cancellationToken));

    public Task<SyncOutcome> SyncAsync(WatchSnapshot read, bool isThorough, CancellationToken cancellationToken) =>
        ToldAsync(() => _sync.SyncAsync(_reader.OriginOf(read), isThorough, cancellationToken));

    public Task<DeliveryOutcome.Delivered> ShowStandingAsync(WatchSnapshot read, FindAllRunId run, CancellationToken cancellationToken) => ToldAsync(async () =>
        await (await DesksAsync()).Standing.ShowAsync(read, _reader.OriginOf(read), run, cancellationToken));

    public Task<IReadOnlyList<string>> ShowProposalAsync(WatchSnapshot read, bool isStale, CancellationToken cancellationToken) => ToldAsync(async () =>
        _reader.OriginOf(read) is { Pull: { } open } origin ? await (await DesksAsync()).Review.TryReviewAsync(read, origin, open, isStale, cancellationToken) : []);

    public Task<bool> ShowsHealthAsync(CancellationToken cancellationToken) => ToldAsync(async () =>
        DashboardDesk.IsShown(await _views.LastSeenAsync(Marks.StateBranch, cancellationToken)));

    public Task ShowHealthAsync(IReadOnlyList<WatchHealth> watches, bool isAsked, CancellationToken cancellationToken) => ToldAsync(async () =>
    {
        var text = (await _templates.Value).Render(TemplateNames.Dashboard, DashboardViewFactory.Create(watches));
        var worst = watches.SelectMany(watch => watch.Troubles).MaxBy(trouble => trouble.IsGrave);
        var view = await _views.TakeAsync(null, cancellationToken);
        var desk = new DashboardDesk(new Issues(_calls, _authors), _writer, _objects, _time);
        await desk.ShowAsync(text.TrimEnd('\n'), worst, isAsked, await view.TipAsync(Marks.StateBranch, cancellationToken), cancellationToken);
        return true;
    });

    /// <summary>Acts on the boxes that people ticked in a pull request of this program, whether or not anything new was found.</summary>
    /// <param name="number">The pull request.</param>
    /// <param name="edit">The edit of its text that a workflow was started by; null where none is known.</param>
    /// <exception cref="DigestException">A file is wrong (exit 2), or GitHub refused (exit 4).</exception>
    public Task<ReviewReport> ReviewAsync(int number, BodyEdit? edit, CancellationToken cancellationToken) => ToldAsync(async () =>
    {
        var desk = (await DesksAsync()).Review;
        for (var attempt = 1; attempt <= MaximumAttempts; attempt++)
        {
            var pull = await _pulls.GetAsync(number, cancellationToken);
            if (!await _pulls.IsOursAsync(pull, cancellationToken) || Marks.WatchOf(pull.Head.Ref) is not { } watch)
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
        var pull = await _pulls.GetAsync(number, cancellationToken);
        var tip = await _objects.ReadTipAsync(pull.Head.Sha, cancellationToken);
        var read = await ReadAsync(watch, cancellationToken);
        return read with { Default = await _reader.ReadDataAsync(tip, $"{WatchFiles.DataFolder}/{watch.Value}", cancellationToken), Proposal = null };
    });

    /// <summary>Writes a comment below a pull request, once.</summary>
    /// <param name="marker">A hidden comment that names it.</param>
    public Task CommentAsync(int number, string markdown, string marker, CancellationToken cancellationToken) => ToldAsync(async () =>
    {
        await new Issues(_calls, _authors).CommentAsync(number, markdown, marker, cancellationToken);
        return true;
    });

    public void Dispose()
    {
        _writer.Dispose();
        _views.Dispose();
    }

    private Task<IEnumerable<string>> ListFoldersAsync(CancellationToken cancellationToken) => ToldAsync(async () =>
        (await _views.DefaultTipAsync(cancellationToken)).Files.Keys
            .Select(path => path.Split('/') is [WatchFiles.DataFolder, var folder, WatchFiles.Watch] ? folder : null)
            .OfType<string>());

    private async Task<Desks> DesksAsync()
    {
        var renderer = new ProposalRenderer(await _templates.Value);
        var issues = new Issues(_calls, _authors);
        var decoration = new Decoration(issues, _pulls);
        var (proposals, links) = (new ProposalBranch(_commits, _branches, _writer, _pulls), new WebLinks(_calls.Settings));
        var text = new PullRequestText(_pulls, issues, renderer, _time);
        var standInDesk = new StandInDesk(issues, decoration, renderer);
        var pullRequestDesk = new PullRequestDesk(_pulls, issues, text, decoration, standInDesk, renderer);
        var reviewDesk = new ReviewDesk(proposals, _pulls, text, pullRequestDesk, links, _time);
        var update = new ProposalUpdate(proposals, _pulls, text, pullRequestDesk, reviewDesk);
        var standing = new StandingProposal(pullRequestDesk, reviewDesk, _merge, links, _delivery);
        return new Desks(
            new GitHubDelivery(proposals, _writer, update, pullRequestDesk, standInDesk, standing, new IssueDesk(issues, decoration, renderer), links, _delivery),
            standing,
            reviewDesk);
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

    /// <summary>Those who put words on GitHub's pages.</summary>
    private sealed record Desks(GitHubDelivery Delivery, StandingProposal Standing, ReviewDesk Review);
}
