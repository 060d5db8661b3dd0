using System.CommandLine;
using System.Globalization;
using System.Runtime.CompilerServices;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline;

namespace FindAllDigest.Cli;

/// <summary><c>findall-digest estimate</c>: what the next refresh will cost. It buys nothing and writes nothing.</summary>
/// <remarks>The service is asked only for the criteria of an earlier run that no refresh has stored yet.</remarks>
internal static class EstimateCommand
{
    public static Command Create(ActionBinder bind)
    {
        var watches = new Argument<string[]>("WATCH") { Description = "Watches to estimate; all when none is named.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("estimate", "Show fixed fee, worst case and expected cost of the next refresh, and what the budget says.") { watches };
        command.SetAction(bind(async (context, parse, cancellationToken) =>
        {
            using var loggers = context.CreateLoggers();
            using var findAll = FindAllAccess.Open(context, loggers);
            var repository = RepositoryChoice.Open(context, isReadOnly: true, loggers);
            using var held = repository as IDisposable;
            var prices = await CommandContext.PricesAsync(repository, cancellationToken);
            var now = context.Environment.Time.GetUtcNow();

            List<EstimateAnswer> answers = [];
            var exitCode = ExitCode.Done;
            foreach (var watch in await CommandContext.WatchesAsync(repository, parse.GetValue(watches) ?? [], cancellationToken))
            {
                try
                {
                    var data = WatchContext.Read(await repository.ReadAsync(watch, cancellationToken));
                    var memory = new WatchMemory(repository, data.Snapshot);
                    var criteria = await new CriteriaSource(findAll).CriteriaAsync(data, cancellationToken);
                    var estimate = RunEstimate.Of(criteria, prices, data.Watch, memory.Ledger, memory.Journal.InFlight, now);
                    answers.Add(EstimateAnswer.Of(data.Watch, criteria, memory.Journal, estimate, prices));
                    Print(context, data.Watch, criteria, memory.Journal, estimate, now);
                }
                catch (DigestException failure)
                {
                    // One broken watch hides no other.
                    context.Errors.Tell(failure);
                    exitCode = failure.ExitCode > exitCode ? failure.ExitCode : exitCode;
                }
            }

            PrintEnd(context, answers, prices);
            return exitCode;
        }));
        return command;
    }

    private static void Print(CommandContext context, Watch watch, Criteria criteria, RunJournal journal, RunEstimate estimate, DateTimeOffset now)
    {
        if (context.Settings.IsJson)
        {
            return;
        }

        context.Answer(Text($"{watch.Name.Value}: a refresh with generator '{criteria.Generator.ToWire()}' costs {estimate.FixedUsd:0.00} USD, and {estimate.PerMatchUsd:0.00##} USD for each match with its enrichments"));
        context.AnswerMore(Text($"at most {estimate.ExposureUsd:0.00} USD, if all {criteria.MatchLimit} matches of its limit are found{Expected(estimate)}"));
        context.AnswerMore(Verdict(criteria, estimate));
        var money = estimate.Money;
        var reserved = money.ReservedUsd > 0 ? Text($", {money.ReservedUsd:0.00} reserved for the run in flight") : "";
        context.AnswerMore(Text($"budget of {money.FirstDay:yyyy-MM}: {money.SpentUsd:0.00} of {money.BudgetUsd:0.00} USD spent{reserved}, {Math.Max(0, money.LeftUsd):0.00} left"));
        context.AnswerMore($"next refresh: {Due(watch, journal, estimate, now)}");
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

    private static void PrintEnd(CommandContext context, List<EstimateAnswer> answers, PriceTable prices)
    {
        if (context.Settings.IsJson)
        {
            context.Answer([.. answers], CommandJson.Default.EstimateAnswerArray);
            return;
        }

        var origin = prices.OverridingPath.Length == 0 ? $"the vendor's page; {WatchFiles.Prices} overrides them" : $"{prices.OverridingPath}, which overrides the vendor's page";
        context.Answer(Text($"Prices of {prices.Date:yyyy-MM-dd}, from {origin}."));
    }

    private static string Text(DefaultInterpolatedStringHandler text) => string.Create(CultureInfo.InvariantCulture, ref text);
}
