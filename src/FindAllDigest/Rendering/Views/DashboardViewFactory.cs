using FindAllDigest.Core.Dashboards;
using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Health;
using FindAllDigest.Pipeline.Proposals;
using FindAllDigest.Pipeline.Runs;
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
    private const int MaximumExtensible = 10;
    private const int SentenceLength = 500;

    private const string Service = "https://platform.parallel.ai";

    internal const string Grave = "❌";
    internal const string Slight = "⚠️";

    private readonly DashboardWords _words = new(repository, now);

    /// <param name="watches">Every watch.</param>
    /// <param name="maximum">How many are listed at most.</param>
    public DashboardView Create(IReadOnlyList<WatchHealth> watches, int maximum = int.MaxValue)
    {
        var refusal = DashboardNeeds.Refusal(watches);
        var rows = new WatchHealthViewFactory(_words, refusal is not null);
        List<WatchHealth> ordered =
        [
            .. watches.OrderBy(DashboardNeeds.Rank).ThenBy(health => health.Watch.Value, StringComparer.Ordinal),
        ];
        List<(WatchHealth Health, WatchTrouble Trouble)> troubles =
        [
            .. from health in ordered
               from trouble in health.Troubles
               orderby DashboardNeeds.Rank(trouble), trouble.Since ?? DateTimeOffset.MaxValue
               select (health, trouble),
        ];
        List<(WatchName Watch, ClosedProposal Closed)> closed =
        [
            .. from health in ordered
               from one in health.Closed
               orderby one.Number descending
               select (health.Watch, one),
        ];
        List<ExtensibleRunView> extensible = [.. ordered.Select(Extensible).OfType<ExtensibleRunView>()];
        List<WatchHealth> there = [.. ordered.Where(health => health.State != WatchState.Gone)];
        List<WatchHealthView> shown = [.. there.Take(maximum).Select(rows.Create)];
        return new DashboardView
        {
            Summary = Summary(ordered),
            Troubles = [.. troubles.Take(MaximumTroubles).Select(pair => Trouble(pair.Health, pair.Trouble))],
            TroublesOmitted = Math.Max(0, troubles.Count - MaximumTroubles),
            Closed = [.. closed.Take(MaximumClosed).Select(pair => Closed(pair.Watch, pair.Closed))],
            ClosedOmitted = Math.Max(0, closed.Count - MaximumClosed),
            Extensible = [.. extensible.Take(MaximumExtensible)],
            ExtensibleOmitted = Math.Max(0, extensible.Count - MaximumExtensible),
            Watches = shown,
            IsRefused = refusal is not null,
            Refusal = _words.Sentence(refusal?.Cause, SentenceLength),
            Refreshable = [.. shown.Where(watch => !watch.Box.Tick.IsEmpty)],
            Omitted = Math.Max(0, there.Count - maximum),
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
        var waits = $"{review} {(review == 1 ? "entity waits" : "entities wait")} for your review";
        var state = (grave, slight, watches.Count) switch
        {
            (_, _, 0) => "There is no watch",
            (0, 0, 1) => "The watch is well",
            (0, 0, var all) => $"All {all} watches are well",
            (0, _, 1) => "The watch is worth a look",
            (0, var some, var all) => $"{some} of {all} watches {(some == 1 ? "is" : "are")} worth a look",
            (_, _, 1) => "The watch needs attention",
            (var some, 0, var all) => $"{some} of {all} watches {(some == 1 ? "needs" : "need")} attention",
            (var some, var others, var all) =>
                $"{some} of {all} watches {(some == 1 ? "needs" : "need")} attention, {others} {(others == 1 ? "is" : "are")} worth a look",
        };
        return (review, grave + slight, watches.Count) switch
        {
            ( > 0, _, _) => Text($"{state}; {waits}."),
            (_, 0, > 0) => Text($"{state}; nobody needs to do anything."),
            _ => Text($"{state}."),
        };
    }

    private TroubleView Trouble(WatchHealth health, WatchTrouble trouble) => new()
    {
        Mark = Text($"{(trouble.IsGrave ? Grave : Slight)}"),
        Watch = health.State == WatchState.Gone ? MarkdownText.Of(health.Watch) : _words.Folder(health.Watch),
        Since = trouble.Since is { } since
            ? Text($"{PeopleTime.Span(now - since)}, since {PeopleTime.Day(since, health.TimeZone, now)}")
            : MarkdownText.Empty,
        Cause = Cause(trouble),
        Remedy = (trouble.Act, health) switch
        {
            (DashboardAct.Abandon, _) => LostRun(),
            (null, { State: WatchState.Held }) => Text($"Start {TakeUp} with the id that stands here."),
            _ => _words.Sentence(trouble.Remedy, SentenceLength),
        },
        EditUrl = trouble.File.StartsWith($"{WatchFiles.DataFolder}/", StringComparison.Ordinal)
            ? _words.Page($"edit/HEAD/{Uri.EscapeDataString(trouble.File).Replace("%2F", "/", StringComparison.Ordinal)}")
            : MarkdownText.Empty,
        Box = trouble.Act is { } act ? Box(act, health.HadTrouble ? WatchHealthViewFactory.Came(health, _words) : "") : NoBox,
    };

    // A place in a file is there to be copied.
    private static MarkdownText Cause(WatchTrouble trouble) =>
        trouble.File.Length > 0
        && trouble.Cause.StartsWith(trouble.File, StringComparison.Ordinal)
        && trouble.Cause.Split(": ", 2) is [var place, var what]
            ? Text($"{MarkdownEscaper.Code(place)}: {MarkdownEscaper.Escape(what, SentenceLength)}")
            : MarkdownEscaper.Escape(trouble.Cause, SentenceLength);

    // The box does half of what the words for a command line say.
    private MarkdownText LostRun() =>
        Text(
            $"Look for it at {_words.Sentence(Service, SentenceLength)}. If it is not there, tick the box. If it is, start {TakeUp} with its id (`findall_…`).");

    private MarkdownText TakeUp => _words.Linked(Text($"{LostRunAdvice.Form}"), LostRunAdvice.FormLink);

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
