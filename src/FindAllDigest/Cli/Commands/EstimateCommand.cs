using System.CommandLine;
using FindAllDigest.Cli.Answers;
using FindAllDigest.Pipeline.Runs;

namespace FindAllDigest.Cli.Commands;

/// <summary><c>findall-digest estimate</c>: what the next refresh will cost. It buys nothing and writes nothing.</summary>
internal static class EstimateCommand
{
    public static Command Create(ActionBinder bind)
    {
        var watches = WatchArguments.Many("Watches to estimate; all when none is named.");
        var command = new Command(
            "estimate", "Show fixed fee, worst case and expected cost of the next refresh, and what the budget says.") { watches };
        return bind(command, async (context, parse, cancellationToken) =>
        {
            await using var scope = CommandScope.Open(context, isReadOnly: true);
            var prices = await scope.PricesAsync(cancellationToken);
            var selection = await scope.SelectAsync(parse.GetValue(watches), cancellationToken);

            List<WatchEstimate> estimates = [];
            var exitCode = await scope.ForEachAsync(selection, async watch =>
            {
                var session = await scope.Store.OpenAsync(watch, cancellationToken);
                await using var answering = await scope.AnswerAsync(session.Data, cancellationToken);
                estimates.Add(await WatchEstimate.ReadAsync(session, answering.FindAll, prices, scope.Now, cancellationToken));
            });
            context.AnswerJson([.. estimates.Select(one => new EstimateAnswer(one))], CommandJson.Default.EstimateAnswerArray);
            EstimatePrinter.Print(context, estimates, scope.Now);
            context.Answer(EstimatePrinter.Origin(prices));
            return exitCode;
        });
    }
}
