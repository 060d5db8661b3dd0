namespace FindAllDigest.GitHubSimulator.Http;

/// <summary>Kinds of things whose creation can be slow to show.</summary>
public enum ResourceKind { Reference, PullRequest, Issue, Comment }
