using FindAllDigest.Core.Text;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Pipeline.Doctor;

/// <summary>Whether the schedule is alive: GitHub switches it off after 60 days without activity, and says so in one mail.</summary>
internal static class ScheduleCheck
{
    private const string Name = "schedule";
    private const string Page = "actions/workflows/refresh.yml";
    private const string Enable = "Press 'Enable workflow' on its page.";
    private static readonly TimeSpan Patience = TimeSpan.FromDays(2);

    public static IEnumerable<Finding> Look(Examination examination) =>
        OfWorkflow(examination).Concat(OfWatches(examination)).OrGood(Name, "The schedule is alive, and no watch is overdue.");

    // Where every watch is paused, nothing waits for the schedule.
    private static IEnumerable<Finding> OfWorkflow(Examination examination)
    {
        if (examination.Setup is not { ScheduleState: { } state } setup || examination.Sound.All(watch => watch.Default.Watch.Paused))
        {
            yield break;
        }

        if (state != "active")
        {
            yield return Finding.Doubtful(Name, $"The workflow Refresh now is switched off: {Why(state)}.", Enable, Page);
        }
        else if ((setup.LastTick ?? setup.Created) + Patience < examination.Now)
        {
            var last = setup.LastTick is { } tick ? $"started it last {PeopleTime.Ago(tick, examination.Now)}" : "never started it";
            yield return Finding.Doubtful(
                Name,
                $"The workflow Refresh now is on, and its schedule {last}.",
                "See under Actions permissions that actions are allowed; a commit to the default branch wakes the schedule.",
                "settings/actions");
        }
    }

    private static IEnumerable<Finding> OfWatches(Examination examination) =>
        examination.Sound.Where(watch => IsOverdue(watch, examination.Now)).Select(watch => Finding.Doubtful(
        Name,
        $"Watch '{watch.Watch.Value}' was due more than two days ago and was not refreshed; its last run "
            + $"started {PeopleTime.Ago(watch.State.Ledger.Last?.Started ?? default, examination.Now)}.",
        "Look whether the workflow Refresh now is switched off (GitHub does so after 60 days without activity), and enable it there.",
        Page));

    private static string Why(string state) => state switch
    {
        "disabled_inactivity" => "GitHub does so where nothing happened for 60 days",
        "disabled_manually" => "somebody did it",
        "disabled_fork" => "GitHub does so in forks",
        _ => state,
    };

    private static bool IsOverdue(WatchData data, DateTimeOffset now) =>
        data.Default.Watch is { Paused: false, Schedule: { } schedule }
            && data.State.Ledger.Last is { } last
            && schedule.NextStart(last.Started) + Patience < now;
}
