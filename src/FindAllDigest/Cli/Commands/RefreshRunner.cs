using FindAllDigest.Cli.Answers;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Watches;
using FindAllDigest.Diagnostics;
using FindAllDigest.Pipeline;
using FindAllDigest.Pipeline.Health;
using FindAllDigest.Pipeline.Runs;
using FindAllDigest.Rendering;
using FindAllDigest.Rendering.Templates;

namespace FindAllDigest.Cli.Commands;

/// <summary>Refreshes several watches together, tries each whatever becomes of the others, and tells how they ended.</summary>
internal sealed class RefreshRunner(
    CommandContext context, RefreshRequest request, Workplace place, AnswerSource answers, TimeProvider time)
{
    /// <summary>Where the repository lies inside the folder that people see; empty when it is that folder.</summary>
    public string Prefix { get; init; } = "";

    public async Task<ExitCode> RunAsync(CancellationToken cancellationToken)
    {
        var selection = await WatchSelection.ReadAsync(context, place.Store, request.Watches, cancellationToken);
        if (selection.Watches.Count == 0)
        {
            await context.TellAsync(NextStep.NoWatch(context.Actions, []), cancellationToken);
            context.AnswerJson([], CommandJson.Default.RefreshAnswerArray);
            return selection.Code;
        }

        var templates = await TemplateSet.LoadAsync(place.Store.ReadFileAsync, cancellationToken);
        if (request is { Watches.Length: 0, IsSimulated: false })
        {
            await selection.WarnOfOrphansAsync(context, place.Store, cancellationToken);
        }

        var reports = await RefreshAllAsync(selection.Watches, templates, cancellationToken);

        // Told even when somebody stops the program: a later step of the workflow reads the outputs whatever happened.
        var exitCode = await TellAsync(reports, templates, CancellationToken.None);
        cancellationToken.ThrowIfCancellationRequested();
        return exitCode > selection.Code ? exitCode : selection.Code;
    }

    private async Task<RefreshReport[]> RefreshAllAsync(
        IReadOnlyList<WatchName> watches, TemplateSet templates, CancellationToken cancellationToken)
    {
        var options = await OptionsAsync(cancellationToken);
        var board = new HealthBoard(place.Store, place.Health, options.Prices, time);
        await using var progress = ProgressDisplay.Start(context, cancellationToken);
        var reports = await Task.WhenAll(
            watches.Select(watch => RefreshAsync(watch, options, templates, board, progress, cancellationToken)));
        if (!options.IsDryRun && !cancellationToken.IsCancellationRequested)
        {
            await board.ShowAsync(reports, request.IsForced, cancellationToken);
        }

        return reports;
    }

    private async Task<RefreshOptions> OptionsAsync(CancellationToken cancellationToken) => new()
    {
        IsForced = request.IsForced || request.IsSimulated,
        IsNamed = request.Watches.Length > 0 || request.IsSimulated,
        IsRecheck = request.IsRecheck,
        IsDryRun = request.IsDryRun,
        AllowsEmptyList = request.AllowsEmptyList,
        Wait = request.Wait,
        Now = time.GetUtcNow(),
        GitHubRunId = context.Actions.RunId,
        Repository = context.Actions.Repository,
        Reported = context.Actions.ReportedRun,
        Prices = await Composition.PricesAsync(place.Store, cancellationToken),
    };

    private async Task<RefreshReport> RefreshAsync(
        WatchName watch,
        RefreshOptions options,
        TemplateSet templates,
        HealthBoard board,
        ProgressDisplay progress,
        CancellationToken cancellationToken)
    {
        var (report, health) = await RefreshAsync(watch, options, templates, progress.For(watch), cancellationToken);
        if (health is not null)
        {
            board.Note(health);
        }

        return report.DigestPath.Length == 0 ? report : report with { DigestPath = Prefix + report.DigestPath };
    }

    private async Task<(RefreshReport Report, WatchHealth? Health)> RefreshAsync(
        WatchName watch, RefreshOptions options, TemplateSet templates, IRunObserver observer, CancellationToken cancellationToken)
    {
        try
        {
            var session = await place.Store.OpenAsync(watch, cancellationToken);
            await using var answering = await answers(session.Data, cancellationToken);
            var channels = Composition.OpenMessages(context, templates, staysHere: request.IsSimulated);
            return await Composition.CreateRefresh(
                place, answering.FindAll, new DigestRenderer(templates), options, observer, channels, time, answering.Poll)
                    .RefreshAsync(session, cancellationToken);
        }
        catch (Exception end) when (RefreshPipeline.IsTold(end, cancellationToken))
        {
            return (RefreshReporter.Ended(watch, end, inFlight: null), null);
        }
    }

    private async Task<ExitCode> TellAsync(IReadOnlyList<RefreshReport> reports, TemplateSet templates, CancellationToken cancellationToken)
    {
        new RefreshPrinter(context, isListed: place.Proposals is null).Print(reports);
        if (request is { IsSimulated: true, IsDryRun: false })
        {
            context.Answer(reports.Any(report => report.Outcome == RefreshOutcome.Pending)
                ? "Nothing was bought: the simulator answers. The same call again goes on with what is in flight."
                : "Nothing was bought: the simulator played one refresh. The same call again plays the next one.");
        }

        if (request.Watches.Length == 1)
        {
            await StepOutputs.WriteAsync(context.Actions.OutputPath, reports[0], cancellationToken);
        }

        await StepSummary.WriteAsync(context.Actions.StepSummaryPath, context.Actions.RepositoryUrl, templates, reports, cancellationToken);
        if (reports.All(report => report.Outcome is RefreshOutcome.NotDue or RefreshOutcome.Paused) && context.Actions.IsRunning)
        {
            await context.TellAsync(Idle(reports), cancellationToken);
        }

        if (reports.All(report => report.IsMadeUp) && context.Actions.IsRunning)
        {
            await context.TellAsync(
                NextStep.OnlySimulated(context.Actions, [.. reports.Select(report => report.Watch)]), cancellationToken);
        }

        return reports.Max(report => report.ExitCode);
    }

    private NextStep Idle(IReadOnlyList<RefreshReport> reports) => reports.All(report => report.Outcome == RefreshOutcome.Paused)
        ? NextStep.NoWatch(context.Actions, [.. reports.Select(report => report.Watch)])
        : NextStep.NothingDue(context.Actions, [.. reports.Select(report => (report.Watch, report.Message))]);
}
