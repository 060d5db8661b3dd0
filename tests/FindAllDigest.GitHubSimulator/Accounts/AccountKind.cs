namespace FindAllDigest.GitHubSimulator.Accounts;

/// <summary>What GitHub calls an account's <c>type</c>.</summary>
public enum AccountKind { User, Bot, Organization }
