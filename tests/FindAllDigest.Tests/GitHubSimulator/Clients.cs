using FindAllDigest.GitHubSimulator;
using FindAllDigest.GitHubSimulator.Permissions;
using Octokit;

namespace FindAllDigest.Tests.GitHubSimulator;

/// <summary>Octokit, pointed at the simulator as a program would point it at GitHub.</summary>
internal static class Clients
{
    public const string Owner = "octo";
    public const string Name = "watches";
    public const string FullName = Owner + "/" + Name;

    /// <summary>Octokit appends /api/v3 to any address that is not github.com's, so it is given the connection whole.</summary>
    public static GitHubClient Connect(GitHubServer server, Token token) =>
        new(new Connection(new("findall-digest-tests"), new Uri(server.ApiUrl + "/"))
        {
            Credentials = new(token.Secret),
        });

    /// <summary>Plain HTTP with the headers GitHub wants, for what Octokit cannot say.</summary>
    public static HttpClient Plain(GitHubServer server, Token? token = null)
    {
        var client = new HttpClient { BaseAddress = new(server.ApiUrl + "/") };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("findall-digest-tests");
        if (token is not null)
        {
            client.DefaultRequestHeaders.Authorization = new("Bearer", token.Secret);
        }

        return client;
    }
}
