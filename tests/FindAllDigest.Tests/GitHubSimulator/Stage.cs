using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using FindAllDigest.GitHubSimulator;
using FindAllDigest.GitHubSimulator.Permissions;
using FindAllDigest.GitHubSimulator.Repositories;
using Octokit;
using Xunit;

namespace FindAllDigest.Tests.GitHubSimulator;

/// <summary>A server with one repository and a workflow's token, and the few steps many tests begin with.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private Stage(GitHubServer server, Token token)
    {
        Server = server;
        Repository = server.CreateRepository(Clients.FullName, ("a.txt", "1\n2\n3\n"));
        Repository.Settings.ActionsMayCreatePullRequests = true;
        (Http, Client) = (Clients.Plain(server, token), Clients.Connect(server, token));
    }

    public GitHubServer Server { get; }
    public HostedRepository Repository { get; }
    public HttpClient Http { get; }
    public GitHubClient Client { get; }

    public static async Task<Stage> OpenAsync(GitHubServerOptions? options = null, PermissionSet? permissions = null)
    {
        var server = await GitHubServer.StartAsync(options);
        return new(server, server.IssueActionsToken(permissions));
    }

    public PersonAtWork As(string login) => Repository.As(Server.Person(login));

    public StrangerAtWork AsStranger(string login) => Repository.AsStranger(Server.Person(login));

    public string Path(string rest) => $"repos/{Clients.FullName}{rest}";

    public string Tip(string branch) => Repository.Resolve(branch)?.Value ?? string.Empty;

    public Task<HttpResponseMessage> GetAsync(string rest) => Http.GetAsync(Path(rest), TestContext.Current.CancellationToken);

    public async Task<JsonNode> ReadAsync(string rest) =>
        await Http.GetFromJsonAsync<JsonNode>(Path(rest), TestContext.Current.CancellationToken)
            ?? throw new InvalidOperationException("The answer is empty.");

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string rest, object body) =>
        Http.SendAsync(new(method, Path(rest)) { Content = JsonContent.Create(body) }, TestContext.Current.CancellationToken);

    public async Task<HttpStatusCode> CreateBranchAsync(string branch) =>
        (await SendAsync(HttpMethod.Post, "/git/refs", new { @ref = $"refs/heads/{branch}", sha = Tip("main") })).StatusCode;

    /// <summary>A person's commit on a branch, so that there is something to propose.</summary>
    public void Commit(string branch) => As("ada").Commit(branch, "Change", ("b.txt", branch));

    /// <summary>The status with the words of an error body.</summary>
    public async Task<string> RefusalAsync(HttpMethod method, string rest, object body)
    {
        var answer = await SendAsync(method, rest, body);
        var error = await answer.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken);
        return $"{(int)answer.StatusCode} {error?["errors"]?[0]?["message"] ?? error?["message"]}";
    }

    public async Task<int> ProposeAsync(string branch)
    {
        Commit(branch);
        var answer = await SendAsync(HttpMethod.Post, "/pulls", new { title = branch, head = branch, @base = "main" });
        var pull = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken);
        return pull?["number"]?.GetValue<int>() ?? throw new InvalidOperationException("The answer has no number.");
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
    }
}
