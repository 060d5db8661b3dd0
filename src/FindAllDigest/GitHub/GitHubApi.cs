using FindAllDigest.GitHub.Conversations;
using FindAllDigest.GitHub.Git;
using FindAllDigest.GitHub.Settings;
using FindAllDigest.GitHub.Transport;
using FindAllDigest.Transport;
using Microsoft.Extensions.Logging;
using Octokit;
using Octokit.Internal;

namespace FindAllDigest.GitHub;

/// <summary>The ways to one repository on GitHub, put together once: its git objects, its pull requests and its issues.</summary>
internal sealed class GitHubApi : IDisposable
{
    public GitHubApi(GitHubSettings settings, TimeProvider time, ILogger logger)
        : this(settings, Retries, time, logger)
    { }

    /// <param name="retries">How long a call is repeated before GitHub counts as unreachable.</param>
    internal GitHubApi(GitHubSettings settings, RetryPlan retries, TimeProvider time, ILogger logger)
    {
        (Settings, Time) = (settings, time);
        UntilStored = new RetryUntilStored(time, logger);
        Calls = new GitHubCalls(Connect(settings, retries, time, logger), settings);
        var authors = new Authors(Calls);
        var cache = new BlobCache(settings.CheckoutRoot);
        (Objects, Commits, Branches) = (new GitObjects(Calls, cache), new Commits(Calls, cache), new Branches(Calls));
        Writer = new FolderWriter(Objects, Commits, Branches, FirstCommit.OfMemory, time);
        (Switches, Events) = (new RepositorySwitches(Calls), new RepositoryEvents(Calls));
        (Pulls, Issues) = (new PullRequests(Calls, authors, time), new Issues(Calls, authors));
    }

    private static RetryPlan Retries { get; } = new()
    {
        MostRepetitions = 5,
        FirstDelay = TimeSpan.FromMilliseconds(250),
        LongestDelay = TimeSpan.FromSeconds(15),
    };

    internal GitHubSettings Settings { get; }
    internal TimeProvider Time { get; }
    internal GitHubCalls Calls { get; }
    internal GitObjects Objects { get; }
    internal Commits Commits { get; }
    internal Branches Branches { get; }
    internal FolderWriter Writer { get; }
    internal PullRequests Pulls { get; }

    /// <summary>Repeats what must not be lost.</summary>
    internal RetryUntilStored UntilStored { get; }

    internal Issues Issues { get; }
    internal RepositorySwitches Switches { get; }
    internal RepositoryEvents Events { get; }

    public void Dispose() => Writer.Dispose();

    /// <summary>Octokit on this program's own handlers. Its own constructor of a client would append <c>api/v3/</c> to
    /// the address, so it is given a connection.</summary>
    private static GitHubClient Connect(GitHubSettings settings, RetryPlan plan, TimeProvider time, ILogger logger)
    {
        var http = new HttpClientAdapter(() => new RepeatingHandler(
            plan, time, logger, new AnswerHandler(new OriginHandler(settings, Sockets.To(settings.ApiAddress)))));
        return new GitHubClient(new Connection(
            new ProductHeaderValue("findall-digest"),
            settings.ApiAddress,
            new InMemoryCredentialStore(Credentials.Anonymous),
            http,
            new SimpleJsonSerializer()));
    }
}
