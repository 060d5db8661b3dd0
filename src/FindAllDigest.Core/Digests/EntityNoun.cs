namespace FindAllDigest.Core.Digests;

/// <summary>The word for what a watch looks for, in the number that fits.</summary>
public static class EntityNoun
{
    private static readonly string[] HissingPlurals = ["sses", "xes", "ches", "shes"];

    /// <param name="plural">As the criteria say it, such as <c>companies</c>.</param>
    public static string Of(int count, string plural) => count == 1 ? Singular(plural) : plural;

    // Only what is sure: "series" and words of other languages stay as they are.
    private static string Singular(string plural) => plural switch
    {
        "people" => "person",
        _ when plural.EndsWith("series", StringComparison.Ordinal)
            || plural.EndsWith("species", StringComparison.Ordinal)
            || plural.EndsWith("ss", StringComparison.Ordinal) => plural,
        _ when plural.EndsWith("ies", StringComparison.Ordinal) => $"{plural[..^3]}y",
        _ when Array.Exists(HissingPlurals, ending => plural.EndsWith(ending, StringComparison.Ordinal)) => plural[..^2],
        _ when plural.EndsWith('s') && plural.Length > 3 => plural[..^1],
        _ => plural,
    };
}
