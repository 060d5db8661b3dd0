using FindAllDigest.Core.Failures;

namespace FindAllDigest.Core.Watches;

/// <summary>Tells of a folder under <c>data/</c> whose name no watch can have, so that its watch is never refreshed.</summary>
public static class MisnamedFolder
{
    /// <summary>The fault, with the nearest right spelling that is free.</summary>
    /// <param name="folder">The folder's name.</param>
    /// <param name="watches">The names that are taken.</param>
    public static FileProblem Problem(string folder, IReadOnlyList<WatchName> watches) => new(
        $"{WatchFiles.DataFolder}/{folder}/{WatchFiles.Watch}",
        0,
        0,
        $"The folder '{folder}' has no name of a watch: {WatchName.Rule}. It is not refreshed.",
        WatchName.Nearest(folder) is { } nearest && !watches.Contains(nearest) ? $"Rename it to '{nearest.Value}'." : "Rename it.");
}
