using System.Collections.Concurrent;
using System.Globalization;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;
using Microsoft.Extensions.Logging;
using Spectre.Console;

namespace FindAllDigest.Cli.Commands;

/// <summary>Shows how far runs have come: live on a terminal, one line for each change in a log, never a spinner there.</summary>
internal sealed partial class ProgressDisplay : IAsyncDisposable
{
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

    /// <summary>Receives the status of one watch's run.</summary>
    public IProgress<RunStatus> For(WatchName watch) => _watches.GetOrAdd(
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
                live.UpdateTarget(new Rows(_watches.Values.Where(watch => watch.Status is not null).Select(watch => new Text(watch.Line))));
                await Task.Delay(Refresh, _context.Environment.Time, _done.Token).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
        });
    }

    private sealed partial class WatchProgress(string name, TimeProvider time, ILogger? logger) : IProgress<RunStatus>
    {
        private readonly long _start = time.GetTimestamp();

        public RunStatus? Status { get; private set; }

        public string Line => string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {Status?.Word ?? "starting"}, {Status?.Generated ?? 0} generated, {Status?.Matched ?? 0} matched, {time.GetElapsedTime(_start):hh\\:mm\\:ss}");

        public void Report(RunStatus value)
        {
            Status = value;
            if (logger is not null)
            {
                Log.Progress(logger, Line);
            }
        }

        private static partial class Log
        {
            [LoggerMessage(Level = LogLevel.Information, Message = "{Line}")]
            public static partial void Progress(ILogger logger, string line);
        }
    }
}
