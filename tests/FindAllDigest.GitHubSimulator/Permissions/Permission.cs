namespace FindAllDigest.GitHubSimulator.Permissions;

/// <summary>What a token may be granted (docs.github.com/rest/authentication/permissions-required-for-github-apps).</summary>
public enum Permission { Metadata, Contents, PullRequests, Issues, Workflows, Actions, Administration }
