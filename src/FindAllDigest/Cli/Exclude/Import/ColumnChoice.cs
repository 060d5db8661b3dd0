namespace FindAllDigest.Cli.Exclude.Import;

/// <summary>The columns or properties that a person names; null leaves it to the guess.</summary>
internal sealed record ColumnChoice(string? Name, string? Url)
{
    public static ColumnChoice Guess { get; } = new(null, null);

    public bool IsGuess => Name is null && Url is null;
}
