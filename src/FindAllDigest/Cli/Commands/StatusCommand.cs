using System.CommandLine;
using System.Globalization;
using System.Runtime.CompilerServices;
using FindAllDigest.Cli.Answers;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Runs;
using FindAllDigest.Pipeline;

namespace FindAllDigest.Cli.Commands;

/// <summary><c>findall-digest status</c>: how the watches are, without a call to the service.</summary>
internal static class StatusCommand
{
    public static Command Create(ActionBinder bind)
    {
        var watches = WatchArguments.Many("Watches to show; all when none is named.");
        var command = new Command("status", "Show watches, last success, run in flight, list sizes, spend and yield.") { watches };
        command.SetAction(bind(async (context, parse, cancellationToken) =>
        {
            await using var scope = CommandScope.Open(context, isReadOnly: true);
            var prices = await scope.PricesAsync(cancellationToken);
            List<WatchHealth> healths = [];
            var selection = await scope.SelectAsync(parse.GetValue(watches), cancellationToken);
            foreach (var watch in selection.Watches)
            {
                healths.Add(WatchHealth.Of((await scope.Store.OpenAsync(watch, cancellationToken)).Data, prices, scope.Now));
            }

            Print(context, healths);
            return healths.Any(health => health.Problems.Count > 0) ? ExitCode.File : selection.Code;
        }));
        return command;
    }

    private static void Print(CommandContext context, List<WatchHealth> healths)
    {
        foreach (var broken in healths.Where(health => health.Problems.Count > 0))
        {
            context.Errors.Tell(new DigestException(broken.Problems));
        }

        if (context.Settings.IsJson)
        {
            context.Answer([.. healths.Select(StatusAnswer.Of)], CommandJson.Default.StatusAnswerArray);
            return;
        }

        if (healths.Count == 0)
        {
            context.Answer("There is no watch under data/.");
        }

        foreach (var health in healths)
        {
            Print(context, health);
        }
    }

    private static void Print(CommandContext context, WatchHealth health)
    {
        var success = health.LastSuccess is { } last ? Timestamp.Format(last) : "never";
        context.Answer($"{health.Watch.Value}: {Sentence(health)}; last success {success}");
        var runs = health.Ledger.Refreshes.ToList();
        var costs = string.Concat(
            health.UsdPerRun is { } perRun ? Text($", {perRun:0.00} USD a run") : "",
            health.UsdPerNew is { } perNew ? Text($", {perNew:0.00} USD for each new entity") : "");
        if (health.Excluded is { } excluded)
        {
            context.AnswerMore(Text($"{excluded} rows exclude, {health.Entities} entities known"));
        }

        context.AnswerMore(Text($"{health.New} new in {runs.Count} runs{costs}; {runs.Sum(run => run.Leaked)} leaked"));
        if (health.Money is { } money)
        {
            var reserved = money.ReservedUsd > 0 ? Text($", {money.ReservedUsd:0.00} USD reserved for the run in flight") : "";
            context.AnswerMore(Text($"{money.SpentUsd:0.00} of {money.BudgetUsd:0.00} USD spent this month{reserved}, {Math.Max(0, money.LeftUsd):0.00} USD left; {health.SpentUsd:0.00} USD in all"));
        }

        foreach (var line in PrecisionText.Lines(health.Precision))
        {
            context.AnswerMore(line);
        }

        // What is wrong with files was told before everything else.
        foreach (var trouble in health.Troubles.Skip(health.Problems.Count))
        {
            var word = trouble switch { { Since: { } since } => $"failing since {Timestamp.Format(since)}", { IsGrave: true } => "wrong", _ => "warning" };
            context.AnswerMore($"{word}: {trouble.Cause}{(trouble.Remedy.Length == 0 ? "" : $" {trouble.Remedy}")}");
        }
    }

    private static string Sentence(WatchHealth health) => health switch
    {
        { State: WatchState.Held, InFlight: { } plan } => Text($"held since {Timestamp.Format(plan.Started)}, at most {plan.ExposureUsd:0.00} USD; 'findall-digest resolve {health.Watch.Value}' settles it"),
        { State: WatchState.Pending, InFlight: { } plan } => Text($"pending; run {health.RunId} in flight since {Timestamp.Format(plan.Started)}, at most {plan.ExposureUsd:0.00} USD"),
        { State: WatchState.NotDue, Due: { } due } => $"not due before {Timestamp.Format(due)}{(health.IsRetry ? ", when the failed run is tried again" : "")}",
        { State: WatchState.Broken } => "a file of it is wrong",
        _ => StatusAnswer.Word(health.State),
    };

    private static string Text(DefaultInterpolatedStringHandler text) => string.Create(CultureInfo.InvariantCulture, ref text);
}
