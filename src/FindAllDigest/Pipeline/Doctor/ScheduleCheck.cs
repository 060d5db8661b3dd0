using FindAllDigest.Core.Runs;

namespace FindAllDigest.Pipeline.Doctor;

/// <summary>Whether the schedule is alive: GitHub switches it off after 60 days without activity, and says so in one mail.</summary>
public sealed class ScheduleCheck : ICheck
{
    private const string Name = "schedule";
    private static readonly TimeSpan Patience = TimeSpan.FromDays(2);

    public Task<IReadOnlyList<Finding>> LookAsync(Examination examination, CancellationToken cancellationToken)
    {
        List<Finding> findings = [.. examination.Sound.Where(watch => IsOverdue(watch, examination.Now)).Select(watch => Finding.Doubtful(
            Name,
            $"Watch '{watch.Watch.Value}' was due more than two days ago and was not refreshed; its last run started at {Timestamp.Format(watch.State.Ledger.Last?.Started ?? default)}.",
            "Look whether the workflow Refresh now is switched off (GitHub does so after 60 days without activity), and enable it there.",
            "actions/workflows/refresh.yml"))];
        return Task.FromResult<IReadOnlyList<Finding>>(findings is [] ? [Finding.Good(Name, "No watch is overdue.")] : findings);
    }

    private static bool IsOverdue(WatchData data, DateTimeOffset now) =>
        data.Default.Watch is { Paused: false, Schedule: { } schedule } && data.State.Ledger.Last is { } last && schedule.NextStart(last.Started) + Patience < now;
}
