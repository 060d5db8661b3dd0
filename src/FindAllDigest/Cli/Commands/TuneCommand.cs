using System.CommandLine;
using FindAllDigest.Cli.Answers;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Figures;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;
using FindAllDigest.Core.Watches.Reading;
using FindAllDigest.Pipeline.Health;
using FindAllDigest.Pipeline.Runs;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Cli.Commands;

/// <summary><c>findall-digest tune</c>: what each condition let through and refused, and two wordings side by side.</summary>
internal static class TuneCommand
{
    public static Command Create(ActionBinder bind)
    {
        var watches = WatchArguments.Many("Watches to report on; all when none is named.");
        var other = Options.Text(
            "--try",
            "FILE",
            "A file with other words, such as match_conditions: buys a preview for each of the two wordings, 0.20 USD in all, and "
                + "compares them.");
        var command = new Command(
            "tune",
            "Show what each condition let through and refused, near misses and costs; try other words by preview.") { watches, other };
        return bind(command, async (context, parse, cancellationToken) =>
        {
            var path = parse.GetValue(other);
            await using var scope = CommandScope.Open(context, isReadOnly: path is null);
            var prices = await scope.PricesAsync(cancellationToken);
            var selection = await scope.SelectAsync(parse.GetValue(watches), cancellationToken);
            if (path is not null && selection.Watches.Count != 1)
            {
                throw new DigestException(ExitCode.CommandLine, "--try takes one watch: name it. Nothing was bought.");
            }

            (string Path, PartialCriteria Words)? words = path is null ? null : await ReadAsync(context, path, cancellationToken);
            List<TuneAnswer> answers = [];
            var code = await scope.ForEachAsync(selection, watch => TuneAsync(scope, prices, watch, words, answers, cancellationToken));
            context.AnswerJson([.. answers], CommandJson.Default.TuneAnswerArray);
            return code;
        });
    }

    /// <exception cref="DigestException">There is no such file (exit 1), or it is wrong; all its faults at once.</exception>
    private static async Task<(string Path, PartialCriteria Words)> ReadAsync(
        CommandContext context, string path, CancellationToken cancellationToken)
    {
        var bytes = await context.PathOf(path).ReadAsync(cancellationToken);
        return (path, CriteriaFile.Read(path, bytes).OrThrow());
    }

    private static async Task TuneAsync(
        CommandScope scope,
        PriceTable prices,
        WatchName watch,
        (string Path, PartialCriteria Words)? other,
        List<TuneAnswer> answers,
        CancellationToken cancellationToken)
    {
        var context = scope.Context;
        var session = await scope.Store.OpenAsync(watch, cancellationToken);
        var data = WatchContext.Of(session);
        var numbers = WatchNumbersReading.Of(session.Data);
        List<string> names = [.. (WatchNumbersReading.CriteriaOf(session.Data)?.MatchConditions ?? []).Select(condition => condition.Name)];
        var near = NearMisses.Of(
            session.Data.State.Refused.Candidates.Where(candidate => !data.Exclude.RowsOf(candidate.Key, candidate.Name).Any()), names);
        var answer = new TuneAnswer(
            watch.Value,
            numbers is null ? null : NumbersAnswer.Of(numbers),
            [.. near.Select(NearMissAnswer.Of)],
            PrecisionAnswer.Of(WatchNumbersReading.PrecisionOf(session.Data)),
            Trial: null);
        TunePrinter.Print(context, answer, numbers);

        if (other is { } tried && await TryAsync(scope, prices, data, tried, cancellationToken) is { } compared)
        {
            answer = answer with { Trial = TrialAnswer.Of(compared) };
            TunePrinter.Print(context, compared);
        }

        answers.Add(answer);
    }

    private static async Task<ComparedWordings?> TryAsync(
        CommandScope scope,
        PriceTable prices,
        WatchContext data,
        (string Path, PartialCriteria Words) other,
        CancellationToken cancellationToken)
    {
        var context = scope.Context;
        await using var answering = await scope.AnswerAsync(data.Data, cancellationToken);
        var findAll = answering.FindAll;
        var now = await new CriteriaSource(findAll).CriteriaAsync(data, cancellationToken);
        var changed = other.Words.Complete(now.ToPartial(), other.Path).OrThrow();
        if (changed.Hash == now.Hash)
        {
            throw new DigestException(
                [new FileProblem(
                    other.Path,
                    "The file says the same words as the watch. Nothing was bought.",
                    "Change objective, entity_type or match_conditions.")]);
        }

        var preview = new PreviewRun(
            findAll, context.Environment.Time, answering.Poll, prices, data.Watch, new WatchMemory(data.Session));
        await using var progress = ProgressDisplay.Start(context, cancellationToken);
        var trial = new WordingTrial(preview, data, context.Remark);
        return await trial.RunAsync(now, changed, progress.For(data.Watch.Name), cancellationToken);
    }
}
