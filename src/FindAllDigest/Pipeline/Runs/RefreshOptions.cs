using FindAllDigest.Core.Runs;

namespace FindAllDigest.Pipeline.Runs;

/// <summary>How a refresh was asked for.</summary>
internal sealed record RefreshOptions
{
    /// <summary>Refresh whether or not the watch is due.</summary>
    public bool IsForced { get; init; }

    /// <summary>Whether a person named the watch: only then a pause does not stop what is forced.</summary>
    public bool IsNamed { get; init; }

    /// <summary>Write nothing anywhere and make no call that is billed.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Look at known entities again instead of leaving them out.</summary>
    public bool IsRecheck { get; init; }

    /// <summary>Go on with an exclude list that has become empty.</summary>
    public bool AllowsEmptyList { get; init; }

    /// <summary>How long to wait for a run before it is left to the next call.</summary>
    public TimeSpan Wait { get; init; } = TimeSpan.FromMinutes(45);

    /// <summary>The moment by which the whole refresh judges, however long it takes: taken once, when it begins.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The day (UTC) of the refresh.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    /// <summary>The GitHub Actions run this is; empty elsewhere.</summary>
    public string GitHubRunId { get; init; } = "";

    /// <summary><c>owner/name</c> of the repository on GitHub; empty where none is known.</summary>
    public string Repository { get; init; } = "";

    /// <summary>A run that the service reported as ended; null where it reported none.</summary>
    public ReportedRun? Reported { get; init; }

    /// <summary>What the service charges.</summary>
    public required PriceTable Prices { get; init; }
}
