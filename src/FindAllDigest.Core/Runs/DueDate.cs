using FindAllDigest.Core.Watches;

namespace FindAllDigest.Core.Runs;

/// <summary>Decides whether a watch is due. It counts from when runs started, so late, doubled and dropped ticks of a clock change nothing.</summary>
public static class DueDate
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromHours(24);

    /// <summary>Whether a period has begun since the last run started, or a failed run may be tried again: once, after 24 hours.</summary>
    public static bool IsDue(Schedule? schedule, RunLedger ledger, DateTimeOffset now)
    {
        if (schedule is null || ledger.Last is not { } last)
        {
            return true;
        }

        return schedule.IsDue(now, last.Started)
            || (last.HasFailed && now - last.Started >= RetryAfter && FailuresInPeriod(schedule, ledger, now) == 1);
    }

    private static int FailuresInPeriod(Schedule schedule, RunLedger ledger, DateTimeOffset now)
    {
        var start = schedule.PeriodStart(now);
        return ledger.Runs.Count(run => run.Started >= start && run.HasFailed);
    }
}
