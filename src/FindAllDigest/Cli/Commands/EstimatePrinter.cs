using System.Globalization;
using System.Runtime.CompilerServices;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Cli.Commands;

/// <summary>Says in a few lines what a refresh will cost.</summary>
internal static class EstimatePrinter
{
    /// <summary>Prints the estimate of one watch.</summary>
    public static void Print(CommandContext context, Watch watch, Criteria criteria, RunJournal journal, RunEstimate estimate, DateTimeOffset now)
    {
        context.Answer(Text($"{watch.Name.Value}: a {estimate.Kind} with generator '{criteria.Generator.ToWire()}' costs {estimate.FixedUsd:0.00} USD, and {estimate.PerMatchUsd:0.00##} USD for each match with its enrichments"));
        context.AnswerMore(Text($"at most {estimate.ExposureUsd:0.00} USD, if all {criteria.MatchLimit} matches of its limit are found{Expected(estimate)}"));
        context.AnswerMore(Verdict(criteria, estimate));
        var money = estimate.Money;
        var reserved = money.ReservedUsd > 0 ? Text($", {money.ReservedUsd:0.00} reserved for the run in flight") : "";
        context.AnswerMore(Text($"budget of {money.FirstDay:yyyy-MM}: {money.SpentUsd:0.00} of {money.BudgetUsd:0.00} USD spent{reserved}, {Math.Max(0, money.LeftUsd):0.00} left"));
        context.AnswerMore($"next {estimate.Kind}: {Due(watch, journal, estimate, now)}");
    }

    private static string Expected(RunEstimate estimate) => estimate.ExpectedUsd is not { } expected
        ? ""
        : Text($"; about {expected:0.00} USD by the last {(estimate.RunsLearntFrom == 1 ? "run" : Text($"{estimate.RunsLearntFrom} runs"))}");

    private static string Verdict(Criteria criteria, RunEstimate estimate) => estimate.Decision switch
    {
        BudgetDecision.Fits { MatchLimit: var limit } when limit == criteria.MatchLimit => "fits the budget as it is",
        BudgetDecision.Fits fits => Text($"the match limit would be lowered from {criteria.MatchLimit} to {fits.MatchLimit} to fit the budget, which makes {fits.ExposureUsd:0.00} USD at most"),
        BudgetDecision.Refused refused => $"would not be started: {refused.Reason}",
        var other => throw new InvalidOperationException($"A budget decided {other.GetType().Name}."),
    };

    private static string Due(Watch watch, RunJournal journal, RunEstimate estimate, DateTimeOffset now) => journal switch
    {
        RunJournal.Intent intent => $"held, since the id of the run of {Timestamp.Format(intent.Plan.Started)} was lost; 'findall-digest resolve {watch.Name.Value}' settles it first",
        _ when journal.RunId is { } id => $"run {id} is in flight and is collected first, without a new fee",
        _ when watch.Paused => "paused in watch.json; only --force starts it",
        _ when estimate.Due <= now => "due now",
        _ => $"due {Timestamp.Format(estimate.Due)}",
    };

    /// <summary>Where the prices are from, as a sentence.</summary>
    public static string Origin(PriceTable prices)
    {
        var origin = prices.OverridingPath.Length == 0 ? $"the vendor's page; {WatchFiles.Prices} overrides them" : $"{prices.OverridingPath}, which overrides the vendor's page";
        return Text($"Prices of {prices.Date:yyyy-MM-dd}, from {origin}.");
    }

    private static string Text(DefaultInterpolatedStringHandler text) => string.Create(CultureInfo.InvariantCulture, ref text);
}
