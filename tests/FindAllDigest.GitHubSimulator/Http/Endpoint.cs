using FindAllDigest.GitHubSimulator.Permissions;

namespace FindAllDigest.GitHubSimulator.Http;

/// <summary>One operation of the REST API.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Pattern">The route, without the prefix of GitHub Enterprise Server.</param>
/// <param name="Documentation">The part of the page's address after <c>docs.github.com/rest/</c>, which error bodies name.</param>
/// <param name="Requirement">The rights it needs.</param>
/// <param name="Handle">Does the work; the world's gate is held.</param>
public sealed record Endpoint(
    string Method, string Pattern, string Documentation, Requirement Requirement, Func<ApiCall, ApiAnswer> Handle);
