using FindAllDigest.Core.Schedules;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Core.Runs;

/// <summary>Decides when a watch is due. It counts from when runs started, so late, doubled
/// and dropped ticks of a clock change nothing.</summary>
public static class DueDate
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromHours(24);

    /// <summary>When the watch is due next if nothing is started meanwhile; <paramref name="now"/> when it is due already.</summary>
    public static DateTimeOffset Next(Schedule? schedule, RunLedger ledger, DateTimeOffset now)
    {
        if (schedule is null || ledger.Last is not { } last || schedule.IsDue(now, last.Started))
        {
            return now;
        }

        var period = schedule.NextStart(now);
        if (!MayRetry(schedule, ledger, last))
        {
            return period;
        }

        var retry = last.Started + RetryAfter;
        return retry <= now ? now : retry < period ? retry : period;
    }

    /// <summary>The same, where a person may have given up the last run: then it is due already.</summary>
    public static DateTimeOffset Next(Schedule? schedule, RunLedger ledger, RunJournal journal, DateTimeOffset now) =>
        journal is RunJournal.Closed { IsDue: true } ? now : Next(schedule, ledger, now);

    /// <summary>Since when a watch that is due has been so; null where it never ran, or has no schedule.</summary>
    public static DateTimeOffset? Since(Schedule? schedule, RunLedger ledger, DateTimeOffset now) =>
        schedule is not null && ledger.Last is { } last && schedule.NextStart(last.Started) is var start && start <= now ? start : null;

    /// <summary>Whether the next refresh is to be a recheck: a period of the recheck's schedule has begun since
    /// the last one started, or since the first run of all; or the last run was a recheck that failed.</summary>
    public static bool IsRecheckDue(Recheck? recheck, RunLedger ledger, DateTimeOffset now) =>
        recheck is not null
        && ledger.Last is { } last
        && ((last.Kind == RunKind.Recheck && last.HasFailed)
            || recheck.Schedule.IsDue(now, LastRecheck(ledger) ?? ledger.Refreshes.Min(run => run.Started)));

    /// <summary>Whether a start at a moment would be the second try of a failed run, and not the first of a period.</summary>
    public static bool IsRetry(Schedule? schedule, RunLedger ledger, DateTimeOffset moment) =>
        schedule is not null && ledger.Last is { } last && !schedule.IsDue(moment, last.Started) && MayRetry(schedule, ledger, last);

    // One failure in its period: the second is the last that is paid for without a person's look.
    private static bool MayRetry(Schedule schedule, RunLedger ledger, RunRecord last)
    {
        var start = schedule.PeriodStart(last.Started);
        return last.HasFailed && ledger.Runs.Count(run => run.Started >= start && run.HasFailed) == 1;
    }

    private static DateTimeOffset? LastRecheck(RunLedger ledger) =>
        ledger.Runs.Where(run => run.Kind == RunKind.Recheck).Max(run => (DateTimeOffset?)run.Started);
}
