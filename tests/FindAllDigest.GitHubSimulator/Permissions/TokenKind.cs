namespace FindAllDigest.GitHubSimulator.Permissions;

/// <summary>Where a token comes from, which decides its limits and the words of a refusal.</summary>
public enum TokenKind
{
    /// <summary>The <c>GITHUB_TOKEN</c> of a workflow run.</summary>
    Actions,

    /// <summary>An installation token of a GitHub App.</summary>
    App,

    /// <summary>A person's token.</summary>
    Personal,
}
