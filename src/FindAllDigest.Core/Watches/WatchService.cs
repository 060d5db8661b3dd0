namespace FindAllDigest.Core.Watches;

/// <summary>Who answers the watch's FindAll calls.</summary>
public enum WatchService
{
    /// <summary>The FindAll service of Parallel; what it answers is billed.</summary>
    Parallel,

    /// <summary>The built-in simulator: made-up entities, no key, nothing billed.</summary>
    Simulator,
}
