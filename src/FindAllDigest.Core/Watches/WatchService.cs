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
    private const string Simulator = "simulator";

    internal static readonly WordTable<WatchService> Table = new(("parallel", WatchService.Parallel), (Simulator, WatchService.Simulator));

    /// <summary>The word of a service.</summary>
    internal static string Of(WatchService service) => service == WatchService.Simulator ? Simulator : "parallel";

    /// <summary>The service of a word; the real one where there is none.</summary>
    /// <exception cref="FormatException">No service has the word.</exception>
    internal static WatchService Parse(string? word) => word switch
    {
        null or "parallel" => WatchService.Parallel,
        Simulator => WatchService.Simulator,
        _ => throw new FormatException($"'{word}' is no service."),
    };
}
