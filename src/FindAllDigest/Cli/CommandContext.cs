using System.Text.Json.Serialization.Metadata;
using FindAllDigest.Cli.Answers;
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

    public ErrorBoundary Errors => new(environment, settings.IsJson);

    /// <summary>Whether colours reach a terminal where they are welcome.</summary>
    public bool HasColor => environment.IsInteractive && settings.HasColor;

    /// <summary>The day (UTC) of this call.</summary>
    public DateOnly Today => DateOnly.FromDateTime(environment.Time.GetUtcNow().UtcDateTime);

    public GivenPath PathOf(string typed) => new(environment.CurrentDirectory, typed);

    /// <summary>What was answered in sentences so far, a line each.</summary>
    public IReadOnlyList<string> Told => _told;

    // The runner reads annotations on both streams.
    private TextWriter Annotations => settings.IsJson ? environment.Error : environment.Output;

    /// <summary>Prints an answer as one harmless line. Sentences and tables are for people: where a
    /// program asked, they say nothing.</summary>
    public void Answer(string line) => Write(LogText.Of(line));

    /// <summary>Prints a line that belongs to the one before it.</summary>
    public void AnswerMore(string line) => Write($"  {LogText.Of(line)}");

    /// <summary>Prints an answer as one harmless line, with colours where a terminal is.</summary>
    public void Answer(params Painted[] parts)
    {
        var plain = LogText.Of(string.Concat(parts.Select(part => part.Text)));
        Write([plain], [HasColor ? string.Concat(parts.Select(part => part.ToAnsi())) : plain]);
    }

    public void Answer(ConsoleTable table) => Write(table.Lines(int.MaxValue, hasColor: false), table.Lines(environment.Width, HasColor));

    /// <summary>Prints an answer for machines, if one asked.</summary>
    public void AnswerJson<T>(T answer, JsonTypeInfo<T> type)
    {
        if (settings.IsJson)
        {
            PrintJson(answer, type);
        }
    }

    /// <summary>Prints JSON whoever asked.</summary>
    public void PrintJson<T>(T answer, JsonTypeInfo<T> type) => environment.Output.WriteLine(JsonAnswer.Of(answer, type));

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

    /// <summary>Says what a person should look at although the command went on: beside the
    /// answer, and on the page of a workflow's run.</summary>
    public void Warn(string sentence) => Warn("", sentence);

    /// <param name="watch">The watch that it is about; empty for all of them.</param>
    public void Warn(string watch, string sentence)
    {
        var about = watch.Length == 0 ? "" : $"{watch}: ";
        environment.Error.WriteLine(LogText.Of($"{about}warning: {sentence}"));
        if (Actions.IsRunning)
        {
            new WorkflowCommands(Annotations).Warning($"{about}{sentence}");
        }
    }

    /// <summary>Says why nothing was done and what is next: beside the answer, and on the page of a workflow's run with links.</summary>
    public async Task TellAsync(NextStep step, CancellationToken cancellationToken)
    {
        if (step.IsWarning)
        {
            Warn(step.Sentence);
        }
        else
        {
            Remark(step.Sentence);
            if (Actions.IsRunning)
            {
                new WorkflowCommands(Annotations).Notice(step.Sentence);
            }
        }

        await StepSummary.WriteAsync(Actions.StepSummaryPath, step, cancellationToken);
    }

    /// <summary>The same call for a command that answers a program whatever was asked for.</summary>
    public CommandContext ForMachines() => new(environment, settings with { IsJson = true });

    /// <summary>Tells a failure that does not end the command.</summary>
    public void Tell(DigestException failure) => Errors.Tell(failure);

    private void Write(string line) => Write([line], [line]);

    // With --json, standard output holds one document and nothing else.
    private void Write(IEnumerable<string> plain, IEnumerable<string> printed)
    {
        if (!settings.IsJson)
        {
            _told.AddRange(plain);
            foreach (var line in printed)
            {
                environment.Output.WriteLine(line);
            }
        }
    }
}
