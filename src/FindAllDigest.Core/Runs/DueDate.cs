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

    /// <summary>Whether the next refresh is to be a recheck: a period of the recheck's schedule has begun since the last one started, or since
    /// the first run of all; or the last run was a recheck that failed.</summary>
    public static bool IsRecheckDue(Recheck? recheck, RunLedger ledger, DateTimeOffset now) =>
        recheck is not null
        && ledger.Last is { } last
        && ((last.Kind == RunKind.Recheck && last.HasFailed) || recheck.Schedule.IsDue(now, LastRecheck(ledger) ?? ledger.Runs.Min(run => run.Started)));

    private static DateTimeOffset? LastRecheck(RunLedger ledger) =>
        ledger.Runs.Where(run => run.Kind == RunKind.Recheck).Max(run => (DateTimeOffset?)run.Started);

    private static int FailuresInPeriod(Schedule schedule, RunLedger ledger, DateTimeOffset now)
    {
        var start = schedule.PeriodStart(now);
        return ledger.Runs.Count(run => run.Started >= start && run.HasFailed);
    }
}
