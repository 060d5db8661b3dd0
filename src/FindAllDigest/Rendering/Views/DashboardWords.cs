using FindAllDigest.Core.Dashboards;
using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Health;
using FindAllDigest.Rendering.Markdown;

namespace FindAllDigest.Rendering.Views;

/// <summary>Links, days and boxes of the dashboard.</summary>
/// <param name="repository">The repository's page, without a slash at the end.</param>
/// <param name="now">The moment from which ages are told.</param>
internal sealed class DashboardWords(string repository, DateTimeOffset now)
{
    /// <summary>Most characters of a sentence.</summary>
    public const int SentenceLength = 500;

    public const string Grave = "❌";
    public const string Slight = "⚠️";

    public static ActBoxView NoBox { get; } = new(MarkdownText.Empty, MarkdownText.Empty, MarkdownText.Empty);

    public DateTimeOffset Now => now;

    /// <summary>A sentence of this program, which may quote anything.</summary>
    public MarkdownText Sentence(string? text, int maximumLength) => new MarkdownSentence(repository).Of(text, maximumLength);

    public static ActBoxView Box(DashboardAct act, string note = "") =>
        new(new MarkdownText("[ ]"), new MarkdownText(act.Words), new MarkdownText(DashboardText.Mark(act, note)));

    /// <summary>Words and figures of this program's own; nothing foreign passes here.</summary>
    public static MarkdownText Text(string text) => new(text);

    public MarkdownText Folder(WatchName watch) => Linked(MarkdownText.Of(watch), $"tree/HEAD/{WatchFiles.DataFolder}/{watch.Value}");

    public MarkdownText Linked(MarkdownText words, string path) =>
        Page(path) is { IsEmpty: false } address ? new MarkdownText($"[{words}](<{address}>)") : words;

    /// <summary>The address of a page of the repository; empty where that is not known.</summary>
    public MarkdownText Page(string path) => repository.Length == 0 ? MarkdownText.Empty : MarkdownEscaper.Address($"{repository}/{path}");

    public MarkdownText Day(DateTimeOffset moment, TimeZoneInfo? zone) => Text($"{PeopleTime.Day(moment, zone, now)}");

    /// <summary>What came of the refresh at hand, if there was one.</summary>
    public string Came(WatchHealth health) => health.Report is not { } report
        ? ""
        : $"{Day(now, health.TimeZone)}: " + report.Outcome switch
        {
            RefreshOutcome.New => Text($"{report.NewCount} new").Markdown,
            RefreshOutcome.Changed => "nothing new, but changes",
            RefreshOutcome.Unchanged => "nothing new",
            RefreshOutcome.Pending => "its run needs longer, and the next refresh collects it",
            RefreshOutcome.Held or RefreshOutcome.Failed => "it failed, as told above",
            _ => Sentence(report.Message, SentenceLength).Markdown,
        };
}
