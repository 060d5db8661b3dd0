using FindAllDigest.GitHubSimulator.Accounts;

namespace FindAllDigest.GitHubSimulator.Permissions;

/// <summary>A secret with what it may do. Installation tokens act for a bot, so GitHub signs their commits.</summary>
public sealed record Token(string Secret, Account Account, TokenKind Kind, PermissionSet Permissions)
{
    /// <summary>Full names of the repositories it reaches; none means all.</summary>
    public IReadOnlySet<string>? Repositories { get; init; }

    public bool IsInstallation => Kind != TokenKind.Personal;

    /// <summary>GitHub's words for a missing right.</summary>
    public string Refusal => IsInstallation
        ? "Resource not accessible by integration"
        : "Resource not accessible by personal access token";

    public bool Reaches(string repository) => Repositories?.Contains(repository) ?? true;
}
