namespace FindAllDigest.GitHubSimulator.Pulls;

/// <summary>The three ways of GitHub's merge button.</summary>
public enum MergeMethod { Merge, Squash, Rebase }
