using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;
using FindAllDigest.Delivery;
using FindAllDigest.Delivery.ToIssue;
using FindAllDigest.Delivery.ToPullRequest;
using FindAllDigest.Diagnostics;
using FindAllDigest.FindAllApi;
using FindAllDigest.FindAllApi.Transport;
using FindAllDigest.GitHub;
using FindAllDigest.GitHub.Transport;
using FindAllDigest.Messages;
using FindAllDigest.Pipeline;
using FindAllDigest.Pipeline.Proposals;
using FindAllDigest.Pipeline.Runs;
using FindAllDigest.Pipeline.Sessions;
using FindAllDigest.Relay;
using FindAllDigest.Rendering;
using FindAllDigest.Rendering.Templates;
using FindAllDigest.Store.GitHub;
using FindAllDigest.Store.Local;
using FindAllDigest.Transport;
using Microsoft.Extensions.Logging;

namespace FindAllDigest.Cli;

/// <summary>Puts the program together, by hand and in one place: where watches are kept, who
/// answers, and what a refresh is made of.</summary>
internal static class Composition
{
    private const string AnyKey = "the-simulator-takes-any-key";

    // The service sends again what the relay could not pass on.
    private static readonly RetryPlan BriefRetries = new()
    {
        MostRepetitions = 2,
        FirstDelay = TimeSpan.FromMilliseconds(200),
        LongestDelay = TimeSpan.FromSeconds(2),
        Limit = TimeSpan.FromSeconds(30),
    };

    /// <summary>The place of watches: GitHub where a token and a repository are named, else the folder.</summary>
    /// <param name="isReadOnly">Whether not even an unfinished write of an earlier process may be completed.</param>
    public static Workplace Open(CommandContext context, bool isReadOnly, ILoggerFactory loggers) => context.Actions.HasRepository
        ? OpenGitHub(context, null, loggers)
        : OpenFolder(context.Settings.Root, isReadOnly);

    // The changed files of a work tree show themselves.
    public static Workplace OpenFolder(string root, bool isReadOnly) =>
        new(new LocalStore(root, isReadOnly), new DeliveryLadder([], null, null), null, null);

    /// <summary>The repository on GitHub.</summary>
    /// <param name="deliver">The word of <c>--deliver</c>; null for what <c>watch.json</c> says.</param>
    public static Workplace OpenGitHub(CommandContext context, string? deliver, ILoggerFactory loggers)
    {
        var actions = context.Actions;
        var settings = GitHubSettings.From(actions.Token, actions.Repository, actions.ApiUrl, actions.ServerUrl, context.Settings.Root);
        var wanted = WatchWords.DeliveryOf(deliver);
        var gitHub = new GitHubApi(settings, context.Environment.Time, loggers.CreateLogger<GitHubApi>());
        var store = new GitHubStore(gitHub);
        var templates = new Lazy<Task<IProposalRenderer>>(
            async () => new ProposalRenderer(await TemplateSet.LoadAsync(store.ReadFileAsync, CancellationToken.None)));
        RendererSource renderers = () => templates.Value;
        var (links, decoration) = (new WebLinks(settings), new LabelsAndPeople(gitHub.Issues, gitHub.Pulls));
        var text = new PullRequestText(gitHub.Pulls, gitHub.Issues, renderers);
        var fallback = new FallbackIssue(gitHub.Issues, decoration, links, renderers);
        var setup = new PullRequestSetup(decoration, fallback);
        var pullRequest = new NewPullRequest(gitHub.Pulls, text, setup, links, renderers);
        var reviews = new ReviewSync(gitHub.Pulls, text, setup, links, renderers);
        var replies = new CommentReply(gitHub.Issues, renderers);
        var proposals = new PullRequestProposals(
            store,
            gitHub,
            new ProposalUpdate(gitHub.Pulls, gitHub.Issues, text, setup, reviews, links, renderers),
            new ProposalSync(gitHub.Pulls, gitHub.Issues, renderers, gitHub.Time),
            reviews,
            new IssueReview(store, gitHub.Issues, replies),
            replies,
            new UnpublishedProposal(pullRequest, reviews, wanted));

        // What one place may not take falls to the next.
        IDeliveryTarget[] order =
        [
            pullRequest,
            fallback,
            new DigestIssue(gitHub.Issues, decoration, links, renderers),
            new SummaryOnly(actions.StepSummaryPath.Length > 0)
        ];
        return new Workplace(
            store,
            new DeliveryLadder(order, proposals, wanted),
            proposals,
            new DashboardIssue(gitHub, renderers, store.SeenStateBranchAsync, store.ReadStateBranchAsync))
        {
            Inspector = new RepositoryInspector(gitHub),
        };
    }

