using System.Globalization;
using System.Runtime.CompilerServices;
using FindAllDigest.Core.Dashboards;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline;
using FindAllDigest.Rendering.Markdown;

namespace FindAllDigest.Rendering.Views;

/// <summary>Makes the health of watches ready to print.</summary>
/// <param name="repository">The repository's page, without a slash at the end.</param>
/// <param name="now">The moment it is written, from which ages are told.</param>
internal sealed class DashboardViewFactory(string repository, DateTimeOffset now)
{
    private const int MaximumWatches = 100;
    private const int MaximumTroubles = 30;
    private const int MaximumClosed = 10;
    private const int LastRefreshes = 6;
    private const int SentenceLength = 500;

    private const string Grave = "❌";
    private const string Slight = "⚠️";

    public DashboardView Create(IReadOnlyList<WatchHealth> watches)
    {
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
            Watches = [.. ordered.Take(MaximumWatches).Select(Watch)],
            Omitted = Math.Max(0, ordered.Count - MaximumWatches),
            SpentThisMonth = MarkdownText.Usd(ordered.Sum(health => health.Money?.SpentUsd ?? 0)),
            BudgetThisMonth = MarkdownText.Usd(ordered.Sum(health => health.Money?.BudgetUsd ?? 0)),
            Spent = MarkdownText.Usd(ordered.Sum(health => health.SpentUsd)),
            Day = Day(now, null),
        };
    }

    private static MarkdownText Summary(List<WatchHealth> watches)
    {
        var grave = watches.Count(health => health.Troubles.Any(trouble => trouble.IsGrave));
        var slight = watches.Count(health => health.Troubles.Count > 0) - grave;
        var review = watches.Sum(health => health.Review?.Undecided ?? 0);
        return (grave, slight, watches.Count) switch
        {
            (0, 0, var all) when review > 0 => Text($"{(all == 1 ? "The watch is" : $"All {all} watches are")} well; {review} {(review == 1 ? "entity waits" : "entities wait")} for your review."),
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
        Watch = Folder(health.Watch),
        Since = trouble.Since is { } since ? Text($"{PeopleTime.Span(now - since)}, since {PeopleTime.Day(since, health.TimeZone, now)}") : MarkdownText.Empty,
        Cause = MarkdownEscaper.Escape(trouble.Cause, SentenceLength),
        Remedy = trouble.Act is DashboardAct.Abandon ? LostRun() : MarkdownEscaper.Escape(trouble.Remedy, SentenceLength),
        EditUrl = trouble.File.Length > 0 ? Page($"edit/HEAD/{Uri.EscapeDataString(trouble.File).Replace("%2F", "/", StringComparison.Ordinal)}") : MarkdownText.Empty,
        Box = Box(trouble.Act),
    };

    // The box does half of what the words for a command line say.
    private MarkdownText LostRun() => Text($"Look for it at the service. If it is not there, tick the box. If it is, start {Linked(Text($"Fix a run"), "actions/workflows/fix-a-run.yml")} with its id (`findall_…`).");

    private ClosedProposalView Closed(WatchName watch, ClosedProposal closed) => new(
        Linked(Text($"#{closed.Number}"), $"pull/{closed.Number}"),
        MarkdownText.Of(watch),
        Text($"{Plural.Of(closed.Entities, "entity", "entities")}"),
        closed.Closed is { } day ? Day(new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero), null) : MarkdownText.Empty,
        Box(new DashboardAct.Restore(closed.Number)));

    private ExtensibleRunView? Extensible(WatchHealth health) => health is { ExtendTo: { } total, Ledger.Last: { } last }
        ? new ExtensibleRunView(MarkdownText.Of(health.Watch), Day(last.Started, health.TimeZone), last.Matched, Box(new DashboardAct.Extend(health.Watch, total)))
        : null;

    private WatchHealthView Watch(WatchHealth health) => new()
    {
        Mark = new MarkdownText(health switch
        {
            { Troubles: [{ IsGrave: true }, ..] } => Grave,
            { Troubles.Count: > 0 } => Slight,
            { State: WatchState.Pending } => "⏳",
            { State: WatchState.Paused } => "⏸️",
            _ => "✅",
        }),
        Watch = Folder(health.Watch),
        ToReview = health.Review is { } review
            ? Text($"{review.Undecided}, {Linked(Text($"#{review.Number}"), $"pull/{review.Number}")}, since {PeopleTime.Span(now - review.Since)}")
            : MarkdownText.Empty,
        LastNews = health.LastNews is { } news ? News(health, news) : MarkdownText.Empty,
        LastSuccess = health.LastSuccess is { } last ? Day(last, health.TimeZone) : Text($"never"),
        Next = Next(health),
        List = health.Excluded is { } rows ? Linked(Text($"{rows}"), $"blob/HEAD/{WatchFiles.DataFolder}/{health.Watch.Value}/{WatchFiles.Exclude}") : MarkdownText.Empty,
        Money = Money(health.Money),
        News = Text($"{string.Join(", ", health.Ledger.Refreshes.OrderBy(run => run.Started).TakeLast(LastRefreshes).Select(run => run.New))}"),
        Figures = Figures(health),
        Box = Box(new DashboardAct.Refresh(health.Watch), Came(health)),
    };

    /// <summary>What the numbers of a watch say, each in a sentence of its own: its only place in the dashboard.</summary>
    private static IReadOnlyList<MarkdownText> Figures(WatchHealth health) => [Yield(health)];

    private static MarkdownText Money(MonthlyMoney? known) => known switch
    {
        null => MarkdownText.Empty,
        { ReservedUsd: > 0 } money => Text($"{money.SpentUsd:0.00} of {money.BudgetUsd:0.##} USD, {money.ReservedUsd:0.00} reserved"),
        var money => Text($"{money.SpentUsd:0.00} of {money.BudgetUsd:0.##} USD"),
    };

    private MarkdownText News(WatchHealth health, RunRecord run)
    {
        var words = Text($"{PeopleTime.Day(run.Started, health.TimeZone, now)}: {(run.New > 0 ? $"{run.New} new" : $"{run.Changed} changed")}");
        return MarkdownEscaper.Address(run.Delivery) is { IsEmpty: false } address && run.Delivery.Contains("://", StringComparison.Ordinal)
            ? new MarkdownText($"[{words}](<{address}>)")
            : words;
    }

    private MarkdownText Next(WatchHealth health) => health switch
    {
        { State: WatchState.Held } => Text($"waits for you"),
        { State: WatchState.Pending, InFlight: { } plan } => Text($"run of {PeopleTime.Day(plan.Started, health.TimeZone, now)} in flight"),
        { State: WatchState.NotDue, Due: { } due } => Text($"{(health.IsRetry ? "again " : "")}{PeopleTime.Day(due, health.TimeZone, now)}"),
        { State: WatchState.Broken } => Text($"a file is wrong"),
        { State: WatchState.Paused } => Text($"paused"),
        { BudgetStop.Length: > 0 } => Text($"waits for its budget"),
        _ => Text($"due"),
    };

    /// <summary>What came of the refresh at hand, if there was one.</summary>
    private string Came(WatchHealth health) => health.Report is not { } report ? "" : $"{PeopleTime.Day(now, health.TimeZone, now)}: " + report.Outcome switch
    {
        RefreshOutcome.New => Text($"{report.NewCount} new").Markdown,
        RefreshOutcome.Changed => "nothing new, but changes",
        RefreshOutcome.Unchanged => "nothing new",
        RefreshOutcome.Pending => "its run needs longer, and the next refresh collects it",
        RefreshOutcome.Held or RefreshOutcome.Failed => "it failed, as told above",
        _ => MarkdownEscaper.Escape(report.Message, SentenceLength).Markdown,
    };

    private static MarkdownText Yield(WatchHealth health) => (health.Ledger.Refreshes.Count(), health.UsdPerNew) switch
    {
        (0, _) => Text($"no run yet"),
        (var runs, null) => Text($"nothing new in {Plural.Of(runs, "run")}"),
        (var runs, { } each) when health.Precision?.All is { } shares && shares.Accepted < shares.Count => Text($"{health.New} new in {Plural.Of(runs, "run")}, {each:0.00} USD each; {shares}"),
        (var runs, { } each) => Text($"{health.New} new in {Plural.Of(runs, "run")}, {each:0.00} USD each"),
    };

    private static ActBoxView Box(DashboardAct? act, string note = "") => act is null
        ? new ActBoxView(MarkdownText.Empty, MarkdownText.Empty, MarkdownText.Empty)
        : new ActBoxView(new MarkdownText("[ ]"), new MarkdownText(act.Words), new MarkdownText(DashboardText.Mark(act, note)));

    private MarkdownText Folder(WatchName watch) => Linked(MarkdownText.Of(watch), $"tree/HEAD/{WatchFiles.DataFolder}/{watch.Value}");

    private MarkdownText Linked(MarkdownText words, string path) => Page(path) is { IsEmpty: false } address ? new MarkdownText($"[{words}](<{address}>)") : words;

    private MarkdownText Page(string path) => repository.Length == 0 ? MarkdownText.Empty : MarkdownEscaper.Address($"{repository}/{path}");

    private MarkdownText Day(DateTimeOffset moment, TimeZoneInfo? zone) => Text($"{PeopleTime.Day(moment, zone, now)}");

    // Words and figures of this program's own; nothing foreign passes here.
    private static MarkdownText Text(DefaultInterpolatedStringHandler text) => new(string.Create(CultureInfo.InvariantCulture, ref text));
}
