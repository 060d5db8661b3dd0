using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Schedules;

/// <summary>Divides time into periods; a watch is refreshed once in each.</summary>
/// <remarks>Due is decided from when the last run <em>started</em>, so late, doubled and dropped crons of GitHub Actions lead to the same
/// ledger: a period never gets two runs, and a missed period is not caught up twice.</remarks>
public abstract record Schedule(TimeZoneInfo TimeZone)
{
    /// <summary>The moment, not after <paramref name="now"/>, at which the current period began;
    /// the least value if none ever did.</summary>
    public abstract DateTimeOffset PeriodStart(DateTimeOffset now);

    /// <summary>The moment, after <paramref name="now"/>, at which the next period begins; the greatest value if none ever will.</summary>
    public abstract DateTimeOffset NextStart(DateTimeOffset now);

    /// <summary>Whether a period has begun since <paramref name="lastStarted"/>; a watch that never ran is due.</summary>
    public bool IsDue(DateTimeOffset now, DateTimeOffset? lastStarted) => lastStarted is not { } started || started < PeriodStart(now);

    /// <summary>The day that a moment is in the time zone.</summary>
    protected DateOnly LocalDay(DateTimeOffset moment) => PeopleTime.DayIn(moment, TimeZone);
}