    /// <summary>The service through the key and the address of the environment, which are read when it is first called.</summary>
    public static FindAllClient OpenFindAll(CommandContext context, ILoggerFactory loggers) => new(
        () => SettingsOf(context),
        context.Environment.Time,
        loggers.CreateLogger<FindAllClient>());

    /// <summary>The service as a simulator plays it on loopback.</summary>
    public static FindAllClient OpenSimulator(CommandContext context, Uri address, ILoggerFactory loggers) => new(
        () => FindAllSettings.From(AnyKey, address.ToString()) with { Secrets = new(name => context.Environment[name]) },
        context.Environment.Time,
        loggers.CreateLogger<FindAllClient>());

    /// <summary>Where messages go.</summary>
    /// <param name="staysHere">Whether only targets on this machine are sent to, as in a simulation.</param>
    public static IReadOnlyList<IMessageChannel> OpenMessages(CommandContext context, TemplateSet templates, bool staysHere) =>
        MessageChannel.All(new MessageRenderer(templates).Render, name => context.Environment[name], staysHere, context.Environment.Time);

    /// <summary>The way to wake the workflows of some repositories.</summary>
    /// <exception cref="DigestException">The token is missing (exit 4), or something of the environment is wrong.</exception>
    public static RunDispatch OpenDispatch(CommandContext context, IEnumerable<string> repositories, ILoggerFactory loggers)
    {
        var actions = context.Actions;
        if (actions.Token.Length == 0)
        {
            throw new DigestException(
                ExitCode.GitHub,
                "GITHUB_TOKEN is not set. Make a fine-grained token for the repositories with 'Contents: read and write', then: export "
                    + "GITHUB_TOKEN=…");
        }

        var events = repositories.ToDictionary(
            name => name,
            name => new GitHubApi(
                GitHubSettings.From(actions.Token, name, actions.ApiUrl, actions.ServerUrl, context.Settings.Root),
                BriefRetries,
                context.Environment.Time,
                loggers.CreateLogger<GitHubApi>()).Events,
            StringComparer.OrdinalIgnoreCase);
        return (repository, run) => events[repository].SendAsync(
            ReportedRunEvent.Type, ReportedRunEvent.PayloadOf(run), CancellationToken.None);
    }

    /// <summary>What the refresh of one watch is made of.</summary>
    public static RefreshPipeline CreateRefresh(
        Workplace place,
        IFindAllService findAll,
        IDigestRenderer renderer,
        RefreshOptions options,
        IRunObserver observer,
        IReadOnlyList<IMessageChannel> channels,
        TimeProvider time,
        TimeSpan? poll)
    {
        var messages = new MessageOutbox(channels, options.GitHubRunId, time);
        var criteria = new CriteriaSource(findAll);
        return new RefreshPipeline(
            place.Proposals,
            findAll,
            criteria,
            new RunStarter(findAll, options),
            new RunCollector(findAll, options, observer, time, poll),
            new FindingsDelivery(place.Ladder, place.Proposals, findAll, criteria, renderer, messages, options, time),
            messages,
            options,
            time);
    }

    /// <summary>The shipped prices with the repository's own put over them.</summary>
    public static async Task<PriceTable> PricesAsync(IWatchStore store, CancellationToken cancellationToken) =>
        await store.ReadFileAsync(WatchFiles.Prices, cancellationToken) is { } bytes
            ? PriceTable.Shipped.OverriddenBy(WatchFiles.Prices, bytes)
            : PriceTable.Shipped;

    /// <exception cref="DigestException">The key is missing (exit 3), or something of the environment is wrong.</exception>
    private static FindAllSettings SettingsOf(CommandContext context)
    {
        var key = context.Environment[FindAllSettings.KeyVariable];
        return string.IsNullOrWhiteSpace(key)
            ? throw MissingKey.Failure(context.Actions)
            : FindAllSettings.From(key, context.Environment[FindAllSettings.AddressVariable]) with
            {
                Secrets = new(name => context.Environment[name]),
            };
    }
}
