using FindAllDigest.Core.Dashboards;
using FindAllDigest.Core.Figures;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Health;
using FindAllDigest.Rendering.Markdown;
using static FindAllDigest.Rendering.Views.DashboardWords;

namespace FindAllDigest.Rendering.Views;

/// <summary>Makes one watch of the dashboard ready to print.</summary>
/// <param name="isRefused">Whether the service takes no run at all.</param>
internal sealed class WatchHealthViewFactory(DashboardWords words, bool isRefused)
{
    private const int LastRefreshes = 6;
    private const int SentenceLength = 500;

    public WatchHealthView Create(WatchHealth health) => new()
    {
        Mark = new MarkdownText(health switch
        {
            { Troubles: [{ IsGrave: true }, ..] } => DashboardViewFactory.Grave,
            { Troubles.Count: > 0 } => DashboardViewFactory.Slight,
            { State: WatchState.Pending } => "⏳",
            { State: WatchState.Paused } => "⏸️",
            _ => "✅",
        }),
        Name = MarkdownText.Of(health.Watch),
        Watch = words.Folder(health.Watch),
        ToReview = health.Review is { } review
            ? Text(
                $"{review.Undecided}, {words.Linked(Text($"#{review.Number}"), $"pull/{review.Number}")}, since {PeopleTime.Span(words.Now - review.Since)}")
            : MarkdownText.Empty,
        LastNews = health.LastNews is { } news ? News(health, news) : MarkdownText.Empty,
        LastSuccess = health.LastSuccess is { } last ? words.Day(last, health.TimeZone) : Text($"never"),
        Next = Next(health),
        List = health.Excluded is { } rows
            ? words.Linked(Text($"{rows}"), $"blob/HEAD/{WatchFiles.DataFolder}/{health.Watch.Value}/{WatchFiles.Exclude}")
            : MarkdownText.Empty,
        Money = Money(health.Money),
        News = Text(
            string.Join(", ", health.Ledger.Refreshes.OrderBy(run => run.Started).TakeLast(LastRefreshes).Select(run => $"{run.New:#,0}"))),
        Figures = Figures(health),
        IsMadeUp = health.IsMadeUp,
        IsPaused = health.State == WatchState.Paused,
        Box = CanRefresh(health) ? Box(new DashboardAct.Refresh(health.Watch), Came(health, words)) : NoBox,
    };

    /// <summary>Whether a run can be bought now: what failed has a box of its own, and what keeps a watch from
    /// its run stands above.</summary>
    private bool CanRefresh(WatchHealth health) =>
        health is { State: WatchState.Due or WatchState.NotDue or WatchState.Paused, BudgetStop: null, Failures.Items.IsEmpty: true }
        && (!isRefused || health.IsMadeUp);

    /// <summary>What the numbers of a watch say, each in a sentence of its own: its only place in the dashboard.</summary>
    private static IReadOnlyList<MarkdownText> Figures(WatchHealth health) =>
        [Yield(health), .. health.Numbers is { Cost.All.Runs: > 0 } numbers
            ? NumberSentences.Of(numbers).Lines.Select(line => MarkdownEscaper.Escape(line.TrimEnd('.')))
            : []];

    private static MarkdownText Money(MonthlyMoney? known) => known switch
    {
        null => MarkdownText.Empty,
        { ReservedUsd: > 0 } money => Text($"{Spent(money)}, {money.ReservedUsd:#,0.00} reserved"),
        var money => Text($"{Spent(money)}"),
    };

    private static MarkdownText Spent(MonthlyMoney money) => Text($"{money.SpentUsd:#,0.00} of {money.BudgetUsd:#,0.00} USD this month");

    private MarkdownText News(WatchHealth health, RunRecord run)
    {
        var count = run.New > 0 ? $"{run.New:#,0} new" : $"{run.Changed:#,0} changed";
        var told = Text($"{PeopleTime.Day(run.Started, health.TimeZone, words.Now)}: {count}");
        return MarkdownEscaper.Address(run.Delivery) is { IsEmpty: false } address && run.Delivery.Contains("://", StringComparison.Ordinal)
            ? new MarkdownText($"[{told}](<{address}>)")
            : told;
    }

    private MarkdownText Next(WatchHealth health) => health switch
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

    /// <summary>What came of the refresh at hand, if there was one.</summary>
    internal static string Came(
        WatchHealth health, DashboardWords words) => health.Report is not { } report
            ? ""
            : $"{words.Day(words.Now, health.TimeZone)}: " + report.Outcome switch
            {
                RefreshOutcome.New => Text($"{report.NewCount} new").Markdown,
                RefreshOutcome.Changed => "nothing new, but changes",
                RefreshOutcome.Unchanged => "nothing new",
                RefreshOutcome.Pending => "its run needs longer, and the next refresh collects it",
                RefreshOutcome.Held or RefreshOutcome.Failed => "it failed, as told above",
                _ => words.Sentence(report.Message, SentenceLength).Markdown,
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
