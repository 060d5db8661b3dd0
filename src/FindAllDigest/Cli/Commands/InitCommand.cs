using System.CommandLine;
using FindAllDigest.Cli.Answers;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;
using FindAllDigest.Diagnostics;
using FindAllDigest.Pipeline;
using FindAllDigest.Pipeline.Runs;
using FindAllDigest.Pipeline.Sessions;
using FindAllDigest.Store.Local;

namespace FindAllDigest.Cli.Commands;

/// <summary><c>findall-digest init</c>: writes a new watch into the work tree, for a person
/// to read, edit and commit. It asks no question.</summary>
internal static class InitCommand
{
    public const string Name = "init";

    public static Command Create(ActionBinder bind)
    {
        var watch = new Argument<string?>("WATCH")
        {
            Description = "The new watch's name: a-z, 0-9 and -. A form has it in itself.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var objective = Options.Text(
            "--objective", "TEXT", "What to find, in plain words; the service makes the criteria, free of charge.");
        var from = Options.Value(
            "--from", "findall_…", "An earlier run: its criteria are taken, and its matches are known from the start.", OptionValues.RunId);
        var preview = Options.Flag("--preview", "Try the criteria on up to ten candidates first, for the small flat fee of a preview.");
        var budget = Options.Value("--budget", "USD", "USD that the watch may spend in a month (default 25).", OptionValues.Usd);
        var form = Options.Text("--form", "FILE", "A file with the text of an issue that the form New watch made.");
        var list = Options.Texts("--list", "FILE", "With --form: a file that was attached, with what is known already.");
        var noPreview = Options.Flag("--no-preview", "With --form: buy no preview, whatever the form says.");
        var command = new Command(Name, "Write a new watch from a question or from an earlier run.")
        {
            watch,
            objective,
            from,
            preview,
            budget,
            form,
            list,
            noPreview
        };
        command.TakesOneOf(form, watch, objective, from, preview, budget);
        command.Needs(form, list, noPreview);
        return bind(command, async (context, parse, cancellationToken) =>
        {
            if (parse.GetValue(form) is { } issue)
            {
                return await RunAsync(
                    context,
                    await FormInit.ReadAsync(context, issue, parse.GetValue(list) ?? [], !parse.GetValue(noPreview), cancellationToken),
                    cancellationToken);
            }

            var request = new InitRequest(
                WatchArguments.Parse(parse.GetValue(watch) ?? throw new DigestException(ExitCode.CommandLine, "Name the new watch.")),
                parse.GetValue(objective),
                parse.GetValue(from),
                parse.GetValue(preview),
                parse.GetValue(budget) ?? Budget.DefaultPerMonthUsd);
            if (string.IsNullOrWhiteSpace(request.Objective) == request.From is null)
            {
                throw new DigestException(ExitCode.CommandLine, "Say either --objective TEXT or --from findall_….");
            }

            return await RunAsync(context, request, cancellationToken);
        });
    }

    private static async Task<ExitCode> RunAsync(CommandContext context, InitRequest request, CancellationToken cancellationToken)
    {
        await using var scope = CommandScope.Open(context, isReadOnly: false);
        var session = await scope.Store.OpenAsync(request.Watch, cancellationToken);
        if (NewWatchFolder.IsTaken(context.Settings.Root, request.Watch) || session.Data.Default.Files.Contents.Count > 0)
        {
            throw NewWatchFolder.Exists(request.Watch);
        }

        var prices = await scope.PricesAsync(cancellationToken);
        var author = new WatchAuthor(scope.FindAll, prices, context.Today);
        var written = await author.WriteAsync(request, cancellationToken);
        var memory = new WatchMemory(session);
        var now = context.Environment.Time.GetUtcNow();
        var money = RunEstimate.Of(RunKind.Refresh, written.Criteria, prices, written.Watch, memory.Ledger, null, now);
        var estimate = new WatchEstimate(written.Watch, written.Criteria, RunJournal.Closed.Never, money, prices);
        Tell(context, written, estimate, now);

        var previewed = request.IsPreviewed
            ? await PreviewAsync(context, scope.FindAll, memory, request, written, prices, cancellationToken)
            : null;
        var paths = await NewWatchFolder.WriteAsync(context.Settings.Root, request.Watch, written.Files, cancellationToken);
        await StepOutputs.WriteNewWatchAsync(context.Actions.OutputPath, request.Watch, cancellationToken);
        Print(context, request, written, estimate, previewed, paths);
        return ExitCode.Done;
    }

    private static void Tell(CommandContext context, AuthoredWatch written, WatchEstimate estimate, DateTimeOffset now)
    {
        foreach (var remark in written.Remarks)
        {
            context.Warn(remark);
        }

        foreach (var condition in written.Criteria.MatchConditions)
        {
            context.Answer($"condition {condition.Name}: {condition.Description}");
        }

        EstimatePrinter.Print(context, estimate, now);
        context.Answer(EstimatePrinter.Origin(estimate.Prices));
    }

    private static async Task<FindAllResult?> PreviewAsync(
        CommandContext context,
        IFindAllService findAll,
        WatchMemory memory,
        InitRequest request,
        AuthoredWatch written,
        PriceTable prices,
        CancellationToken cancellationToken)
    {
        var time = context.Environment.Time;
        var run = new PreviewRun(findAll, time, PollSetting.Read(context.Environment), prices, written.Watch, memory);
        var isBought = run.Recent(written.Criteria) is not null;
        if (!isBought && run.RefusalByBudget() is { } refusal)
        {
            context.Remark($"The watch is written without a preview: {refusal}");
            return null;
        }

        context.Remark(isBought
            ? "A preview of these words was bought within a day. It is read again, and nothing is bought."
            : $"The preview costs {run.CostUsd:#,0.00} USD.");
        await using var progress = ProgressDisplay.Start(context, cancellationToken);
        var (_, result, _, obstacle) = await run.RunAsync(
            written.Criteria,
            overlooked: null,
            id =>
                context.Remark(
                    $"Preview {id} has begun. If this is interrupted, 'findall-digest init {request.Watch.Value} --from {id}' reads it "
                        + $"without a new fee."),
            progress.For(request.Watch),
            cancellationToken);
        if (result is null)
        {
            context.Remark($"The watch is written without a preview: {(obstacle.Length > 0 ? obstacle : "the preview needs longer.")}");
        }
        else
        {
            PreviewText.Print(context, result);
        }

        return result;
    }

    private static void Print(
        CommandContext context,
        InitRequest request,
        AuthoredWatch written,
        WatchEstimate estimate,
        FindAllResult? previewed,
        IReadOnlyList<string> paths)
    {
        context.AnswerJson(
            new InitAnswer(
                request.Watch.Value,
                paths,
                written.Known,
                written.Remarks,
                new EstimateAnswer(estimate),
                previewed is null ? null : PreviewText.Answers(previewed)),
            CommandJson.Default.InitAnswer);
        foreach (var path in paths)
        {
            context.Answer($"written: {path}");
        }

        // In a workflow the next step proposes it.
        if (!context.Actions.IsRunning)
        {
            context.Answer(
                $"Read it, change what you like, and commit it. 'findall-digest refresh {request.Watch.Value} --dry-run' shows what the "
                    + $"first refresh would do.");
        }
    }
}
