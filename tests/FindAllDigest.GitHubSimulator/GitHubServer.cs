using FindAllDigest.GitHubSimulator.Accounts;
using FindAllDigest.GitHubSimulator.Endpoints;
using FindAllDigest.GitHubSimulator.Faults;
using FindAllDigest.GitHubSimulator.Http;
using FindAllDigest.GitHubSimulator.Permissions;
using FindAllDigest.GitHubSimulator.Recording;
using FindAllDigest.GitHubSimulator.Repositories;
using Microsoft.AspNetCore.Builder;

namespace FindAllDigest.GitHubSimulator;

/// <summary>GitHub on a free port of loopback: its REST API over a real git model in memory. A test sets it up, scripts what goes wrong,
/// plays the people, and looks at what is left.</summary>
public sealed class GitHubServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private int _tokens;

    private GitHubServer(
        WebApplication application, GitHubWorld world, RateLimit rateLimit, Urls urls, FaultScript faults, RequestLog requests) =>
        (_application, World, RateLimit, Urls, Faults, Requests) = (application, world, rateLimit, urls, faults, requests);

    /// <summary>What <c>GITHUB_API_URL</c> would hold, without a slash at the end.</summary>
    public string ApiUrl => Urls.Api;

    /// <summary>What <c>GITHUB_SERVER_URL</c> would hold.</summary>
    public string WebUrl => Urls.Html;

    /// <summary>What goes wrong, and when.</summary>
    public FaultScript Faults { get; }

    /// <summary>Every request with its answer.</summary>
    public RequestLog Requests { get; }

    public RateLimit RateLimit { get; }

    /// <summary>Delays before new things show in reads.</summary>
    public EventualConsistency Consistency => World.Consistency;

    private GitHubWorld World { get; }
    private Urls Urls { get; }

    /// <summary>Starts listening. Dispose the server to stop it.</summary>
    public static async Task<GitHubServer> StartAsync(GitHubServerOptions? options = null)
    {
        options ??= new();
        var prefix = options.IsEnterpriseServer ? GitHubServerOptions.EnterprisePrefix : string.Empty;
        var (world, limit, faults, requests) = (
            new GitHubWorld(options.Clock), new RateLimit(options.Clock), new FaultScript(), new RequestLog());
        var (application, address) = await Listener.StartAsync(prefix, Groups(limit, options), web =>
        {
            var urls = new Urls(web + prefix, web);
            return new Dispatcher(new(prefix), new(world, urls, limit), faults, requests, options.Recording, options.Clock);
        });
        return new(application, world, limit, new(address + prefix, address), faults, requests);
    }

    /// <summary>The person of this login, made when new.</summary>
    public Account Person(string login) => World.Register(login);

    /// <summary>Creates a repository; with files, its default branch <c>main</c> holds them in one commit of the owner.</summary>
    /// <param name="fullName">Owner and name with a slash between.</param>
    /// <param name="files">The files to begin with; with none the repository is empty.</param>
    public HostedRepository CreateRepository(string fullName, params IReadOnlyList<(string Path, string? Text)> files)
    {
        var names = fullName.Split('/');
        lock (World.Gate)
        {
            var owner = World.Register(names[0]);
            var repository = new HostedRepository(World, owner, names[1]);
            World.Add(repository);
            if (files.Count > 0)
            {
                repository.As(owner).Commit(repository.DefaultBranch, "Initial commit", [], files);
            }

            return repository;
        }
    }

    /// <summary>Issues a token of a workflow run, acting as <c>github-actions[bot]</c>.</summary>
    public Token IssueActionsToken(PermissionSet? permissions = null) =>
        Issue(number => new($"ghs_actions{number}", Account.ActionsBot, TokenKind.Actions, permissions ?? PermissionSet.Delivery));

    /// <summary>Issues an installation token of a GitHub App, acting as <c>name[bot]</c>.</summary>
    public Token IssueAppToken(string name, PermissionSet? permissions = null) =>
        Issue(
            number => new(
                $"ghs_app{number}", World.Register($"{name}[bot]", AccountKind.Bot), TokenKind.App, permissions ?? PermissionSet.Delivery));

    /// <summary>Issues a person's own token.</summary>
    public Token IssuePersonalToken(string login, PermissionSet? permissions = null) =>
        Issue(number => new($"ghp_personal{number}", World.Register(login), TokenKind.Personal, permissions ?? PermissionSet.All));

    /// <summary>Replaces a token's rights, from the next request on.</summary>
    public void Change(Token token)
    {
        lock (World.Gate)
        {
            World.Add(token);
        }
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static IReadOnlyList<IEndpointGroup> Groups(RateLimit limit, GitHubServerOptions options) =>
    [
        new MetaEndpoints(limit),
        new RepositoryEndpoints(),
        new ReferenceEndpoints(),
        new GitObjectEndpoints(),
        new TreeEndpoints(options.RecursiveTreeLimit),
        new ContentEndpoints(),
        new CompareEndpoint(),
        new PullEndpoints(),
        new MergeEndpoints(),
        new IssueEndpoints(),
        new CommentEndpoints(),
        new LabelEndpoints(),
        new CollaboratorEndpoints(), new ActionsEndpoints(),
    ];

    private Token Issue(Func<string, Token> make)
    {
        var token = make(Interlocked.Increment(ref _tokens).ToString("D6"));
        Change(token);
        return token;
    }
}
