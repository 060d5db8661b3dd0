using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Safety;

namespace FindAllDigest.GitHub.Transport;

/// <summary>Which repository is meant, where its API is, and who we are.</summary>
internal sealed record GitHubSettings
{
    /// <summary>The only place that ever gets the token. Ends in a slash; what <c>GITHUB_API_URL</c> says is used as it is.</summary>
    public required Uri ApiAddress { get; init; }

    public required Secret Token { get; init; }
    public required string Owner { get; init; }
    public required string Name { get; init; }

    /// <summary>The web address of GitHub, without a slash at the end; for links that people follow.</summary>
    public required string ServerUrl { get; init; }

    /// <summary>The work tree that this process runs in; a file of it that is the very one GitHub
    /// names by its id is not fetched again.</summary>
    public required string CheckoutRoot { get; init; }

    /// <summary><c>owner/name</c>.</summary>
    public string FullName => $"{Owner}/{Name}";

    /// <summary>Settings out of the environment's texts.</summary>
    /// <exception cref="DigestException">One of them is wrong (exit 4); no message shows the token.</exception>
    public static GitHubSettings From(string token, string repository, string apiUrl, string serverUrl, string checkoutRoot)
    {
        if (!Secret.TryParse(token, out var parsed))
        {
            throw new DigestException(
                ExitCode.GitHub, "GITHUB_TOKEN holds characters that no token has. Store it again, without quotes or line breaks.");
        }

        if (repository.Split('/') is not [{ Length: > 0 } owner, { Length: > 0 } name] || !repository.All(IsOfName))
        {
            throw new DigestException(ExitCode.GitHub, "GITHUB_REPOSITORY is not the name of a repository. Write it as owner/name.");
        }

        return new GitHubSettings
        {
            ApiAddress = Address(apiUrl),
            Token = parsed,
            Owner = owner,
            Name = name,
            ServerUrl = serverUrl.TrimEnd('/'),
            CheckoutRoot = checkoutRoot,
        };
    }

    private static bool IsOfName(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' or '/';

    private static Uri Address(string apiUrl)
    {
        var address = SafeAddress.Read(apiUrl.Trim().TrimEnd('/') + "/");
        return SafeAddress.FaultOf(address) is { } fault ? throw new DigestException(ExitCode.GitHub, $"GITHUB_API_URL {fault}") : address;
    }
}
