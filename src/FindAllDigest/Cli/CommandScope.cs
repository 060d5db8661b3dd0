using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;
using FindAllDigest.FindAllApi;
using FindAllDigest.Pipeline;
using FindAllDigest.Pipeline.Runs;
using FindAllDigest.Pipeline.Sessions;
using Microsoft.Extensions.Logging;

namespace FindAllDigest.Cli;

/// <summary>One call of a command on the watches of a repository: what it opened is disposed with it.</summary>
internal sealed class CommandScope : IAsyncDisposable
{
    private readonly ILoggerFactory _loggers;

    private CommandScope(CommandContext context, ILoggerFactory loggers, Workplace place)
    {
        _loggers = loggers;
        (Context, Place) = (context, place);
        FindAll = Composition.OpenFindAll(context, loggers);
    }

    public CommandContext Context { get; }
    public Workplace Place { get; }

    public IWatchStore Store => Place.Store;

    /// <summary>The service, reached for only when it is called: a watch with nothing to do needs no key.</summary>
    public FindAllClient FindAll { get; }

    /// <summary>Who answers the calls of a watch: the service, or the simulator where the watch names it, which needs no key.</summary>
    public Task<Answering> AnswerAsync(WatchData data, CancellationToken cancellationToken) =>
        Answering.ByWatch(Context, FindAll, _loggers)(data, cancellationToken);

    public DateTimeOffset Now => Context.Environment.Time.GetUtcNow();

    /// <summary>Opens the place of watches: GitHub where a token and a repository are named, else the folder.</summary>
    /// <param name="isReadOnly">Whether not even an unfinished write of an earlier process may be completed.</param>
    public static CommandScope Open(CommandContext context, bool isReadOnly)
    {
        var loggers = context.CreateLoggers();
        return new(context, loggers, Composition.Open(context, isReadOnly, loggers));
    }

    /// <summary>The watches that were named, or all of the repository.</summary>
    /// <exception cref="DigestException">A name is no watch's (exit 1), or there is no such watch
    /// (exit 2); nothing was done for any.</exception>
    public Task<WatchSelection> SelectAsync(string[]? named, CancellationToken cancellationToken) =>
        WatchSelection.ReadAsync(Context, Store, named ?? [], cancellationToken);

    /// <exception cref="DigestException">The name is no watch's (exit 1), or there is no such watch (exit 2).</exception>
    public async Task<WatchName> SelectAsync(string named, CancellationToken cancellationToken) =>
        (await SelectAsync([named], cancellationToken)).Watches[0];

    /// <summary>Tries each watch: one that fails is told and hides no other; what keeps several from their work is told once.</summary>
    /// <returns>The worst exit code.</returns>
    public async Task<ExitCode> ForEachAsync(WatchSelection selection, Func<WatchName, Task> work)
    {
        var worst = selection.Code;
        HashSet<string> told = new(StringComparer.Ordinal);
        foreach (var watch in selection.Watches)
        {
            try
            {
                await work(watch);
            }
            catch (DigestException failure)
            {
                if (told.Add(failure.Message))
                {
                    Context.Tell(failure);
                }

                worst = failure.ExitCode > worst ? failure.ExitCode : worst;
            }
        }

        return worst;
    }

    /// <summary>The shipped prices with the repository's own put over them.</summary>
    public Task<PriceTable> PricesAsync(CancellationToken cancellationToken) => Composition.PricesAsync(Store, cancellationToken);

    /// <summary>What extends the last run of a watch.</summary>
    public async Task<LastRunExtension> ExtensionAsync(CancellationToken cancellationToken) => new(FindAll, Place.Ladder, new RefreshOptions
    {
        Now = Now,
        Prices = await PricesAsync(cancellationToken),
        GitHubRunId = Context.Actions.RunId,
    });

    public async ValueTask DisposeAsync()
    {
        FindAll.Dispose();
        await Place.DisposeAsync();
        _loggers.Dispose();
    }
}
