using System.Globalization;
using System.Runtime.CompilerServices;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline;
using FindAllDigest.Rendering.Markdown;

namespace FindAllDigest.Rendering.Views;

/// <summary>Makes the health of watches ready to print.</summary>
public static class DashboardViewFactory
{
    private const int MaximumWatches = 150;
    private const int MaximumTroubles = 30;
    private const int SentenceLength = 500;

    private const string Grave = "❌";
    private const string Slight = "⚠️";

    public static DashboardView Create(IReadOnlyList<WatchHealth> watches)
    {
        List<WatchHealth> ordered = [.. watches.OrderBy(health => health.Watch.Value, StringComparer.Ordinal)];
        return new DashboardView
        {
            Summary = Summary(ordered),
            Troubles = [.. ordered.SelectMany(health => health.Troubles.Select(trouble => Trouble(health.Watch, trouble))).Take(MaximumTroubles)],
            Watches = [.. ordered.Take(MaximumWatches).Select(Watch)],
            Omitted = Math.Max(0, ordered.Count - MaximumWatches),
            SpentThisMonth = MarkdownText.Usd(ordered.Sum(health => health.Money?.SpentUsd ?? 0)),
            BudgetThisMonth = MarkdownText.Usd(ordered.Sum(health => health.Money?.BudgetUsd ?? 0)),
            Spent = MarkdownText.Usd(ordered.Sum(health => health.SpentUsd)),
        };
    }

    private static MarkdownText Summary(List<WatchHealth> watches)
    {
        var grave = watches.Count(health => health.Troubles.Any(trouble => trouble.IsGrave));
        var slight = watches.Count(health => health.Troubles.Count > 0) - grave;
        return (grave, slight, watches.Count) switch
        {
            (0, 0, 1) => Text($"The watch is well; nobody needs to do anything."),
            (0, 0, var all) => Text($"All {all} watches are well; nobody needs to do anything."),
            (0, _, 1) => Text($"The watch is worth a look."),
            (0, var some, var all) => Text($"{some} of {all} watches {(some == 1 ? "is" : "are")} worth a look."),
            (_, _, 1) => Text($"The watch needs attention."),
            (var some, _, var all) => Text($"{some} of {all} watches {(some == 1 ? "needs" : "need")} attention."),
        };
    }

    private static TroubleView Trouble(WatchName watch, WatchTrouble trouble) => new()
    {
        Mark = Text($"{(trouble.IsGrave ? Grave : Slight)}"),
        Watch = MarkdownText.Of(watch),
        Since = trouble.Since is { } since ? Day(since) : MarkdownText.Empty,
        Cause = MarkdownEscaper.Escape(trouble.Cause, SentenceLength),
        Remedy = MarkdownEscaper.Escape(trouble.Remedy, SentenceLength),
    };

    private static WatchHealthView Watch(WatchHealth health) => new()
    {
        Mark = new MarkdownText(health switch
        {
            { Troubles: [{ IsGrave: true }, ..] } => Grave,
            { Troubles.Count: > 0 } => Slight,
            { State: WatchState.Pending } => "⏳",
            { State: WatchState.Paused } => "⏸️",
            _ => "✅",
        }),
        Watch = MarkdownText.Of(health.Watch),
        State = State(health),
        LastSuccess = health.LastSuccess is { } last ? Day(last) : Text($"never"),
        Excluded = health.Excluded is { } rows ? Text($"{rows}") : MarkdownText.Empty,
        Yield = Yield(health),
        Money = health.Money is not { } money ? MarkdownText.Empty
            : money.ReservedUsd > 0 ? Text($"{money.SpentUsd:0.00} of {money.BudgetUsd:0.00} USD, {money.ReservedUsd:0.00} reserved")
            : Text($"{money.SpentUsd:0.00} of {money.BudgetUsd:0.00} USD"),
    };

    private static MarkdownText State(WatchHealth health) => health switch
    {
        { State: WatchState.Held, InFlight: { } plan } => Text($"held since {plan.Started.UtcDateTime:yyyy-MM-dd}"),
        { State: WatchState.Pending, InFlight: { } plan } => Text($"run of {plan.Started.UtcDateTime:yyyy-MM-dd} in flight"),
        { State: WatchState.NotDue, Due: { } due } => Text($"{(health.IsRetry ? "tries again" : "next")} {due.UtcDateTime:yyyy-MM-dd}"),
        { State: WatchState.Broken } => Text($"a file is wrong"),
        { State: WatchState.Paused } => Text($"paused"),
        { BudgetStop.Length: > 0 } => Text($"waits for its budget"),
        _ => Text($"due"),
    };

    private static MarkdownText Yield(WatchHealth health) => (health.Ledger.Refreshes.Count(), health.UsdPerNew) switch
    {
        (0, _) => Text($"no run yet"),
        (var runs, null) => Text($"nothing new in {Runs(runs)}"),
        (var runs, { } each) when health.Precision?.All is { } shares && shares.Accepted < shares.Count => Text($"{health.New} new in {Runs(runs)}, {each:0.00} USD each; {shares}"),
        (var runs, { } each) => Text($"{health.New} new in {Runs(runs)}, {each:0.00} USD each"),
    };

    private static string Runs(int count) => count == 1 ? "1 run" : string.Create(CultureInfo.InvariantCulture, $"{count} runs");

    private static MarkdownText Day(DateTimeOffset moment) => MarkdownText.Of(DateOnly.FromDateTime(moment.UtcDateTime));

    // Words and figures of this program's own; nothing foreign passes here.
    private static MarkdownText Text(DefaultInterpolatedStringHandler text) => new(string.Create(CultureInfo.InvariantCulture, ref text));
}
