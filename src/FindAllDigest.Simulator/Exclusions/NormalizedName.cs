namespace FindAllDigest.Simulator.Exclusions;

/// <summary>A name in the form in which exclusions are compared: lower case, single spaces, no legal form at its end.</summary>
public static class NormalizedName
{
    private static readonly HashSet<string> LegalForms = new(StringComparer.Ordinal)
    {
        "ab", "ag", "bv", "co", "corp", "corporation", "gmbh", "inc", "incorporated", "lda", "limited", "llc", "ltd", "nv", "oy", "oü",
        "plc", "sa", "sas", "srl", "ооо", "株式会社",
    };

    public static string Of(string name)
    {
        var words = name.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var last = words.LastOrDefault()?.Replace(".", "", StringComparison.Ordinal);
        var kept = words.Length > 1 && last is not null && LegalForms.Contains(last) ? words[..^1] : words;
        return string.Join(' ', kept).TrimEnd(',');
    }
}
