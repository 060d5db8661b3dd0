using FindAllDigest.Core.Runs;
using FindAllDigest.Pipeline.Runs;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Pipeline.Doctor;

/// <summary>Whether the budget allows the next run of each watch as it is asked for.</summary>
internal static class BudgetCheck
{
    private const string Name = "budget";

    public static IEnumerable<Finding> Look(Examination examination) =>
        examination.Sound.Select(watch => Of(watch, examination)).OfType<Finding>()
            .OrGood(Name, "The next run of every watch fits its budget.");

    private static Finding? Of(WatchData data, Examination examination)
    {
        var watch = data.Default.Watch;
        if (watch.Paused || CriteriaSource.Stored(data) is not { } criteria)
        {
            return null;
        }

        var money = MonthlyMoney.Of(watch.Budget, data.State.Ledger, data.State.Journal.InFlight, examination.Now);
        return RunBudget.Decide(criteria, examination.Prices.For(watch.Service), watch.Budget, money) switch
        {
            BudgetDecision.Refused refused => Told($"Watch '{watch.Name.Value}' is stopped: {refused.Reason}"),
            BudgetDecision.Fits fits when fits.MatchLimit < criteria.MatchLimit =>
                Told($"Watch '{watch.Name.Value}' asks for {criteria.MatchLimit} matches, and the budget allows {fits.MatchLimit}."),
            _ => null,
        };

        Finding Told(string sentence) =>
            Finding.Doubtful(
                Name,
                sentence,
                "Raise 'budget' in its watch.json, or lower 'match_limit'.",
                $"blob/HEAD/{data.Default.PathOf(Core.Watches.WatchFiles.Watch)}");
    }
}
