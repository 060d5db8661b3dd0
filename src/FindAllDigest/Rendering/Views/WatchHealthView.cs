using FindAllDigest.Core.Dashboards;
using FindAllDigest.Core.Figures;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Health;
using FindAllDigest.Pipeline.Proposals;
using FindAllDigest.Rendering.Markdown;
using static FindAllDigest.Rendering.Views.DashboardWords;

namespace FindAllDigest.Rendering.Views;

/// <summary>One watch, ready to print. All of it fits into the cells of a table, but its box and its figures.</summary>
/// <param name="health">How it is.</param>
/// <param name="words">How it is told.</param>
/// <param name="isRefused">Whether the service takes no run of any watch.</param>
internal sealed class WatchHealthView(WatchHealth health, DashboardWords words, bool isRefused)
{
    private const int LastRefreshes = 6;

    /// <summary>✅, ⏳, ⏸️, ⚠️ or ❌.</summary>
    public MarkdownText Mark { get; } = new(health switch
    {
        { Troubles: [{ IsGrave: true }, ..] } => Grave,
        { Troubles.Count: > 0 } => Slight,
        { State: WatchState.Pending } => "⏳",
        { State: WatchState.Paused } => "⏸️",
        _ => "✅",
    });

    /// <summary>The watch's name.</summary>
    public MarkdownText Name { get; } = MarkdownText.Of(health.Watch);

    /// <summary>The same as a link to its folder.</summary>
    public MarkdownText Watch { get; } = words.Folder(health.Watch);

    /// <summary>What waits in its pull request: <c>18, #12, since 3 days</c>; empty where nothing does.</summary>
    public MarkdownText ToReview { get; } = health.Review is { } review ? WaitingIn(review, words) : MarkdownText.Empty;

    /// <summary>The last run that brought something, as a link to it: <c>Mon 23 Nov: 5 new</c>; empty before the first.</summary>
    public MarkdownText LastNews { get; } = health.LastNews is { } news ? NewsOf(health, news, words) : MarkdownText.Empty;

    /// <summary>The day of the last run that went well, with its weekday, or <c>never</c>.</summary>
    public MarkdownText LastSuccess { get; } = health.LastSuccess is { } last ? words.Day(last, health.TimeZone) : Text($"never");

    /// <summary>What it does next, in a few words: <c>Mon 30 Nov</c> in the watch's zone.</summary>
    public MarkdownText Next { get; } = NextOf(health, words, isRefused);

    /// <summary>Rows of its exclude list, as a link to it; empty while a file is wrong.</summary>
    public MarkdownText List { get; } = health.Excluded is { } rows
        ? words.Linked(Text($"{rows}"), $"blob/HEAD/{WatchFiles.DataFolder}/{health.Watch.Value}/{WatchFiles.Exclude}")
        : MarkdownText.Empty;

    /// <summary>What it spent this month of its budget, with what is reserved for a run in flight.</summary>
    public MarkdownText Money { get; } = MoneyOf(health.Money);

    /// <summary>How many new entities each of the last refreshes brought, the latest last: <c>8, 0, 3</c>.</summary>
    public MarkdownText News { get; } = Text(
        string.Join(", ", health.Ledger.Refreshes.OrderBy(run => run.Started).TakeLast(LastRefreshes).Select(run => $"{run.New:#,0}")));

    /// <summary>What the numbers say, a sentence each.</summary>
    public IReadOnlyList<MarkdownText> Figures { get; } = FiguresOf(health);

    /// <summary>Whether its refreshes are made up by the simulator, so that none buys anything.</summary>
    public bool IsMadeUp { get; } = health.IsMadeUp;

    /// <summary>Whether the schedule leaves it alone, so that a click refreshes it once.</summary>
    public bool IsPaused { get; } = health.State == WatchState.Paused;

    /// <summary>Refreshes it now; with an empty <c>tick</c> where a click cannot.</summary>
    public ActBoxView Box { get; } =
        CanRefresh(health, isRefused) ? Box(new DashboardAct.Refresh(health.Watch), words.Came(health)) : NoBox;

