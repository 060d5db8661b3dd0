using System.CommandLine;
using System.Globalization;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Runs;
using FindAllDigest.Pipeline;

namespace FindAllDigest.Cli;

/// <summary><c>findall-digest status</c>: how the watches are, without a call to anybody.</summary>
internal static class StatusCommand
{
    public static Command Create(ActionBinder bind)
    {
        var watches = new Argument<string[]>("WATCH") { Description = "Watches to show; all when none is named.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("status", "Show watches, last success, run in flight, list sizes, spend and yield.") { watches };
        command.SetAction(bind(async (context, parse, cancellationToken) =>
        {
            using var loggers = context.CreateLoggers();
            var repository = RepositoryChoice.Open(context, isReadOnly: true, loggers);
            using var held = repository as IDisposable;
            List<StatusAnswer> answers = [];
            foreach (var watch in await CommandContext.WatchesAsync(repository, parse.GetValue(watches) ?? [], cancellationToken))
            {
                var snapshot = await repository.ReadAsync(watch, cancellationToken);
                answers.Add(Read(snapshot, new WatchMemory(repository, snapshot), context.Environment.Time.GetUtcNow()));
            }

            Print(context, answers);
            return ExitCode.Done;
        }));
        return command;
    }

    private static StatusAnswer Read(WatchSnapshot snapshot, WatchMemory memory, DateTimeOffset now)
    {
        var data = WatchContext.Read(snapshot);
        var runs = memory.Ledger.Runs;
        return new StatusAnswer
        {
            Watch = data.Watch.Name.Value,
            State = State(memory.Journal, data, memory.Ledger, now),
            LastSuccess = runs.Where(run => !run.HasFailed).MaxBy(run => run.Started) is { } last ? Timestamp.Format(last.Started) : null,
            FindallId = memory.Journal.KnownId?.Value,
            ExposureUsd = memory.Journal.InFlight?.ExposureUsd,
            Runs = runs.Count,
            Excluded = data.Exclude.Count,
            Entities = data.Catalogue.Count,
            New = runs.Sum(run => run.New),
            Leaked = runs.Sum(run => run.Leaked),
            SpentThisMonthUsd = memory.Ledger.SpentInMonthOf(now),
            BudgetPerMonthUsd = data.Watch.Budget.PerMonthUsd,
            SpentUsd = runs.Sum(run => run.Usd),
        };
    }

    private static string State(RunJournal journal, WatchContext data, RunLedger ledger, DateTimeOffset now) => journal switch
    {
        RunJournal.Intent => "held",
        RunJournal.Running or RunJournal.Delivering => "pending",
        _ when data.Watch.Paused => "paused",
        _ when DueDate.IsDue(data.Watch.Schedule, ledger, now) => "due",
        _ => "not due",
    };

    private static void Print(CommandContext context, List<StatusAnswer> answers)
    {
        if (context.Settings.IsJson)
        {
            context.Answer([.. answers], CommandJson.Default.StatusAnswerArray);
            return;
        }

        if (answers.Count == 0)
        {
            context.Answer("There is no watch under data/.");
        }

        foreach (var answer in answers)
        {
            var flight = answer.FindallId is { } id ? string.Create(CultureInfo.InvariantCulture, $"; run {id} in flight, at most {answer.ExposureUsd:0.00} USD") : "";
            var yield = answer.New == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {answer.SpentUsd / answer.New:0.00} USD for each");
            context.Answer($"{answer.Watch}: {answer.State}{flight}; last success {answer.LastSuccess ?? "never"}");
            context.AnswerMore(string.Create(CultureInfo.InvariantCulture, $"{answer.Excluded} rows exclude, {answer.Entities} entities known; {answer.New} new in {answer.Runs} runs{yield}; {answer.Leaked} leaked"));
            context.AnswerMore(string.Create(CultureInfo.InvariantCulture, $"{answer.SpentThisMonthUsd:0.00} of {answer.BudgetPerMonthUsd:0.00} USD spent this month, {answer.SpentUsd:0.00} USD in all"));
            if (answer.Excluded >= ExclusionSelection.NearlyFull)
            {
                context.AnswerMore("warning: the service takes 10000 exclusions at most; what is not sent is left out here, but is paid for when it comes back.");
            }
        }
    }
}

/// <summary>How one watch is.</summary>
internal sealed record StatusAnswer
{
    public required string Watch { get; init; }

    /// <summary><c>due</c>, <c>not due</c>, <c>paused</c>, <c>pending</c> or <c>held</c>.</summary>
    public required string State { get; init; }

    public required string? LastSuccess { get; init; }

    public required string? FindallId { get; init; }

    public required decimal? ExposureUsd { get; init; }

    public required int Runs { get; init; }

    public required int Excluded { get; init; }

    public required int Entities { get; init; }

    public required int New { get; init; }

    public required int Leaked { get; init; }

    public required decimal SpentThisMonthUsd { get; init; }

    public required decimal BudgetPerMonthUsd { get; init; }

    public required decimal SpentUsd { get; init; }
}
