using FindAllDigest.Core.Entities.Answers;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Figures;

/// <summary>The numbers of a watch in sentences: the few that are always shown, and the
/// others. None says more than its count carries.</summary>
/// <param name="Lines">At most three: what was refused, what is still unseen, what comes next.</param>
/// <param name="More">The rest: suggestions, conditions that the lines do not name, what was paid for what.</param>
/// <remarks>Names of conditions may be foreign, so each place that prints these escapes them.</remarks>
public sealed record NumberSentences(IReadOnlyList<string> Lines, IReadOnlyList<string> More)
{
    private const int MostConditions = 3;

    public static NumberSentences None { get; } = new([], []);

    public static NumberSentences Of(WatchNumbers numbers) => new(
        [.. new[] { Refused(numbers.Funnel), Unseen(numbers), Next(numbers) }.Where(line => line.Length > 0)],
        [
            .. numbers.Suggestions.Select(one => one.Sentence),
            .. numbers.Funnel.Candidates == 0 ? [] : numbers.Funnel.Conditions.Except(Refusing(numbers.Funnel)).Select(Condition),
            .. Dearer(numbers),
            .. Costs(numbers.Cost),
        ]);

    /// <summary>What was refused, and by which conditions most; empty where nothing was judged.</summary>
    public static string Refused(ConditionFunnel funnel)
    {
        var refusing = Refusing(funnel);
        if (funnel.Candidates == 0)
        {
            return "";
        }

        if (refusing.Count == 0)
        {
            return $"No condition refused any of {Candidates(funnel)}.";
        }

        var left = funnel.Conditions.Count(condition => condition.Failed > 0) - refusing.Count;
        var others = left > 0 ? $", and {Plural.Of(left, "other condition")} some" : "";
        return $"Of {Candidates(funnel)}, {string.Join(", ", refusing.Select(Verdicts))}{others}.";
    }

    // Of several runs each counts once, so that they are fewer than these runs looked at together.
    private static string Candidates(ConditionFunnel funnel) => funnel.Runs > 1
        ? $"{Plural.Of(funnel.Candidates, "different candidate")} of {Plural.Of(funnel.Runs, "run")}"
        : Plural.Of(funnel.Candidates, "candidate");

    /// <summary>The conditions that refused most; a line has room for a few.</summary>
    private static IReadOnlyList<ConditionCount> Refusing(ConditionFunnel funnel) =>
    [
        .. funnel.Conditions
            .Where(condition => condition.Failed > 0)
            .OrderByDescending(condition => condition.Failed)
            .Take(MostConditions),
    ];

    private static string Verdicts(ConditionCount condition)
    {
        var alone = condition.FailedAlone > 0 ? $" ({condition.FailedAlone:#,0} alone)" : "";
        return $"“{Heading.Of(condition.Name)}” passed {condition.Passed:#,0} and refused {condition.Failed:#,0}{alone}";
    }

    /// <summary>How many exist at the least, or that nobody can tell yet.</summary>
    public static string Unseen(WatchNumbers numbers) => (numbers.Unseen, numbers.Forecast) switch
    {
        (null, null) => $"Found {numbers.Found:#,0}. How many more exist, and what the next refresh will bring: not enough runs yet.",
        (null, _) => $"Found {numbers.Found:#,0}. How many more exist: not enough runs yet.",
        (0, _) => $"Found {numbers.Found:#,0}; nothing says that more exist today.",
        ({ } unseen, _) =>
            $"Found {numbers.Found:#,0}; at least {numbers.Found + unseen:#,0} exist (about "
                + $"{100.0 * numbers.Found / (numbers.Found + unseen):0} %).",
    };

    /// <summary>Whether the lines say what was paid, so that no other place needs to.</summary>
    public static bool TellsCost(CostShares cost) => cost.All is { PerNew: not null, Usd: > 0, Runs: > 1 };

    private static string Next(WatchNumbers numbers)
    {
        var next = (numbers.Forecast, numbers.Unseen) switch
        {
            (null, null) => "",
            (null, _) => "What the next refresh will bring: not enough runs yet.",
            var (forecast, _) => $"The next refresh is expected to bring {Expected(forecast)}, by what the last {forecast.Runs} brought.",
        };
        var cost = TellsCost(numbers.Cost) ? $"So far {Paid(numbers.Cost.All)}." : "";
        return next.Length > 0 && cost.Length > 0 ? $"{next} {cost}" : $"{next}{cost}";
    }

    private static string Condition(ConditionCount condition) => $"{Verdicts(condition)}.";

    private static IEnumerable<string> Dearer(WatchNumbers numbers) => numbers.Dearer is not { } dearer ? [] :
        [$"With generator {dearer.Generator}, a refresh is expected to bring {Expected(dearer.Forecast)}, by what the last "
            + $"{dearer.Forecast.Runs} brought."];

    /// <summary>What was paid by generator and by criteria, where there are several.</summary>
    public static IEnumerable<string> Costs(CostShares cost) => cost.All.Usd == 0 ? [] :
    [
        .. cost.Generators.Count < 2
            ? []
            : cost.Generators.Select(share => $"Generator {(share.Name.Length == 0 ? "unknown" : share.Name)}: {Paid(share)}."),
        .. cost.Criteria.Count < 2
            ? []
            : cost.Criteria.Select(share => $"Criteria {share.Name}{Place(share, cost.Criteria)}: {Paid(share)}."),
    ];

    private static string Place(CostShare share, IReadOnlyList<CostShare> all) => share.LastRefresh switch
    {
        null => ", only tried by preview",
        var last when last == all.Max(other => other.LastRefresh) => ", the latest",
        _ => "",
    };

    /// <summary>What was paid, for how many, and for each of them.</summary>
    public static string Paid(CostShare share)
    {
        var each = share.PerNew is { } perNew ? $" ({perNew:#,0.00} each)" : "";
        var accepted = share.PerAccepted is { } perAccepted
            ? $", {share.Accepted:#,0} accepted ({perAccepted:#,0.00} each)"
            : "";
        return $"{share.Usd:#,0.00} USD in {Bought(share)} for {share.New:#,0} new{each}{accepted}";
    }

    private static string Bought(CostShare share) => string.Join(" and ", new[]
    {
        share.Runs == share.Previews ? "" : Plural.Of(share.Runs - share.Previews, "run"),
        share.Previews == 0 ? "" : Plural.Of(share.Previews, "preview"),
    }.Where(part => part.Length > 0));

    private static string Expected(RefreshForecast forecast) =>
        $"about {forecast.New:0.#} new{(forecast.Usd > 0 ? $" for about {forecast.Usd:#,0.00} USD" : "")}";
}
