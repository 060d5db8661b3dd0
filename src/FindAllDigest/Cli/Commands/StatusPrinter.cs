using FindAllDigest.Cli.Answers;
using FindAllDigest.Core.Figures;
using FindAllDigest.Core.Text;
using FindAllDigest.Pipeline.Health;

namespace FindAllDigest.Cli.Commands;

/// <summary>Shows how watches are: a few lines for each, or a table where there are many.</summary>
internal sealed class StatusPrinter(CommandContext context, DateTimeOffset now)
{
    /// <summary>Most watches that are told in lines.</summary>
    private const int MostInLines = 3;

    public static void Print(CommandContext context, IReadOnlyList<WatchHealth> healths)
    {
        var printer = new StatusPrinter(context, context.Environment.Time.GetUtcNow());
        if (healths.Count > MostInLines)
        {
            printer.PrintTable(healths);
            return;
        }

        foreach (var health in healths)
        {
            printer.PrintLines(health);
        }
    }

    private void PrintTable(IReadOnlyList<WatchHealth> healths)
    {
        var table = new ConsoleTable("WATCH", "STATE", "NEXT", "LAST SUCCESS", "LIST", "NEW", "RUNS", "SPENT") { Right = [4, 5, 6, 7] };
        foreach (var health in healths)
        {
            table.Add(
                health.Watch.Value,
                new Painted(StatusAnswer.Word(health.State), InkOf(health)),
                health.Due is { } due ? Day(due, health) : "",
                Success(health),
                $"{health.Excluded:#,0}",
                health.IsRemembered ? $"{health.New:#,0}" : "",
                health.IsRemembered ? $"{health.Ledger.Refreshes.Count()}" : "",
                health.Money is { } money ? $"{money.SpentUsd:#,0.00} of {money.BudgetUsd:#,0.00} USD" : "");
        }

        context.Answer(table);
        foreach (var health in healths)
        {
            foreach (var line in Troubles(health))
            {
                context.Answer($"{health.Watch.Value}: {line}");
            }
        }
    }

    private void PrintLines(WatchHealth health)
    {
        if (!health.IsRemembered)
        {
            context.Answer(new Painted(health.Watch.Value, Ink.Strong), ": ", new Painted(Sentence(health), InkOf(health)));
            return;
        }

        var success = health.LastSuccess is { } last ? $"{Success(health)}, on {Day(last, health)}" : Success(health);
        context.Answer(
            new Painted(health.Watch.Value, Ink.Strong), ": ", new Painted(Sentence(health), InkOf(health)), $"; last success {success}");
        var costs = string.Concat(
            health.UsdPerRun is > 0 and var perRun ? $", {perRun:#,0.00} USD a run" : "",
            health.UsdPerNew is > 0 and var perNew ? $", {perNew:#,0.00} USD for each new entity" : "");
        if (health.Excluded is { } excluded)
        {
            context.AnswerMore(
                $"{Plural.Of(excluded, "row excludes", "rows exclude")}, {Plural.Of(health.Entities ?? 0, "entity", "entities")} known");
        }

        var runs = health.Ledger.Refreshes.ToList();
        var previews = health.Ledger.Runs.Count - runs.Count;
        costs += costs.Length > 0 && previews > 0 ? $", {Plural.Of(previews, "preview")} included" : "";
        var back = runs.Sum(run => run.Leaked);
        var leaked = back == 0 ? "" : $"; {back:#,0} known came back all the same";
        context.AnswerMore($"{health.New:#,0} new in {Plural.Of(runs.Count, "run")}{costs}{leaked}");
        if (health.Money is { } money)
        {
            var reserved = money.ReservedUsd > 0
                ? $", {money.ReservedUsd:#,0.00} USD reserved for the run in flight"
                : "";
            context.AnswerMore(
                $"{money.SpentUsd:#,0.00} of {money.BudgetUsd:#,0.00} USD spent this month{reserved}, "
                    + $"{Math.Max(0, money.LeftUsd):#,0.00} USD left; {health.SpentUsd:#,0.00} USD in all");
        }

        foreach (var line in PrecisionText.Lines(health.Precision).Concat(Numbers(health)).Concat(Troubles(health)))
        {
            context.AnswerMore(line);
        }
    }

    private string Success(WatchHealth health) => (health.LastSuccess, health.IsRemembered) switch
    {
        ({ } last, _) => PeopleTime.Ago(last, now),
        (_, true) => "never",
        _ => "",
    };

    // A watch that never ran has no numbers.
    private static IEnumerable<string> Numbers(WatchHealth health) =>
        health.Numbers is { Cost.All.Runs: > 0 } numbers
            ? [.. NumberSentences.Of(numbers).Lines, .. NumberSentences.Costs(numbers.Cost)]
            : [];

    // What is wrong with files was told before everything else.
    private IEnumerable<string> Troubles(WatchHealth health) => health.Troubles
        .Skip(health.Problems.DistinctBy(problem => problem.Path).Count())
        .Select(trouble => Trouble(trouble, health));

    private string Trouble(WatchTrouble trouble, WatchHealth health)
    {
        var word = trouble switch
        {
            { Since: { } since } =>
                $"{(trouble.IsGrave ? "failing" : "warning")} for {PeopleTime.Span(now - since)}, since {Day(since, health)}",
            { IsGrave: true } => "wrong",
            _ => "warning",
        };
        return $"{word}: {trouble.Cause}{(trouble.Remedy.Length == 0 ? "" : $" {trouble.Remedy}")}";
    }

    private string Sentence(WatchHealth health) => health switch
    {
        { State: WatchState.Held, InFlight: { } plan } =>
            $"held for {PeopleTime.Span(now - plan.Started)}, since {Day(plan.Started, health)}, at most {plan.ExposureUsd:#,0.00} "
                + $"USD; 'findall-digest resolve {health.Watch.Value}' settles it",
        { State: WatchState.Pending, InFlight: { } plan } =>
            $"pending; run {health.RunId} in flight for {PeopleTime.Span(now - plan.Started)}, at most {plan.ExposureUsd:#,0.00} USD",
        { State: WatchState.NotDue, Due: { } due } =>
            $"not due before {Day(due, health)} "
                + $"({PeopleTime.Until(due, health.TimeZone, now)}){(health.IsRetry ? ", when the failed run is tried again" : "")}",
        { State: WatchState.Broken } =>
            $"stopped by {string.Join(" and ", health.Problems.Select(problem => problem.Path).Distinct(StringComparer.Ordinal))}, see "
                + $"above",
        _ => StatusAnswer.Word(health.State),
    };

    private string Day(DateTimeOffset moment, WatchHealth health) => PeopleTime.Day(moment, health.TimeZone, now);

    private static Ink InkOf(WatchHealth health) => health.State switch
    {
        WatchState.Held or WatchState.Broken => Ink.Bad,
        _ when health.Troubles.Any(trouble => trouble.IsGrave) => Ink.Bad,
        WatchState.Due or WatchState.Pending => Ink.Doubtful,
        WatchState.Paused => Ink.Faint,
        _ => Ink.Good,
    };
}
