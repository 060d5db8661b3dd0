using System.CommandLine;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Runs;
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
            foreach (var watch in await context.WatchesAsync(repository, parse.GetValue(watches) ?? [], cancellationToken))
            {
                try
                {
                    var data = WatchContext.Read(await repository.ReadAsync(watch, cancellationToken));
                    var memory = new WatchMemory(repository, data.Snapshot);
                    var words = new ResolvedCriteria(await new CriteriaSource(findAll).CriteriaAsync(data, cancellationToken), null, null);
                    var due = DueDate.Next(data.Watch.Schedule, memory.Ledger, now);
                    var next = RecheckChoice.Apply(data, words, memory.Ledger, isAsked: false, due == DateTimeOffset.MaxValue ? now : due);
                    var criteria = next.Criteria;
                    var estimate = RunEstimate.Of(next.Kind, criteria, prices, data.Watch, memory.Ledger, memory.Journal.InFlight, now);
                    answers.Add(EstimateAnswer.Of(data.Watch, criteria, memory.Journal, estimate, prices));
                    if (!context.Settings.IsJson)
                    {
                        EstimatePrinter.Print(context, data.Watch, criteria, memory.Journal, estimate, now);
                    }
                }
                catch (DigestException failure)
                {
                    // One broken watch hides no other.
                    context.Errors.Tell(failure);
                    exitCode = failure.ExitCode > exitCode ? failure.ExitCode : exitCode;
                }
            }

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
