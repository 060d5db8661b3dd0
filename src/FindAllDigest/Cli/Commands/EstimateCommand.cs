using System.CommandLine;
using FindAllDigest.Cli.Answers;
using FindAllDigest.Core.Runs;
using FindAllDigest.Pipeline;

namespace FindAllDigest.Cli.Commands;

/// <summary><c>findall-digest estimate</c>: what the next refresh will cost. It buys nothing and writes nothing.</summary>
/// <remarks>The service is asked only for the criteria of an earlier run that no refresh has stored yet.</remarks>
internal static class EstimateCommand
{
    public static Command Create(ActionBinder bind)
    {
        var watches = WatchArguments.Many("Watches to estimate; all when none is named.");
        var command = new Command("estimate", "Show fixed fee, worst case and expected cost of the next refresh, and what the budget says.") { watches };
        command.SetAction(bind(async (context, parse, cancellationToken) =>
        {
            await using var scope = CommandScope.Open(context, isReadOnly: true);
            var prices = await scope.PricesAsync(cancellationToken);
            var selection = await scope.SelectAsync(parse.GetValue(watches), cancellationToken);

            List<EstimateAnswer> answers = [];
            var exitCode = await scope.ForEachAsync(selection, async watch =>
            {
                var data = WatchContext.Of(await scope.Store.OpenAsync(watch, cancellationToken));
                var memory = data.Data.State;
                var words = new ResolvedCriteria(await new CriteriaSource(scope.FindAll).CriteriaAsync(data, cancellationToken), null, null);
                var due = DueDate.Next(data.Watch.Schedule, memory.Ledger, scope.Now);
                var next = RecheckChoice.Apply(data, words, memory.Ledger, isAsked: false, due == DateTimeOffset.MaxValue ? scope.Now : due);
                var estimate = RunEstimate.Of(next.Kind, next.Criteria, prices, data.Watch, memory.Ledger, memory.Journal.InFlight, scope.Now);
                answers.Add(EstimateAnswer.Of(data.Watch, next.Criteria, memory.Journal, estimate, prices));
                if (!context.Settings.IsJson)
                {
                    EstimatePrinter.Print(context, data.Watch, next.Criteria, memory.Journal, estimate, scope.Now);
                }
            });

            if (context.Settings.IsJson)
            {
                context.Answer([.. answers], CommandJson.Default.EstimateAnswerArray);
            }
            else
            {
                context.Answer(EstimatePrinter.Origin(prices));
            }

            return exitCode;
        }));
        return command;
    }
}
