using System.Text.RegularExpressions;
using FindAllDigest.Core.Failures;

namespace FindAllDigest.Core.Watches;

/// <summary>Tells of a folder under <c>data/</c> whose watch is never refreshed: its name no watch can have, or its <c>watch.json</c> has
/// another name.</summary>
public static partial class MisnamedFolder
{
    /// <summary>What a folder without a <c>watch.json</c> has in its place; null where no file of it looks so.</summary>
    /// <param name="files">The names of what lies in it, folders too.</param>
    public static FileProblem? ProblemOf(string folder, IEnumerable<string> files) =>
        files.Order(StringComparer.Ordinal).FirstOrDefault(file => OtherName().IsMatch(file)) is not { } other ? null
            : new(
                $"{WatchFiles.DataFolder}/{folder}/{other}",
                other == WatchFiles.Watch
                    ? $"'{other}' is a folder or a link where a file belongs, so the watch '{folder}' is not refreshed."
                    : $"The watch's file is called '{other}', and there is no '{WatchFiles.Watch}', so it is not refreshed.",
                other == WatchFiles.Watch ? "Move it away and put the file itself in its place." : $"Rename it to '{WatchFiles.Watch}'.");

    /// <summary>Other capitals, or an ending that an editor, a browser or a system that hides endings has added.</summary>
    [GeneratedRegex(
        @"^\s*watch\s*(?:\(\d+\))?\s*\.json5?c?\s*(?:\.(?:json|txt))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OtherName();

    /// <summary>The fault of a name, with the nearest right spelling that is free.</summary>
    public static FileProblem Problem(string folder, IReadOnlyList<WatchName> watches) => new(
        $"{WatchFiles.DataFolder}/{folder}/{WatchFiles.Watch}",
        $"The folder '{folder}' has no name of a watch: {WatchName.Rule}. It is not refreshed.",
        WatchName.Nearest(folder) is { } nearest && !watches.Contains(nearest) ? $"Rename it to '{nearest.Value}'." : "Rename it.");
}
