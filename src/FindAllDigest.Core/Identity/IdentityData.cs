namespace FindAllDigest.Core.Identity;

/// <summary>The committed lists behind identity, embedded in the assembly; each names its origin, date and licence in its head.</summary>
internal static class IdentityData
{
    public const string Folding = "folding.txt";
    public const string LatinLetters = "latin-letters.txt";
    public const string LegalForms = "legal-forms.txt";
    public const string NameWords = "name-words.txt";
    public const string PublicSuffixes = "public-suffixes.txt";
    public const string SharedHosts = "shared-hosts.txt";
    public const string SubPages = "sub-pages.txt";
    public const string TrackingParameters = "tracking-parameters.txt";

    /// <summary>The lines of a list in sections, each line with the head of its section, such as <c>@place</c>.</summary>
    public static IEnumerable<(string Section, string Line)> Sections(string file)
    {
        var section = "";
        foreach (var line in Lines(file))
        {
            if (line[0] == '@')
            {
                section = line;
            }
            else
            {
                yield return (section, line);
            }
        }
    }

    /// <summary>The lines of a list that say something: no blank lines and no comments.</summary>
    public static IEnumerable<string> Lines(string file)
    {
        using var stream = typeof(IdentityData).Assembly.GetManifestResourceStream($"Identity.{file}")
            ?? throw new InvalidOperationException($"The build left out the list '{file}'.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#' && !line.StartsWith("//", StringComparison.Ordinal))
            {
                yield return line;
            }
        }
    }
}
