using System.Text.Json;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Runs;

/// <summary>The file <c>failures.json</c> of the state branch. It is emptied by overwriting, never by deleting.</summary>
/// <remarks><c>{"failures": [{"id", "when", "exit_code", "run", "cause", "remedy"}]}</c>, newest first; <c>run</c> and <c>remedy</c> are
/// empty where there is none. Nothing but mails depends on it, so a file that cannot be read counts as empty and is written anew.</remarks>
public static class ReportedFailuresFile
{
    public static ReadOnlyMemory<byte> Write(ReportedFailures failures) =>
        VisibleJson.Indented(
            new ReportedFailuresDocument([.. failures.Items.Select(ReportedFailureDocument.Of)]), RunJson.Default.ReportedFailuresDocument);

    public static ReportedFailures Read(ReadOnlyMemory<byte>? utf8)
    {
        if (utf8 is not { } bytes)
        {
            return ReportedFailures.None;
        }

        try
        {
            return new(
                [.. (JsonSerializer.Deserialize(bytes.Span, RunJson.Default.ReportedFailuresDocument)?.Failures ?? [])
                    .OfType<ReportedFailureDocument>()
                    .Select(failure => failure.ToFailure())]);
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            return ReportedFailures.None;
        }
    }
}

internal sealed record ReportedFailuresDocument(IReadOnlyList<ReportedFailureDocument>? Failures);

internal sealed record ReportedFailureDocument(string? Id, string? When, int ExitCode, string? Run, string? Cause, string? Remedy)
{
    private const int LongestText = 2000;

    public static ReportedFailureDocument Of(ReportedFailure failure) => new(
        failure.Identity,
        Timestamp.Format(failure.When),
        (int)failure.ExitCode,
        failure.Run?.Value ?? "",
        OneLine.Of(failure.Cause, LongestText),
        OneLine.Of(failure.Remedy, LongestText));

    /// <exception cref="FormatException">It has no moment.</exception>
    public ReportedFailure ToFailure() =>
        new(
            Id ?? "",
            Timestamp.Parse(When ?? ""),
            (ExitCode)ExitCode,
            FindAllRunId.TryParse(Run, out var run) ? run : null,
            Cause ?? "",
            Remedy ?? "");
}
