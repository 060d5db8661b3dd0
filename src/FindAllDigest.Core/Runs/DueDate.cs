using FindAllDigest.Core.Watches;

namespace FindAllDigest.Core.Runs;

/// <summary>Decides when a watch is due. It counts from when runs started, so late, doubled and dropped ticks of a clock change nothing.</summary>
public static class DueDate
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromHours(24);

    /// <summary>Whether a period has begun since the last run started, or a failed run may be tried again: once, after 24 hours.</summary>
    public static bool IsDue(Schedule? schedule, RunLedger ledger, DateTimeOffset now) => Next(schedule, ledger, now) <= now;

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

    /// <summary>Whether a start at a moment would be the second try of a failed run, and not the first of a period.</summary>
    public static bool IsRetry(Schedule? schedule, RunLedger ledger, DateTimeOffset moment) =>
        schedule is not null && ledger.Last is { } last && !schedule.IsDue(moment, last.Started) && MayRetry(schedule, ledger, last);

    // One failure in its period: the second is the last that is paid for without a person's look.
    private static bool MayRetry(Schedule schedule, RunLedger ledger, RunRecord last)
    {
        var start = schedule.PeriodStart(last.Started);
        return last.HasFailed && ledger.Runs.Count(run => run.Started >= start && run.HasFailed) == 1;
    }
}
