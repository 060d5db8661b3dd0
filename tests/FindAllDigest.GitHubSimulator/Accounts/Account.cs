using FindAllDigest.GitHubSimulator.Git;

namespace FindAllDigest.GitHubSimulator.Accounts;

/// <summary>Somebody GitHub knows.</summary>
public sealed record Account(long Id, string Login, AccountKind Kind)
{
    /// <summary>The account that commits for GitHub itself; its commits are signed.</summary>
    public static readonly Account WebFlow = new(19864447, "web-flow", AccountKind.User);

    /// <summary>Whose name the token of a workflow run bears.</summary>
    public static readonly Account ActionsBot = new(41898282, "github-actions[bot]", AccountKind.Bot);

    /// <summary>The address GitHub writes into commits it makes for this account.</summary>
    public string Email => this == WebFlow
        ? "noreply@github.com"
        : $"{Id}+{Login}@users.noreply.github.com";

    public Signature Sign(DateTimeOffset when) => new(this == WebFlow ? "GitHub" : Login, Email, when);
}
