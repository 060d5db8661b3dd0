using System.Globalization;
using FindAllDigest.GitHubSimulator.Accounts;
using FindAllDigest.GitHubSimulator.Permissions;
using FindAllDigest.GitHubSimulator.Recording;
using FindAllDigest.GitHubSimulator.Repositories;

namespace FindAllDigest.GitHubSimulator.Http;

/// <summary>One authenticated request, as an endpoint sees it.</summary>
public sealed class ApiCall(GitHubWorld world, Urls urls, RecordedRequest request, IReadOnlyDictionary<string, string> route, Token? token)
{
    private readonly HostedRepository? _repository =
        route.TryGetValue("owner", out var owner) ? world.FindRepository(owner, route["repo"]) ?? throw ApiRefusal.NotFound() : null;

    public GitHubWorld World { get; } = world;
    public Urls Urls { get; } = urls;
    public RecordedRequest Request { get; } = request;
    public Token? Token { get; } = token;

    /// <summary>Whom the token acts for. Endpoints that write are never reached without a token.</summary>
    public Account Actor => Token?.Account ?? throw new InvalidOperationException("The endpoint asks for no token.");

    public Pusher Pusher => Pusher.With(Token ?? throw new InvalidOperationException("The endpoint asks for no token."));

    /// <summary>The repository named in the path.</summary>
    public HostedRepository Repository => _repository ?? throw new InvalidOperationException("The path names no repository.");

    public bool IsAboutRepository => _repository is not null;

    /// <summary>The body as a JSON object.</summary>
    public JsonBody Body => field ??= JsonBody.Parse(Request.Body);

    public string Route(string name) => route[name];

    public int Number(string name) => int.Parse(route[name], CultureInfo.InvariantCulture);

    public string? Query(string name) => Request.Query.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    public bool Accepts(string mediaType) => Request.Accept.Contains(mediaType, StringComparison.OrdinalIgnoreCase);
}
