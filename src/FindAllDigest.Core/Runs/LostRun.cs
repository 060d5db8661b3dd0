using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Core.Runs;

/// <summary>A create whose answer never came: the service has no list of runs, so whether it was billed cannot be asked.</summary>
public static class LostRun
{
    private static readonly TimeSpan MayStillLive = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan GivenUpAfter = TimeSpan.FromHours(24);

    /// <summary>What to do about an intent without an id.</summary>
    /// <param name="gitHubRunId">The GitHub Actions run that asks; empty elsewhere.</param>
    public static LostRunVerdict Judge(RunJournal.Intent intent, OnLost onLost, string gitHubRunId, DateTimeOffset now)
    {
        var age = now - intent.Plan.Started;
        if (!intent.IsUnclear && intent.Plan.GitHubRunId != gitHubRunId && age < MayStillLive)
        {
            return LostRunVerdict.Wait;
        }

        return onLost == OnLost.AbandonAfter24Hours && age >= GivenUpAfter ? LostRunVerdict.Abandon : LostRunVerdict.Hold;
    }

    /// <summary>The row of a run given up: booked at its full exposure, since it may have been billed.</summary>
    public static RunRecord Record(RunPlan plan, DateTimeOffset now) =>
        RunRecord.Unanswered(plan.Kind, plan.CriteriaHash, plan.Started, now, plan.ExposureUsd) with { Excluded = plan.Excluded };

    /// <summary>The journal after giving up; the next digest tells of it.</summary>
    /// <param name="zone">The watch's; null for UTC.</param>
    public static RunJournal.Closed Close(RunPlan plan, TimeZoneInfo? zone) => new(plan.LeakedBefore)
    {
        Notes =
        [
            .. plan.PendingNotes,
            $"The run started on {PeopleTime.DayOfYear(plan.Started, zone)} was given up, since its id was lost; "
                + $"its full exposure of {plan.ExposureUsd:#,0.00} USD is booked. The service's dashboard tells whether it exists.",
        ],
    };
}

/// <summary>What becomes of a run whose id is not known.</summary>
public enum LostRunVerdict
{
    /// <summary>Another process may be about to write the id.</summary>
    Wait,

    /// <summary>A person must decide.</summary>
    Hold,

    /// <summary>It is booked and the watch goes on.</summary>
    Abandon,
}
