using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using FindAllDigest.Core.Failures;
using FindAllDigest.Diagnostics;
using Microsoft.Extensions.Logging;

namespace FindAllDigest.Cli;

/// <summary>What every command works with: settings, the error boundary, and the only ways to print.</summary>
internal sealed class CommandContext(ProgramEnvironment environment, GlobalSettings settings)
{
    private readonly List<string> _told = [];

    public ProgramEnvironment Environment => environment;

    public GlobalSettings Settings => settings;

    public GitHubActions Actions { get; } = new(environment);

    public ErrorBoundary Errors => new(environment.Error, Annotations, Actions);

    /// <summary>Whether colours reach a terminal where they are welcome.</summary>
    public bool HasColor => environment.IsInteractive && settings.HasColor;

    /// <summary>The day (UTC) of this call.</summary>
    public DateOnly Today => DateOnly.FromDateTime(environment.Time.GetUtcNow().UtcDateTime);

    /// <summary>What was answered in sentences so far, a line each.</summary>
    public IReadOnlyList<string> Told => _told;

    // The runner reads annotations on both streams; with --json standard output holds one document and nothing else.
    private TextWriter Annotations => settings.IsJson ? environment.Error : environment.Output;

    /// <summary>Prints an answer as one harmless line.</summary>
    public void Answer(string line) => Write(LogText.Of(line));

    /// <summary>Prints a line that belongs to the one before it.</summary>
    public void AnswerMore(string line) => Write($"  {LogText.Of(line)}");

    /// <summary>Prints an answer for machines.</summary>
    /// <remarks>A workflow's runner reads <c>##[command]</c> anywhere in a line; in JSON the two signs can stand inside a text only.</remarks>
    public void Answer<T>(T answer, JsonTypeInfo<T> type) =>
        environment.Output.WriteLine(JsonSerializer.Serialize(answer, type).Replace("##[", "#\\u0023[", StringComparison.Ordinal));

    public ILoggerFactory CreateLoggers() => LoggerFactory.Create(builder => builder
        .SetMinimumLevel(LogLevel.Trace)
        .AddProvider(new TextLoggerProvider(environment.Error, settings.LogLevel)));

    /// <summary>Says something beside the answer, unless only warnings are wanted.</summary>
    public void Remark(string line)
    {
        if (settings.LogLevel <= LogLevel.Information)
        {
            environment.Error.WriteLine(LogText.Of(line));
        }
    }

    /// <summary>Says what a person should look at although the command went on: beside the answer, and on the page of a workflow's run.</summary>
    public void Warn(string sentence)
    {
        environment.Error.WriteLine(LogText.Of($"warning: {sentence}"));
        if (Actions.IsRunning)
        {
            new WorkflowCommands(Annotations).Warning(sentence);
        }
    }

    /// <summary>Tells a failure that does not end the command.</summary>
    public void Tell(DigestException failure) => Errors.Tell(failure);

    private void Write(string line)
    {
        environment.Output.WriteLine(line);
        _told.Add(line);
    }
}
