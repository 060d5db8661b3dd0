using FindAllDigest.Core.Dashboards;
using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Health;
using FindAllDigest.Pipeline.Runs;
using FindAllDigest.Rendering.Markdown;
using static FindAllDigest.Rendering.Views.DashboardWords;

namespace FindAllDigest.Rendering.Views;

/// <summary>Something that a person should mend.</summary>
internal sealed class TroubleView(WatchHealth health, WatchTrouble trouble, DashboardWords words)
{
    private const string Service = "https://platform.parallel.ai";

    /// <summary>The watch's name, as a link to its folder.</summary>
    public MarkdownText Watch { get; } = health.State == WatchState.Gone ? MarkdownText.Of(health.Watch) : words.Folder(health.Watch);

    /// <summary>❌ where the watch finds nothing until it is mended, else ⚠️.</summary>
    public MarkdownText Mark { get; } = Text(trouble.IsGrave ? Grave : Slight);

    /// <summary>For how long and since when: <c>3 days, since Mon 23 Nov</c>; empty where that is not known.</summary>
    public MarkdownText Since { get; } = trouble.Since is { } since
        ? Text($"{PeopleTime.Span(words.Now - since)}, since {PeopleTime.Day(since, health.TimeZone, words.Now)}")
        : MarkdownText.Empty;

    /// <summary>What is wrong.</summary>
    public MarkdownText Cause { get; } = CauseOf(trouble);

    /// <summary>What to do; empty where the cause says all.</summary>
    public MarkdownText Remedy { get; } = (trouble.Act, health) switch
    {
        (DashboardAct.Abandon, _) => LostRun(words),
        (null, { State: WatchState.Held }) => Text($"Start {TakeUp(words)} with the id that stands here."),
        _ => words.Sentence(trouble.Remedy, SentenceLength),
    };

    /// <summary>Where on GitHub the file is edited; empty where none is to be.</summary>
    public MarkdownText EditUrl { get; } = trouble.File.StartsWith($"{WatchFiles.DataFolder}/", StringComparison.Ordinal)
        ? words.Page($"edit/HEAD/{Uri.EscapeDataString(trouble.File).Replace("%2F", "/", StringComparison.Ordinal)}")
        : MarkdownText.Empty;

    /// <summary>What mends it by one click; with an empty <c>tick</c> where a click cannot.</summary>
    public ActBoxView Box { get; } =
        trouble.Act is { } act ? Box(act, health.HadTrouble ? words.Came(health) : "") : NoBox;

    // A place in a file is there to be copied.
    private static MarkdownText CauseOf(WatchTrouble trouble) =>
        trouble.File.Length > 0
        && trouble.Cause.StartsWith(trouble.File, StringComparison.Ordinal)
        && trouble.Cause.Split(": ", 2) is [var place, var what]
            ? Text($"{MarkdownEscaper.Code(place)}: {MarkdownEscaper.Escape(what, SentenceLength)}")
            : MarkdownEscaper.Escape(trouble.Cause, SentenceLength);

    // The box does half of what the words for a command line say.
    private static MarkdownText LostRun(DashboardWords words)
    {
        var (place, form) = (words.Sentence(Service, SentenceLength), TakeUp(words));
        return Text($"Look for it at {place}. If it is not there, tick the box. If it is, start {form} with its id (`findall_…`).");
    }

    private static MarkdownText TakeUp(DashboardWords words) => words.Linked(Text($"{LostRunAdvice.Form}"), LostRunAdvice.FormLink);
}
