using FindAllDigest.Core.Dashboards;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Runs;

namespace FindAllDigest.Pipeline.Health;

/// <summary>What of a watch a person should mend, and how.</summary>
internal static class WatchTroubles
{
    // Where nobody knows what helps, most failures pass by themselves.
    private const string Patience = "Nothing at first: every refresh tries again, and this line goes when one gets through.";

    private static readonly WatchTrouble ListNearlyFull = new(
        null,
        $"The exclude list has {ExclusionSelection.NearlyFull} rows or more, and the service takes {Watch.MaxSentMaximum} at most: what "
            + $"is not sent is left out here, but paid for when it comes back.",
        "Merge duplicates with 'findall-digest exclude dedupe', or narrow the question.",
        IsGrave: false);

    /// <summary>The gravest first; empty when the watch is well.</summary>
    public static IReadOnlyList<WatchTrouble> Of(WatchHealth health) =>
    [
        .. health.State == WatchState.Gone
            ? health.Problems.Select(problem => new WatchTrouble(health.InFlight?.Started, problem.Message, problem.Remedy, IsGrave: true))
            : health.Problems.GroupBy(problem => problem.Path).Select(file => WrongFile(health, [.. file])),
        .. health is { State: WatchState.Held, InFlight: { } plan }
            ? [Held(health.Watch, plan, health.RunId)]
            : Array.Empty<WatchTrouble>(),
        .. health.Failures.Items.Select(
            failure => new WatchTrouble(failure.When, failure.Cause, failure.Remedy.Length > 0 ? failure.Remedy : Patience, IsGrave: true)
        {
            Act = new DashboardAct.Retry(health.Watch),
            MayPass = failure.Remedy.Length == 0,
        }),
        .. health is { State: WatchState.Due, BudgetStop: { } stop } ? [OverBudget(health, stop)] : Array.Empty<WatchTrouble>(),
        .. health.RefusedDamage.Length > 0 ? [Damaged(health.RefusedDamage)] : Array.Empty<WatchTrouble>(),
        .. health.Excluded >= ExclusionSelection.NearlyFull ? [ListNearlyFull] : Array.Empty<WatchTrouble>(),
    ];

    private static WatchTrouble WrongFile(WatchHealth health, IReadOnlyList<FileProblem> faults)
    {
        var more = faults.Count == 1
            ? ""
            : $" It has {Plural.Of(faults.Count - 1, "more fault")}; 'findall-digest status {health.Watch.Value}' tells all.";
        return new(
            health.ChangeOf(faults[0].Path), $"{faults[0].Place}: {faults[0].Message}", $"{faults[0].Remedy}{more}".Trim(), IsGrave: true)
        {
            File = faults[0].Path,
        };
    }

    private static WatchTrouble OverBudget(WatchHealth health, BudgetDecision.Refused stop)
    {
        var file = $"{WatchFiles.DataFolder}/{health.Watch.Value}/{WatchFiles.Watch}";
        return new(health.DueSince ?? health.ChangeOf(file), stop.Cause, stop.Remedy, IsGrave: false) { File = file };
    }

    private static WatchTrouble Damaged(string damage) => new(
        null,
        $"{WatchFiles.Refused}: {damage} What was refused is told as far as the file can be read.",
        "Nothing: only figures depend on that file, and the next refresh writes it anew.",
        IsGrave: false);

    private static WatchTrouble Held(
        WatchName watch, RunPlan plan, FindAllRunId? known) => known is not null ? Unwritten(watch, plan, known) : new(
        plan.Started,
        $"The id of a run was lost before it was written down. It may exist and have been billed, at most {plan.ExposureUsd:#,0.00} "
                + $"USD, so it is not repeated.",
        LostRunAdvice.Of(watch),
        IsGrave: true)
        {
            Act = new DashboardAct.Abandon(watch, plan.Started),
        };

    private static WatchTrouble Unwritten(WatchName watch, RunPlan plan, FindAllRunId id) => new(
        plan.Started,
        $"Run {id} was started and is paid for, but its id could not be written to the program's memory.",
        LostRunAdvice.Of(watch, id),
        IsGrave: true);
}
