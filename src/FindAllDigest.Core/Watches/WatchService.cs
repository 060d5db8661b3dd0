using FindAllDigest.Core.Json;

namespace FindAllDigest.Core.Watches;

/// <summary>Who answers the watch's FindAll calls.</summary>
public enum WatchService
{
    /// <summary>The FindAll service of Parallel; what it answers is billed.</summary>
    Parallel,

    /// <summary>The built-in simulator: made-up entities, no key, nothing billed.</summary>
    Simulator,
}

/// <summary>The words that stand for a <see cref="WatchService"/> in <c>watch.json</c>.</summary>
public static class WatchServiceWords
{
    internal static readonly WordTable<WatchService> Table = new(("parallel", WatchService.Parallel), ("simulator", WatchService.Simulator));
}
