namespace FindAllDigest.GitHubSimulator.Issues;

/// <summary>A label of a repository; names are unique without regard to case.</summary>
public sealed record Label(long Id, string Name, string Color, string? Description)
{
    /// <summary>The colour GitHub gives to a label that came into being by being used.</summary>
    public const string DefaultColor = "ededed";
}
