using FindAllDigest.Core.Dashboards;

namespace FindAllDigest.Pipeline.Health;

/// <summary>Something about a watch that a person should mend.</summary>
/// <param name="Since">Since when (UTC); null where that is not known.</param>
/// <param name="Cause">What is wrong. It may quote the service, so it is escaped wherever it is shown.</param>
/// <param name="Remedy">What to do; empty where the cause says all.</param>
/// <param name="IsGrave">Whether the watch finds nothing until it is mended.</param>
internal sealed record WatchTrouble(DateTimeOffset? Since, string Cause, string Remedy, bool IsGrave)
{
    /// <summary>Whether it may pass although nobody does anything.</summary>
    public bool MayPass { get; init; }

    /// <summary>What mends it by one click; null where a click cannot.</summary>
    public DashboardAct? Act { get; init; }

    /// <summary>The file of the repository that is to be edited; empty where none is.</summary>
    public string File { get; init; } = "";
}
