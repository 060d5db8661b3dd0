using System.Net;
using Microsoft.Extensions.Logging;
using Octokit;
using Octokit.Internal;

namespace FindAllDigest.GitHub.Transport;

/// <summary>Octokit on this program's own handlers.</summary>
internal static class GitHubConnection
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(15);

    /// <summary>Connects. Octokit's own constructor of a client would append <c>api/v3/</c> to the address, so it is given a connection.</summary>
    public static GitHubClient Connect(GitHubSettings settings, Patience patience, TimeProvider time, ILogger logger)
    {
        var http = new HttpClientAdapter(() => new RetryHandler(patience, time, logger, new AnswerHandler(new OriginHandler(settings, Sockets(settings)))));
        return new GitHubClient(new Connection(
            new ProductHeaderValue("findall-digest"),
            settings.ApiAddress,
            new InMemoryCredentialStore(Credentials.Anonymous),
            http,
            new SimpleJsonSerializer()));
    }

    private static SocketsHttpHandler Sockets(GitHubSettings settings) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = !settings.ApiAddress.IsLoopback,
        ConnectTimeout = ConnectTimeout,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };
}
