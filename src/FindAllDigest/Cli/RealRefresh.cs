using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Runs;
using FindAllDigest.FindAllApi;
using FindAllDigest.Pipeline;
using FindAllDigest.Repository.Local;
using Microsoft.Extensions.Logging;

namespace FindAllDigest.Cli;

/// <summary>A refresh that talks to the real service, or to whatever <c>PARALLEL_BASE_URL</c> names.</summary>
internal static class RealRefresh
{
    public static async Task<ExitCode> RunAsync(CommandContext context, RefreshRequest request, CancellationToken cancellationToken)
    {
        ThrowIfNotLocal(context, request);
        var repository = new LocalRepository(context.Settings.Root, request.IsDryRun);
        var environment = context.Environment;
        var time = request.Clock is { } now ? new ShiftedTimeProvider(environment.Time, now) : environment.Time;

        if (await IsNotSetUpAsync(context, request, repository, cancellationToken))
        {
            context.Answer($"{FindAllSettings.KeyVariable} is not set, so nothing was done. To start, store the key of your FindAll account as a repository secret of that name: Settings, Secrets and variables, Actions.");
            return ExitCode.Done;
        }

        using var loggers = context.CreateLoggers();
        using var findAll = new LazyFindAllService(() => new FindAllClient(
            FindAllSettings.From(environment[FindAllSettings.KeyVariable], environment[FindAllSettings.AddressVariable]),
            environment.Time,
            loggers.CreateLogger<FindAllClient>()));

        return await new RefreshRunner(context, request, repository, findAll, time, PollSetting.Read(environment)).RunAsync(cancellationToken);
    }

    /// <summary>Whether this is a copy of the repository that nobody has given a key yet: a hint is enough, a failure would mail its owner daily.</summary>
    private static async Task<bool> IsNotSetUpAsync(CommandContext context, RefreshRequest request, LocalRepository repository, CancellationToken cancellationToken)
    {
        if (!context.Actions.IsRunning || context.Environment[FindAllSettings.KeyVariable].Length > 0 || request.IsDryRun)
        {
            return false;
        }

        if (context.Actions.IsFork)
        {
            return true;
        }

        foreach (var watch in await repository.ListWatchesAsync(cancellationToken))
        {
            if (new WatchMemory(repository, await repository.ReadAsync(watch, cancellationToken)) is not { Ledger.Last: null, Journal: RunJournal.Closed })
            {
                return false;
            }
        }

        return true;
    }

    private static void ThrowIfNotLocal(CommandContext context, RefreshRequest request)
    {
        var wantsGitHub = request.Deliver is null ? context.Actions.HasRepository : request.Deliver != "local";
        if (wantsGitHub)
        {
            throw new DigestException(ExitCode.GitHub, "Delivery to GitHub is not part of this version. Pass --deliver local; nothing was bought.");
        }

        if (request.Deliver is null && !request.IsDryRun && GitOrigin.IsOn(context.Settings.Root, context.Actions.ServerUrl))
        {
            throw new DigestException(ExitCode.File, "This clone belongs to a repository on GitHub, whose memory of runs is kept there. A refresh here would not know of it and might pay again. Run the workflow instead, or pass --deliver local to keep a second memory in .findall-digest.");
        }
    }
}
