using FindAllDigest.Cli.Answers;
using FindAllDigest.Core.Failures;
using FindAllDigest.Diagnostics;
using FindAllDigest.FindAllApi.Transport;
using FindAllDigest.Pipeline.Health;
using FindAllDigest.Pipeline.Sessions;
using FindAllDigest.Rendering.Templates;

namespace FindAllDigest.Cli.Commands;

/// <summary>A refresh that talks to the real service, or to whatever <c>PARALLEL_BASE_URL</c> names.</summary>
internal static class RealRefresh
{
    public static async Task<ExitCode> RunAsync(CommandContext context, RefreshRequest request, CancellationToken cancellationToken)
    {
        var environment = context.Environment;
        var time = request.Clock is { } now ? new ShiftedTimeProvider(environment.Time, now) : environment.Time;

        using var loggers = context.CreateLoggers();
        using var findAll = Composition.OpenFindAll(context, loggers);

        if (IsOnGitHub(context, request))
        {
            await using var gitHub = Composition.OpenGitHub(context, request.Deliver, loggers);
            _ = await TemplateSet.LoadAsync(gitHub.Store.ReadFileAsync, cancellationToken);
            return await RunAsync(gitHub);
        }

        return await RunAsync(Composition.OpenFolder(context.Settings.Root, request.IsDryRun));

        async Task<ExitCode> RunAsync(Workplace place)
        {
            if (request.Watches.Length > 0)
            {
                // A wrong name is told whatever else is missing.
                _ = await WatchSelection.ReadAsync(context, place.Store, request.Watches, cancellationToken);
            }

            return await IsNotSetUpAsync(context, request, place.Store, cancellationToken)
                ? await HintAsync(context, request, cancellationToken)
                : await new RefreshRunner(context, request, place, Answering.ByWatch(context, findAll, loggers), time).RunAsync(
                    cancellationToken);
        }
    }

    private static async Task<ExitCode> HintAsync(CommandContext context, RefreshRequest request, CancellationToken cancellationToken)
    {
        var step = NextStep.NoKey(context.Actions);
        await context.TellAsync(step, cancellationToken);
        context.AnswerJson([], CommandJson.Default.RefreshAnswerArray);
        if (request.Watches is [var only])
        {
            await StepOutputs.WriteAsync(
                context.Actions.OutputPath,
                new RefreshReport { Watch = WatchArguments.Parse(only), Outcome = RefreshOutcome.NotDue, Message = step.Sentence },
                cancellationToken);
        }

        return ExitCode.Done;
    }

    /// <summary>Whether this is a copy of the repository that nobody has given a key yet: a hint
    /// is enough, a failure would mail its owner daily.</summary>
    private static async Task<bool> IsNotSetUpAsync(
        CommandContext context, RefreshRequest request, IWatchStore store, CancellationToken cancellationToken)
    {
        if (!context.Actions.IsRunning || context.Environment[FindAllSettings.KeyVariable].Length > 0 || request.IsDryRun)
        {
            return false;
        }

        var isEmpty = true;
        var selected = request.Watches.Select(text => WatchArguments.Parse(text).Value).ToHashSet(StringComparer.Ordinal);
        foreach (var watch in (await store.ListAsync(cancellationToken)).Watches)
        {
            var data = (await store.OpenAsync(watch, cancellationToken)).Data;
            if (Answering.IsMadeUp(data) && (selected.Contains(watch.Value) || (selected.Count == 0 && !data.Default.Watch.Paused)))
            {
                // The simulator needs no key.
                return false;
            }

            isEmpty &= data.State.Ledger.Refreshes.All(run => run.IsMadeUp) && data.State.Journal.InFlight?.IsMadeUp != false;
        }

        return isEmpty || context.Actions.IsFork;
    }

    private static bool IsOnGitHub(CommandContext context, RefreshRequest request)
    {
        if (request.Deliver != "local" && context.Actions.HasRepository)
        {
            return true;
        }

        if (request.Deliver is not (null or "local"))
        {
            throw new DigestException(
                ExitCode.GitHub,
                $"--deliver {request.Deliver} needs GITHUB_TOKEN and GITHUB_REPOSITORY, and one of them is not set. Nothing was bought.");
        }

        if (request.Deliver is null && !request.IsDryRun && GitOrigin.IsOn(context.Settings.Root, context.Actions.ServerUrl))
        {
            throw new DigestException(
                ExitCode.File,
                "This clone belongs to a repository on GitHub, whose memory of runs is kept there. A refresh here would not know of it "
                    + "and might pay again. Run the workflow instead, or pass --deliver local to keep a second memory in .findall-digest.");
        }

        return false;
    }
}
