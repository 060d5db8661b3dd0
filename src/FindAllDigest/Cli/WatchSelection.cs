using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Health;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Cli;

/// <summary>The watches that a command is to work on.</summary>
/// <param name="Watches">Each once.</param>
/// <param name="Code">How bad what was told meanwhile is: folders whose
/// watch is never refreshed. The command ends with it at least.</param>
internal sealed record WatchSelection(IReadOnlyList<WatchName> Watches, ExitCode Code)
{
    /// <summary>Warns of runs in flight whose watch is there no more. On GitHub that can be told once a watch was opened.</summary>
    public async Task WarnOfOrphansAsync(CommandContext context, IWatchStore store, CancellationToken cancellationToken)
    {
        foreach (var orphan in await OrphanedRuns.OfAsync(store, Watches, cancellationToken))
        {
            context.Warn($"{orphan.Problem.Message} {orphan.Problem.Remedy}");
        }
    }

    /// <summary>The watches that were named, or all of the repository. A folder whose watch
    /// is never refreshed is told, and the others are gone on with.</summary>
    /// <exception cref="DigestException">A name is no watch's (exit 1), or there is no such watch (exit 2).</exception>
    public static async Task<WatchSelection> ReadAsync(
        CommandContext context, IWatchStore store, IReadOnlyList<string> named, CancellationToken cancellationToken)
    {
        // What looks like an option needs no look at the repository.
        foreach (var option in named.Where(text => text.StartsWith('-')))
        {
            _ = WatchArguments.Parse(option, []);
        }

        var (watches, problems) = await store.ListAsync(cancellationToken);
        if (named.Count > 0)
        {
            return new(Choose(named, watches, problems), ExitCode.Done);
        }

        if (problems.Count == 0)
        {
            return new(watches, ExitCode.Done);
        }

        context.Tell(new DigestException(problems));
        return new(watches, ExitCode.File);
    }

    /// <summary>Of the watches that there are those that were named, each once.</summary>
    /// <param name="problems">Why folders of the repository are no watches.</param>
    /// <exception cref="DigestException">A name is no watch's (exit 1), or there is no such watch (exit 2).</exception>
    public static IReadOnlyList<WatchName> Choose(
        IReadOnlyList<string> named, IReadOnlyList<WatchName> watches, IReadOnlyList<FileProblem> problems)
    {
        WatchName[] parsed = [.. named.Select(text => WatchArguments.Parse(text, watches)).Distinct()];
        return parsed.FirstOrDefault(watch => !watches.Contains(watch)) is not { } unknown
            ? parsed
            : throw (problems.FirstOrDefault(
                problem => problem.Path.StartsWith($"{WatchFiles.DataFolder}/{unknown.Value}/", StringComparison.Ordinal)) is { } why
                ? new DigestException([why])
                : WatchArguments.Unknown(unknown, watches));
    }
}
