namespace FindAllDigest.Core.Text;

/// <summary>The committed lists that the program decides by, embedded in the assembly; each names its origin, date and licence in its
/// head.</summary>
internal static class ShippedList
{
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
        using var stream = typeof(ShippedList).Assembly.GetManifestResourceStream(file)
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
