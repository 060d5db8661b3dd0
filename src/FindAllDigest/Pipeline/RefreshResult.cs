using FindAllDigest.Pipeline.Health;

namespace FindAllDigest.Pipeline;

/// <summary>How the refresh of one watch ended, and how the watch is then.</summary>
/// <param name="Health">As far as this process knows; null where the watch could not be read, or there is none.</param>
internal sealed record RefreshResult(RefreshReport Report, WatchHealth? Health);
