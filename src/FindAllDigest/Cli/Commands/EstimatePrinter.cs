using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Runs;

namespace FindAllDigest.Cli.Commands;

/// <summary>Says in a few lines what a refresh will cost.</summary>
internal static class EstimatePrinter
{
    /// <summary>Most watches that are told in lines.</summary>
    private const int MostInLines = 3;

    /// <summary>Prints estimates: a few lines for each, or a table where there are many.</summary>
    public static void Print(CommandContext context, IReadOnlyList<WatchEstimate> estimates, DateTimeOffset now)
    {
        if (estimates.Count > MostInLines)
        {
            PrintTable(context, estimates, now);
            return;
        }

        foreach (var estimate in estimates)
        {
            Print(context, estimate, now);
        }
    }

    public static void Print(CommandContext context, WatchEstimate of, DateTimeOffset now)
    {
        var (watch, criteria, _, estimate, _) = of;
        if (watch.Service == WatchService.Simulator)
        {
            context.Answer(
                new Painted(watch.Name.Value, Ink.Strong),
                $": the simulator answers, so what a {estimate.Kind} finds is made up, and nothing is bought");
            context.AnswerMore($"next {estimate.Kind}: {Due(of, now)}");
            return;
        }

        context.Answer(
            new Painted(watch.Name.Value, Ink.Strong),
            $": a {estimate.Kind} with generator '{criteria.Generator.ToWire()}' costs {estimate.FixedUsd:#,0.00} USD, and "
                + $"{estimate.PerMatchUsd:0.00##} USD for each match with its enrichments");
        context.AnswerMore(
            $"at most {estimate.ExposureUsd:#,0.00} USD, if all {criteria.MatchLimit} matches of its limit are found{Expected(estimate)}");
        context.AnswerMore(Verdict(criteria, estimate));
        if (estimate.Extension is { } extension)
        {
            context.AnswerMore(
                $"extended once to {extension.To} matches if it ends at its limit, which makes {extension.ExposureUsd:#,0.00} USD at most");
        }

        var money = estimate.Money;
        var reserved = money.ReservedUsd > 0 ? $", {money.ReservedUsd:#,0.00} reserved for the run in flight" : "";
        context.AnswerMore(
            $"budget of {money.FirstDay:yyyy-MM}: {money.SpentUsd:#,0.00} of {money.BudgetUsd:#,0.00} USD spent{reserved}, "
                + $"{Math.Max(0, money.LeftUsd):#,0.00} left");
        context.AnswerMore($"next {estimate.Kind}: {Due(of, now)}");
    }

    private static void PrintTable(CommandContext context, IReadOnlyList<WatchEstimate> estimates, DateTimeOffset now)
    {
        var table = new ConsoleTable("WATCH", "NEXT", "GENERATOR", "FIXED USD", "A MATCH", "AT MOST", "EXPECTED", "BUDGET LEFT", "VERDICT")
        {
            Right = [3, 4, 5, 6, 7],
        };
        foreach (var of in estimates)
        {
            var estimate = of.Estimate;
            var (word, ink) = estimate.Decision switch
            {
                BudgetDecision.Fits fits when fits.MatchLimit == of.Criteria.MatchLimit => ("fits", Ink.Good),
                BudgetDecision.Fits fits => ($"lowered to {fits.MatchLimit}", Ink.Doubtful),
                _ => ("refused", Ink.Bad),
            };
            table.Add(
                of.Watch.Name.Value,
                ShortDue(of, now),
                of.Criteria.Generator.ToWire(),
                $"{estimate.FixedUsd:#,0.00}",
                $"{estimate.PerMatchUsd:0.00##}",
                $"{estimate.MostUsd:#,0.00}",
                estimate.ExpectedUsd is { } expected ? $"{expected:#,0.00}" : "",
                $"{Math.Max(0, estimate.Money.LeftUsd):#,0.00}",
                new Painted(word, ink));
        }

        context.Answer(table);
    }

    private static string Expected(RunEstimate estimate) => estimate.ExpectedUsd is not { } expected
        ? ""
        : $"; about {expected:#,0.00} USD by the last {(estimate.RunsLearntFrom == 1 ? "run" : Plural.Of(estimate.RunsLearntFrom, "run"))}";

    private static string Verdict(Criteria criteria, RunEstimate estimate) => estimate.Decision switch
    {
        BudgetDecision.Fits { MatchLimit: var limit } when limit == criteria.MatchLimit => "fits the budget as it is",
        BudgetDecision.Fits fits =>
            $"the match limit would be lowered from {criteria.MatchLimit} to {fits.MatchLimit} to fit the budget, which makes "
                + $"{fits.ExposureUsd:#,0.00} USD at most",
        BudgetDecision.Refused refused => $"would not be started: {refused.Reason}",
        var other => throw new InvalidOperationException($"A budget decided {other.GetType().Name}."),
    };

    private static string Due(WatchEstimate of, DateTimeOffset now) => of.Journal switch
    {
        RunJournal.Intent intent =>
            $"held, since the id of the run of {Day(intent.Plan.Started, of, now)} was lost; 'findall-digest "
                + $"resolve {of.Watch.Name.Value}' settles it first",
        _ when of.Journal.KnownId is { } id => $"run {id} is in flight and is collected first, without a new fee",
        _ when of.Watch.Paused => $"paused in watch.json; only 'findall-digest refresh {of.Watch.Name.Value} --force' starts it",
        _ when of.Estimate.Due <= now => "due now",
        _ => $"due {Day(of.Estimate.Due, of, now)} ({PeopleTime.Until(of.Estimate.Due, of.Watch.Schedule?.TimeZone, now)})",
    };

    private static string ShortDue(WatchEstimate of, DateTimeOffset now) => of.Journal switch
    {
        RunJournal.Intent => "held",
        { InFlight: not null } => "in flight",
        _ when of.Watch.Paused => "paused",
        _ when of.Estimate.Due <= now => "now",
        _ => Day(of.Estimate.Due, of, now),
    };

    private static string Day(DateTimeOffset moment, WatchEstimate of, DateTimeOffset now) =>
        PeopleTime.Day(moment, of.Watch.Schedule?.TimeZone, now);

    /// <summary>Where the prices are from, as a sentence.</summary>
    public static string Origin(PriceTable prices)
    {
        var origin = prices.OverridingPath.Length == 0
            ? $"the vendor's page; {WatchFiles.Prices} overrides them"
            : $"{prices.OverridingPath}, which overrides the vendor's page";
        return $"Prices of {PeopleTime.DayOfYear(prices.Date)}, from {origin}.";
    }
}
