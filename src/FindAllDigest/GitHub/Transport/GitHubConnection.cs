using FindAllDigest.Transport;
using Microsoft.Extensions.Logging;
using Octokit;
using Octokit.Internal;

namespace FindAllDigest.GitHub.Transport;

/// <summary>Octokit on this program's own handlers.</summary>
internal static class GitHubConnection
{
    /// <summary>Connects. Octokit's own constructor of a client would append <c>api/v3/</c> to
    /// the address, so it is given a connection.</summary>
    public static GitHubClient Connect(GitHubSettings settings, RetryPlan plan, TimeProvider time, ILogger logger)
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
