namespace FindAllDigest.Core.Imports;

/// <summary>The columns or properties that a person names; null leaves it to the guess.</summary>
public sealed record ColumnChoice(string? Name, string? Url)
{
    public bool IsGuess => Name is null && Url is null;

    /// <summary>Whether any of the two is named so.</summary>
    public bool Names(string label) => IsSame(Name, label) || IsSame(Url, label);

    internal static bool IsSame(string? asked, string label) =>
        asked is not null && label.Trim().Equals(asked.Trim(), StringComparison.OrdinalIgnoreCase);
}
