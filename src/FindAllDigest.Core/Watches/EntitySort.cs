namespace FindAllDigest.Core.Watches;

/// <summary>The order of entities inside a group of a page or table.</summary>
/// <param name="By">An enrichment's name, <see cref="Name"/> or <see cref="Match"/>.</param>
/// <param name="IsDescending">Largest, latest or surest first. Entities without a value come last either way.</param>
public sealed record EntitySort(string By, bool IsDescending = false)
{
    public const string Name = "name";

    /// <summary>By the weakest confidence of the match conditions; ascending means the weakest first.</summary>
    public const string Match = "match";

    /// <summary>What needs a person's look comes first.</summary>
    public static EntitySort Default { get; } = new(Match);
}
