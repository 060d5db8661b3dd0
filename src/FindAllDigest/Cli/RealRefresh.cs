using FindAllDigest.Core.Failures;
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
        var environment = context.Environment;
        var time = request.Clock is { } now ? new ShiftedTimeProvider(environment.Time, now) : environment.Time;

        using var loggers = context.CreateLoggers();
        using var findAll = new LazyFindAllService(() => new FindAllClient(
            FindAllSettings.From(environment[FindAllSettings.KeyVariable], environment[FindAllSettings.AddressVariable]),
            environment.Time,
            loggers.CreateLogger<FindAllClient>()));

        if (IsOnGitHub(context, request))
        {
            using var gitHub = RepositoryChoice.OpenGitHub(context, request.Deliver, loggers);
            await gitHub.CheckTemplatesAsync(cancellationToken);
            return await RunAsync(gitHub);
        }

        return await RunAsync(new LocalRepository(context.Settings.Root, request.IsDryRun));

        Task<ExitCode> RunAsync(IRepository repository) => new RefreshRunner(context, request, repository, findAll, time, PollSetting.Read(environment)).RunAsync(cancellationToken);
    }

    private static bool IsOnGitHub(CommandContext context, RefreshRequest request)
    {
        if (request.Deliver != "local" && context.Actions.HasRepository)
        {
            return true;
        }

        if (request.Deliver is not (null or "local"))
        {
            throw new DigestException(ExitCode.GitHub, $"--deliver {request.Deliver} needs GITHUB_TOKEN and GITHUB_REPOSITORY, and one of them is not set. Nothing was bought.");
        }

        if (request.Deliver is null && !request.IsDryRun && GitOrigin.IsOn(context.Settings.Root, context.Actions.ServerUrl))
        {
            throw new DigestException(ExitCode.File, "This clone belongs to a repository on GitHub, whose memory of runs is kept there. A refresh here would not know of it and might pay again. Run the workflow instead, or pass --deliver local to keep a second memory in .findall-digest.");
        }

        return false;
    }
}
