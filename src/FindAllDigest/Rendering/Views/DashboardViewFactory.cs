using FindAllDigest.Core.Dashboards;
using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline;
using FindAllDigest.Rendering.Markdown;
using static FindAllDigest.Rendering.Views.DashboardWords;

namespace FindAllDigest.Rendering.Views;

/// <summary>Makes the health of watches ready to print.</summary>
/// <param name="repository">The repository's page, without a slash at the end.</param>
/// <param name="now">The moment it is written, from which ages are told.</param>
internal sealed class DashboardViewFactory(string repository, DateTimeOffset now)
{
    private const int MaximumTroubles = 30;
    private const int MaximumClosed = 10;
    private const int SentenceLength = 500;

    internal const string Grave = "❌";
    internal const string Slight = "⚠️";

    private readonly DashboardWords _words = new(repository, now);

    /// <param name="watches">Every watch.</param>
    /// <param name="maximum">How many are listed at most.</param>
    public DashboardView Create(IReadOnlyList<WatchHealth> watches, int maximum = int.MaxValue)
    {
        var rows = new WatchHealthViewFactory(_words);
        List<WatchHealth> ordered = [.. watches.OrderBy(health => health.Watch.Value, StringComparer.Ordinal)];
        return new DashboardView
        {
            Summary = Summary(ordered),
            Troubles = [.. ordered.SelectMany(health => health.Troubles.Select(trouble => Trouble(health, trouble))).Take(MaximumTroubles)],
            Closed = [.. ordered.SelectMany(health => health.Closed.Select(closed => (health.Watch, closed)))
                .OrderByDescending(pair => pair.closed.Number)
                .Take(MaximumClosed)
                .Select(pair => Closed(pair.Watch, pair.closed))],
            Extensible = [.. ordered.Select(Extensible).OfType<ExtensibleRunView>().Take(MaximumTroubles)],
            Watches = [.. ordered.Take(maximum).Select(rows.Create)],
            Omitted = Math.Max(0, ordered.Count - maximum),
            SpentThisMonth = MarkdownText.Usd(ordered.Sum(health => health.Money?.SpentUsd ?? 0)),
            BudgetThisMonth = MarkdownText.Usd(ordered.Sum(health => health.Money?.BudgetUsd ?? 0)),
            Spent = MarkdownText.Usd(ordered.Sum(health => health.SpentUsd)),
            Day = _words.Day(now, null),
        };
    }

    private static MarkdownText Summary(List<WatchHealth> watches)
    {
        var grave = watches.Count(health => health.Troubles.Any(trouble => trouble.IsGrave));
        var slight = watches.Count(health => health.Troubles.Count > 0) - grave;
        var review = watches.Sum(health => health.Review?.Undecided ?? 0);
        return (grave, slight, watches.Count) switch
        {
            (0, 0, var all) when review > 0 =>
                Text(
                    $"{(all == 1 ? "The watch is" : $"All {all} watches are")} well; {review} {(review == 1 ? "entity waits" : "entities wait")} for your review."),
            (0, 0, 1) => Text($"The watch is well; nobody needs to do anything."),
            (0, 0, var all) => Text($"All {all} watches are well; nobody needs to do anything."),
            (0, _, 1) => Text($"The watch is worth a look."),
            (0, var some, var all) => Text($"{some} of {all} watches {(some == 1 ? "is" : "are")} worth a look."),
            (_, _, 1) => Text($"The watch needs attention."),
            (var some, _, var all) => Text($"{some} of {all} watches {(some == 1 ? "needs" : "need")} attention."),
        };
    }

    private TroubleView Trouble(WatchHealth health, WatchTrouble trouble) => new()
    {
        Mark = Text($"{(trouble.IsGrave ? Grave : Slight)}"),
        Watch = _words.Folder(health.Watch),
        Since = trouble.Since is { } since
            ? Text($"{PeopleTime.Span(now - since)}, since {PeopleTime.Day(since, health.TimeZone, now)}")
            : MarkdownText.Empty,
        Cause = MarkdownEscaper.Escape(trouble.Cause, SentenceLength),
        Remedy = trouble.Act is DashboardAct.Abandon ? LostRun() : MarkdownEscaper.Escape(trouble.Remedy, SentenceLength),
        EditUrl = trouble.File.Length > 0
            ? _words.Page($"edit/HEAD/{Uri.EscapeDataString(trouble.File).Replace("%2F", "/", StringComparison.Ordinal)}")
            : MarkdownText.Empty,
        Box = trouble.Act is { } act ? Box(act) : NoBox,
    };

    // The box does half of what the words for a command line say.
    private MarkdownText LostRun() =>
        Text(
            $"Look for it at the service. If it is not there, tick the box. If it is, start {_words.Linked(Text($"Fix a run"), "actions/workflows/fix-a-run.yml")} with its id (`findall_…`).");

    private ClosedProposalView Closed(WatchName watch, ClosedProposal closed) => new(
        _words.Linked(Text($"#{closed.Number}"), $"pull/{closed.Number}"),
        MarkdownText.Of(watch),
        Text($"{Plural.Of(closed.Entities, "entity", "entities")}"),
        closed.Closed is { } day ? _words.Day(new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero), null) : MarkdownText.Empty,
        Box(new DashboardAct.Restore(closed.Number)));

    private ExtensibleRunView? Extensible(WatchHealth health) => health is { ExtendTo: { } total, Ledger.Last: { } last }
        ? new ExtensibleRunView(
            MarkdownText.Of(health.Watch),
            _words.Day(last.Started, health.TimeZone),
            last.Matched,
            Box(new DashboardAct.Extend(health.Watch, total)))
        : null;
}
