using System.Text.RegularExpressions;
using FindAllDigest.Core.Failures;

namespace FindAllDigest.Core.Exclusions;

/// <summary>Looks whether the list of a watch lies where it is read. One that does not would
/// be passed over, and what is on it paid for again.</summary>
public static partial class ExcludeListPlace
{
    private const string Name = "exclude.csv";

    /// <summary>What keeps a folder's list from being read; null when nothing does.</summary>
    /// <param name="files">The names of the files that lie in it, those of <paramref name="links"/> too.</param>
    public static FileProblem? ProblemOf(string folder, IEnumerable<string> files, IEnumerable<string> links)
    {
        var (names, linked) = (files.ToHashSet(StringComparer.Ordinal), links.ToHashSet(StringComparer.Ordinal));
        if (linked.Contains(Name))
        {
            return new(
                $"{folder}/{Name}",
                $"'{Name}' is a symbolic link, which GitHub does not follow, so the list behind it would not count.",
                "Put the list itself in its place; git keeps a copy for each watch cheaply.");
        }

        return names.Contains(Name)
            || names.Concat(linked).Order(StringComparer.Ordinal).FirstOrDefault(name => OtherName().IsMatch(name)) is not { } other
            ? null
            : new(
                $"{folder}/{other}",
                $"The exclude list is called '{other}', and there is no '{Name}', so it would not count.",
                $"Rename it to '{Name}'.");
    }

    /// <summary>Other capitals, or an ending that a spreadsheet, a browser or a system that hides endings has added.</summary>
    [GeneratedRegex(@"^\s*exclude\s*(?:\(\d+\))?\s*\.csv\s*(?:\.(?:csv|txt))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OtherName();
}
