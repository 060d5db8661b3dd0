using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;
using FindAllDigest.Diagnostics;
using FindAllDigest.Pipeline;
using Microsoft.Extensions.Logging;

namespace FindAllDigest.Cli;

/// <summary>What every command works with: settings, writers, the error boundary.</summary>
internal sealed class CommandContext(ProgramEnvironment environment, GlobalSettings settings)
{
    private const int MostListed = 20;

    public ProgramEnvironment Environment => environment;

    public GlobalSettings Settings => settings;

    public GitHubActions Actions { get; } = new(environment);

    /// <remarks>The runner reads annotations on both streams; with <c>--json</c> standard output holds the answer and nothing else.</remarks>
    public ErrorBoundary Errors => new(environment.Error, settings.IsJson ? environment.Error : environment.Output, Actions);

    /// <summary>The day (UTC) of this call.</summary>
    public DateOnly Today => DateOnly.FromDateTime(environment.Time.GetUtcNow().UtcDateTime);

    /// <summary>Prints an answer as one harmless line.</summary>
    public void Answer(string line) => environment.Output.WriteLine(LogText.Of(line));

    /// <summary>Prints a line that belongs to the one before it.</summary>
    public void AnswerMore(string line) => environment.Output.WriteLine($"  {LogText.Of(line)}");

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

    /// <summary>How bad what was told beside the command's own end is; the command ends with it at least.</summary>
    public ExitCode Told { get; private set; } = ExitCode.Done;

    /// <summary>The watches that were named, or all of the repository. A folder whose name no watch can have is told, and the others are gone on with.</summary>
    /// <exception cref="DigestException">A name is no watch's (exit 1).</exception>
    public async Task<IReadOnlyList<WatchName>> WatchesAsync(IRepository repository, string[] named, CancellationToken cancellationToken)
    {
        if (named.FirstOrDefault(text => !WatchName.TryParse(text, out _)) is { } wrong)
        {
            throw NoWatch(wrong, wrong.StartsWith('-') ? [] : await repository.ListWatchesAsync(cancellationToken));
        }

        if (named.Length > 0)
        {
            return [.. named.Select(WatchOf).Distinct()];
        }

        var watches = await repository.ListWatchesAsync(cancellationToken);
        if (await repository.ListMisnamedAsync(cancellationToken) is { Count: > 0 } misnamed)
        {
            Errors.Tell(new DigestException([.. misnamed.Select(folder => MisnamedFolder.Problem(folder, watches))]));
            Told = ExitCode.File;
        }

        return watches;
    }

    /// <summary>A watch's name as it was typed.</summary>
    /// <exception cref="DigestException">It is no watch's (exit 1).</exception>
    public static WatchName WatchOf(string text) => WatchName.TryParse(text, out var watch) ? watch : throw NoWatch(text, []);

    private static DigestException NoWatch(string text, IReadOnlyList<WatchName> watches)
    {
        if (text.StartsWith('-'))
        {
            return new DigestException(ExitCode.CommandLine, $"There is no option '{text}'; --help lists them.");
        }

        var nearest = NearestWord.Find(text, watches.Select(watch => watch.Value)) ?? WatchName.Nearest(text)?.Value;
        var hint = nearest is null ? "." : $"; did you mean '{nearest}'?";
        var all = watches.Count == 0 ? "" : $" There are: {string.Join(", ", watches.Take(MostListed).Select(watch => watch.Value))}{(watches.Count > MostListed ? ", …" : "")}.";
        return new DigestException(ExitCode.CommandLine, $"'{text}' is not the name of a watch: {WatchName.Rule}{hint}{all}");
    }

    /// <summary>The shipped prices with the repository's own put over them.</summary>
    public static async Task<PriceTable> PricesAsync(IRepository repository, CancellationToken cancellationToken) =>
        await repository.ReadFileAsync(WatchFiles.Prices, cancellationToken) is { } bytes
            ? PriceTable.Shipped.OverriddenBy(WatchFiles.Prices, bytes)
            : PriceTable.Shipped;
}
