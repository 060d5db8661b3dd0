namespace FindAllDigest.Core.Tables;

/// <summary>One value of a table, formatted. Its text is foreign.</summary>
public sealed record TableCell
{
    /// <summary>What stands where nothing was found.</summary>
    public const string Nothing = "—";

    /// <summary>The value as people read it; <see cref="Nothing"/> where there is none.</summary>
    public required string Text { get; init; }

    /// <summary>The address that the value wholly is, as the service gave it: http or https, and
    /// still hostile. Null for any other value.</summary>
    public string? Address { get; init; }

    /// <summary>The number that the text stands for, exact; null where it stands for none. A
    /// sheet takes this instead of the text.</summary>
    public decimal? Number { get; init; }

    /// <summary>The ISO code of the number's currency; empty where it has none.</summary>
    public string Currency { get; init; } = "";

    /// <summary>The day that the text stands for; null where it stands for none or for a longer time.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The service has little confidence in this very value.</summary>
    public bool IsUncertain { get; init; }

    public bool IsEmpty { get; init; }
    internal static TableCell Empty { get; } = new() { Text = Nothing, IsEmpty = true };
}