    private static MarkdownText WaitingIn(OpenProposal review, DashboardWords words)
    {
        var link = words.Linked(Text($"#{review.Number}"), $"pull/{review.Number}");
        return Text($"{review.Undecided}, {link}, since {PeopleTime.Span(words.Now - review.Since)}");
    }

    private static bool CanRefresh(WatchHealth health, bool isRefused) =>
        health is { State: WatchState.Due or WatchState.NotDue or WatchState.Paused, BudgetStop: null, Failures.Items.IsEmpty: true }
        && (!isRefused || health.IsMadeUp);

    /// <summary>What the numbers of a watch say, each in a sentence of its own: its only place in the dashboard.</summary>
    private static IReadOnlyList<MarkdownText> FiguresOf(WatchHealth health) =>
        [Yield(health), .. health.Numbers is { Cost.All.Runs: > 0 } numbers
            ? NumberSentences.Of(numbers).Lines.Select(line => MarkdownEscaper.Escape(line.TrimEnd('.')))
            : []];

    private static MarkdownText MoneyOf(MonthlyMoney? known) => known switch
    {
        null => MarkdownText.Empty,
        { ReservedUsd: > 0 } money => Text($"{Spent(money)}, {money.ReservedUsd:#,0.00} reserved"),
        var money => Text($"{Spent(money)}"),
    };

    private static MarkdownText Spent(MonthlyMoney money) => Text($"{money.SpentUsd:#,0.00} of {money.BudgetUsd:#,0.00} USD this month");

    private static MarkdownText NewsOf(WatchHealth health, RunRecord run, DashboardWords words)
    {
        var count = run.New > 0 ? $"{run.New:#,0} new" : $"{run.Changed:#,0} changed";
        var told = Text($"{PeopleTime.Day(run.Started, health.TimeZone, words.Now)}: {count}");
        return MarkdownEscaper.Address(run.Delivery) is { IsEmpty: false } address && run.Delivery.Contains("://", StringComparison.Ordinal)
            ? new MarkdownText($"[{told}](<{address}>)")
            : told;
    }

    private static MarkdownText NextOf(WatchHealth health, DashboardWords words, bool isRefused) => health switch
    {
        { State: WatchState.Held } => Text($"waits for you"),
        { State: WatchState.Pending, InFlight: { } plan } =>
            Text($"run of {PeopleTime.Day(plan.Started, health.TimeZone, words.Now)} in flight"),
        { State: WatchState.Due or WatchState.NotDue, IsMadeUp: false } when isRefused => Text($"waits for the service"),
        { State: WatchState.NotDue, Due: { } due } =>
            Text($"{(health.IsRetry ? "again " : "")}{PeopleTime.Day(due, health.TimeZone, words.Now)}"),
        { State: WatchState.Broken } => Text($"a file is wrong"),
        { State: WatchState.Paused } => Text($"paused"),
        { BudgetStop: not null } => Text($"waits for its budget"),
        _ => Text($"due"),
    };

    private static MarkdownText Yield(WatchHealth health)
    {
        var brought = Text($"{health.New:#,0} new in {Plural.Of(health.Ledger.Refreshes.Count(), "run")}");
        var cost = health.Numbers is { } numbers && NumberSentences.TellsCost(numbers.Cost)
            ? MarkdownText.Empty
            : Text($", {health.UsdPerNew:#,0.00} USD each");
        return (health.Ledger.Refreshes.Count(), health.UsdPerNew) switch
        {
            (0, _) => Text($"no run yet"),
            (var runs, null) => Text($"nothing new in {Plural.Of(runs, "run")}"),
            (_, 0) => Text($"{brought}, made up"),
            _ when health.Precision?.All is { } shares && shares.Accepted < shares.Count => Text($"{brought}{cost}; {shares}"),
            _ => Text($"{brought}{cost}"),
        };
    }
}
