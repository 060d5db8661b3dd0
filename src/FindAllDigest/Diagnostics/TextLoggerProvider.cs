using Microsoft.Extensions.Logging;

namespace FindAllDigest.Diagnostics;

/// <summary>Writes log entries to a text writer, a harmless line each.</summary>
internal sealed class TextLoggerProvider(TextWriter writer, LogLevel minimum) : ILoggerProvider
{
    private readonly Lock _lock = new();

    public ILogger CreateLogger(string categoryName) =>
        new TextLogger(this, categoryName.StartsWith("FindAllDigest", StringComparison.Ordinal) ? minimum : Later(minimum));

    public void Dispose()
    {
        // The writer belongs to whoever handed it in.
    }

    // Libraries speak up only when something is wrong, unless every detail was asked for.
    private static LogLevel Later(LogLevel level) => level < LogLevel.Information ? level : LogLevel.Warning;

    private void Write(LogLevel level, string message)
    {
        var prefix = level switch
        {
            LogLevel.Warning => "warning: ",
            LogLevel.Error or LogLevel.Critical => "error: ",
            _ => "",
        };
        lock (_lock)
        {
            writer.WriteLine($"{prefix}{LogText.Of(message)}");
        }
    }

    private sealed class TextLogger(TextLoggerProvider provider, LogLevel minimum) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= minimum && logLevel != LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                provider.Write(logLevel, formatter(state, exception));
            }
        }
    }
}
