using System.Text;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Identity;

/// <summary>Takes Inc, GmbH, S.A., 株式会社 and the like off a folded name: a committed list, <c>Data/legal-forms.txt</c>.</summary>
internal static class LegalForms
{
    private const int MostWords = 7;
    private const int ShortWord = 3;

    private static readonly char[] Separators = [' ', ',', '，', '、', '"', '«', '»', '“', '”'];
    private static readonly Lazy<ILookup<string, string>> Forms = new(Read);
    private static readonly Lazy<HashSet<string>> Ends = new(() => Forms.Value["@end"].ToHashSet(StringComparer.Ordinal));
    private static readonly Lazy<HashSet<string>> Starts = new(() => Forms.Value["@start"].ToHashSet(StringComparer.Ordinal));

    /// <summary>The words that hardly stand in a name but as a form, or as a part of one:
    /// <c>gmbh</c>, and <c>z</c> of <c>sp z oo</c>.</summary>
    public static IEnumerable<string> AllWords => Ends.Value.Concat(Starts.Value)
        .SelectMany(form => form.Split(' ') is [var only] ? [only] : form.Split(' ').Where(word => word.Length <= ShortWord))
        .Distinct(StringComparer.Ordinal);

    /// <summary>Whether a text as people write it is a form and nothing else.</summary>
    public static bool IsForm(string text) => Drop($"x {Folding.Fold(text)}") == "x";

    /// <summary>The name without the forms at its end and beginning, without commas and full stops; the name alone is never
    /// emptied.</summary>
    public static string Drop(string foldedName)
    {
        var name = Words(foldedName);
        for (var last = string.Empty; last != name;)
        {
            last = name;
            name = DropOne(name);
        }

        return name;
    }

    private static string DropOne(string name)
    {
        if (EndLength(name) is > 0 and var end)
        {
            return name[..^end].TrimEnd(' ', '&', '+', '-', '/');
        }

        if (StartLength(name) is > 0 and var start)
        {
            return name[start..].TrimStart();
        }

        return Ascii.IsValid(name) ? name : DropJoined(name);
    }

    /// <summary>The length of the longest form that the name ends with; 0 for none.</summary>
    private static int EndLength(string name)
    {
        var ends = Ends.Value.GetAlternateLookup<ReadOnlySpan<char>>();
        var longest = 0;
        var space = name.LastIndexOf(' ');
        for (var words = 1; words <= MostWords && space > 0; words++)
        {
            longest = ends.Contains(name.AsSpan(space + 1)) ? name.Length - space - 1 : longest;
            space = name.LastIndexOf(' ', space - 1);
        }

        return longest;
    }

    private static int StartLength(string name)
    {
        var starts = Starts.Value.GetAlternateLookup<ReadOnlySpan<char>>();
        var longest = 0;
        var space = name.IndexOf(' ', StringComparison.Ordinal);
        for (var words = 1; words <= MostWords && space > 0; words++)
        {
            longest = starts.Contains(name.AsSpan(0, space)) ? space : longest;
            space = name.IndexOf(' ', space + 1);
        }

        return longest;
    }

    private static string DropJoined(string name)
    {
        foreach (var form in Forms.Value["@joined"])
        {
            if (name.Length > form.Length && name.EndsWith(form, StringComparison.Ordinal))
            {
                return name[..^form.Length].Trim();
            }

            if (name.Length > form.Length && name.StartsWith(form, StringComparison.Ordinal))
            {
                return name[form.Length..].Trim();
            }
        }

        return name;
    }

    private static string Words(string foldedName)
    {
        var name = foldedName.Replace(".", string.Empty, StringComparison.Ordinal);
        return name.AsSpan().ContainsAny(Separators.AsSpan(1)) || name.Contains("  ", StringComparison.Ordinal)
            || name.StartsWith(' ') || name.EndsWith(' ')
            ? string.Join(' ', name.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
            : name;
    }

    private static ILookup<string, string> Read() => ShippedList.Sections("legal-forms.txt")
        .Select(line => (line.Section, Form: Words(NameKey.Fold(line.Line))))
        .Distinct()
        .OrderByDescending(line => line.Form.Length)
        .ToLookup(line => line.Section, line => line.Form, StringComparer.Ordinal);
}
