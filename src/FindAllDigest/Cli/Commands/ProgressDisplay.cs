using System.Collections.Concurrent;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;
using FindAllDigest.Diagnostics;
using FindAllDigest.Pipeline.Runs;
using Microsoft.Extensions.Logging;
using Spectre.Console;

namespace FindAllDigest.Cli.Commands;

/// <summary>Shows how far runs have come: live on a terminal, one line for each change in a log, never a spinner there.</summary>
internal sealed partial class ProgressDisplay : IAsyncDisposable
{
    private const int MostNames = 8;

    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<string, WatchProgress> _watches = new(StringComparer.Ordinal);
    private readonly CommandContext _context;
    private readonly ILoggerFactory _loggers;
    private readonly CancellationTokenSource _done;
    private readonly Task _live;

    private ProgressDisplay(CommandContext context, CancellationToken cancellationToken)
    {
        _context = context;
        _loggers = context.CreateLoggers();
        _done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        IsLive = context.Environment.IsInteractive && context.Settings is { HasColor: true, IsJson: false, LogLevel: LogLevel.Information };
        _live = IsLive ? ShowAsync() : Task.CompletedTask;
    }

    public bool IsLive { get; }

    public static ProgressDisplay Start(CommandContext context, CancellationToken cancellationToken) => new(context, cancellationToken);

    /// <summary>Receives how far one watch's run has come.</summary>
    public WatchProgress For(WatchName watch) => _watches.GetOrAdd(
        watch.Value,
        name => new WatchProgress(name, _context.Environment.Time, IsLive ? null : _loggers.CreateLogger<ProgressDisplay>()));

    public async ValueTask DisposeAsync()
    {
        await _done.CancelAsync();
        await _live;
        _loggers.Dispose();
        _done.Dispose();
    }

    private async Task ShowAsync()
    {
        // Said outright: the library knows a terminal by the process's own writer alone, and ours blots out secrets.
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(_context.Environment.Error),
            Ansi = AnsiSupport.Yes,
            Interactive = InteractionSupport.Yes,
        });
        await console.Live(new Rows()).AutoClear(true).StartAsync(async live =>
        {
            while (!_done.IsCancellationRequested)
            {
                live.UpdateTarget(new Rows(_watches.Values.SelectMany(watch => watch.Lines).Select(line => new Text(line))));
                await Task.Delay(Refresh, _context.Environment.Time, _done.Token)
                    .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
        });
    }

    /// <summary>What is shown of one watch.</summary>
    internal sealed partial class WatchProgress(string name, TimeProvider time, ILogger? logger) : IRunObserver, IProgress<RunStatus>
    {
        private readonly long _start = time.GetTimestamp();
        private RunProgress? _progress;

        /// <summary>Events are for people who look on; a log has the changes of the status.</summary>
        public bool WantsEvents => logger is null;

        /// <summary>How the run stands and who matched last; empty before anything is known.</summary>
        public IEnumerable<string> Lines =>
            _progress is { } known ? [LineOf(known), .. known.Names.TakeLast(MostNames).Select(match => LogText.Of($"  + {match}"))] : [];

        public void Report(RunProgress progress)
        {
            _progress = progress;
            if (logger?.IsEnabled(LogLevel.Information) == true)
            {
                var line = LineOf(progress);
                Log.Progress(logger, line);
            }
        }

        public void Report(RunStatus value) => Report(new RunProgress(value, MatchLimit: 0, CostUsd: 0, Names: []));

        private string LineOf(RunProgress progress)
        {
            var status = progress.Status;
            var limit = progress.MatchLimit > 0 ? $" of {progress.MatchLimit}" : "";
            var cost = progress.CostUsd > 0 ? $", {progress.CostUsd:#,0.00} USD so far" : "";
            return LogText.Of(
                $"{name}: {status.Word}, {status.Generated:#,0} generated, {status.Matched:#,0}{limit} matched{cost}, "
                    + $"{time.GetElapsedTime(_start):hh\\:mm\\:ss}");
        }

        private static partial class Log
        {
            [LoggerMessage(Level = LogLevel.Information, Message = "{Line}")]
            public static partial void Progress(ILogger logger, string line);
        }
    }
}
