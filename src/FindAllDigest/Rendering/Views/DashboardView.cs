using FindAllDigest.Core.Dashboards;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Health;
using FindAllDigest.Pipeline.Proposals;
using FindAllDigest.Rendering.Markdown;
using static FindAllDigest.Rendering.Views.DashboardWords;

namespace FindAllDigest.Rendering.Views;

/// <summary>What the template <c>dashboard.md</c> may print: how every watch is.</summary>
/// <param name="watches">Every watch.</param>
/// <param name="words">How they are told of.</param>
/// <param name="maximum">How many are listed at most.</param>
internal sealed class DashboardView(IReadOnlyList<WatchHealth> watches, DashboardWords words, int maximum = int.MaxValue)
{
    private const int MaximumTroubles = 30;
    private const int MaximumClosed = 10;
    private const int MaximumExtensible = 10;

    private readonly ReportedFailure? _refusal = DashboardNeeds.Refusal(watches);

    private readonly List<TroubleView> _troubles =
    [
        .. from health in Ordered(watches)
           from trouble in health.Troubles
           orderby DashboardNeeds.Rank(trouble), trouble.Since ?? DateTimeOffset.MaxValue
           select new TroubleView(health, trouble, words),
    ];

    private readonly List<ClosedProposalView> _closed =
    [
        .. from health in Ordered(watches)
           from one in health.Closed
           orderby one.Number descending
           select new ClosedProposalView(health.Watch, one, words),
    ];

    private readonly List<ExtensibleRunView> _extensible =
        [.. Ordered(watches).Select(health => ExtensibleRunView.Of(health, words)).OfType<ExtensibleRunView>()];

    /// <summary>One sentence: whether anybody needs to do anything.</summary>
    public MarkdownText Summary { get; } = SummaryOf(watches);

    /// <summary>What is wrong: first what waits for a person, what is older before what is newer.</summary>
    public IReadOnlyList<TroubleView> Troubles => [.. _troubles.Take(MaximumTroubles)];

    /// <summary>How many more things are wrong.</summary>
    public int TroublesOmitted => Math.Max(0, _troubles.Count - MaximumTroubles);

    /// <summary>Pull requests that were closed without merging and can be restored, the newest first.</summary>
    public IReadOnlyList<ClosedProposalView> Closed => [.. _closed.Take(MaximumClosed)];

    /// <summary>How many more can be restored.</summary>
    public int ClosedOmitted => Math.Max(0, _closed.Count - MaximumClosed);

    /// <summary>Last runs that ended at their limit, so that more may be found.</summary>
    public IReadOnlyList<ExtensibleRunView> Extensible => [.. _extensible.Take(MaximumExtensible)];

    /// <summary>How many more ended so.</summary>
    public int ExtensibleOmitted => Math.Max(0, _extensible.Count - MaximumExtensible);

    /// <summary>Every watch: those with a trouble, those with something to review, and the others, each by name.</summary>
    public IReadOnlyList<WatchHealthView> Watches { get; } = Shown(watches, words, maximum);

    /// <summary>Whether the service takes no run of any watch until a person mends what stands above.</summary>
    public bool IsRefused => _refusal is not null;

    /// <summary>Why it does not, a sentence; empty where it takes runs.</summary>
    public MarkdownText Refusal => words.Sentence(_refusal?.Cause, DashboardWords.SentenceLength);

    /// <summary>Those of them that a click can refresh now.</summary>
    public IReadOnlyList<WatchHealthView> Refreshable => [.. Watches.Where(watch => !watch.Box.Tick.IsEmpty)];

    /// <summary>How many watches are not listed, since a body on GitHub is limited.</summary>
    public int Omitted { get; } = Math.Max(0, There(watches).Count() - maximum);

    /// <summary>US dollars that all watches spent this month.</summary>
    public MarkdownText SpentThisMonth { get; } = MarkdownText.Usd(watches.Sum(health => health.Money?.SpentUsd ?? 0));

    /// <summary>US dollars that all watches may spend this month.</summary>
    public MarkdownText BudgetThisMonth { get; } = MarkdownText.Usd(watches.Sum(health => health.Money?.BudgetUsd ?? 0));

    /// <summary>US dollars that all watches ever spent.</summary>
    public MarkdownText Spent { get; } = MarkdownText.Usd(watches.Sum(health => health.SpentUsd));

    /// <summary>The day (UTC) on which this is written, with its weekday: what ages are told from.</summary>
    public MarkdownText Day { get; } = words.Day(words.Now, null);

    private static IEnumerable<WatchHealth> Ordered(IReadOnlyList<WatchHealth> watches) =>
        watches.OrderBy(DashboardNeeds.Rank).ThenBy(health => health.Watch.Value, StringComparer.Ordinal);

    private static IEnumerable<WatchHealth> There(IReadOnlyList<WatchHealth> watches) =>
        Ordered(watches).Where(health => health.State != WatchState.Gone);

    private static IReadOnlyList<WatchHealthView> Shown(IReadOnlyList<WatchHealth> watches, DashboardWords words, int maximum)
    {
        var isRefused = DashboardNeeds.Refusal(watches) is not null;
        return [.. There(watches).Take(maximum).Select(health => new WatchHealthView(health, words, isRefused))];
    }

    private static MarkdownText SummaryOf(IReadOnlyList<WatchHealth> watches)
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
}

/// <summary>A pull request that was closed without merging and keeps its entities away.</summary>
internal sealed class ClosedProposalView(WatchName watch, ClosedProposal closed, DashboardWords words)
{
    /// <summary>Its number, as a link to it.</summary>
    public MarkdownText PullRequest { get; } = words.Linked(Text($"#{closed.Number}"), $"pull/{closed.Number}");

    /// <summary>The watch's name.</summary>
    public MarkdownText Watch { get; } = MarkdownText.Of(watch);

    /// <summary>How many it keeps away, in words.</summary>
    public MarkdownText Entities { get; } = Text($"{Plural.Of(closed.Entities, "entity", "entities")}");

    /// <summary>The day on which it was closed, with its weekday; empty where nobody wrote it down.</summary>
    public MarkdownText Day { get; } =
        closed.Closed is { } day ? words.Day(new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero), null) : MarkdownText.Empty;

    /// <summary>Lets them be found again.</summary>
    public ActBoxView Box { get; } = DashboardWords.Box(new DashboardAct.Restore(closed.Number));
}

/// <summary>The last run of a watch, which found as many as it was allowed to.</summary>
/// <param name="Watch">The watch's name.</param>
/// <param name="Day">The day on which the run was started, with its weekday.</param>
/// <param name="Matched">How many it found.</param>
/// <param name="Box">Lets it go on.</param>
internal sealed record ExtensibleRunView(MarkdownText Watch, MarkdownText Day, int Matched, ActBoxView Box)
{
    public static ExtensibleRunView? Of(WatchHealth health, DashboardWords words) =>
        health is { ExtendTo: { } total, Ledger.Last: { } last } ? new(
            MarkdownText.Of(health.Watch),
            words.Day(last.Started, health.TimeZone),
            last.Matched,
            DashboardWords.Box(new DashboardAct.Extend(health.Watch, total)))
        : null;
}

/// <summary>A box that does something: <c>- {{ box.tick }} {{ box.words }} {{ box.mark }}</c>, a line of its own in a list.</summary>
/// <param name="Tick"><c>[ ]</c>; empty where there is no box.</param>
/// <param name="Words">What it does.</param>
/// <param name="Mark">The hidden comment that says which box it is, and what came of the last tick; the last of its line.</param>
internal sealed record ActBoxView(MarkdownText Tick, MarkdownText Words, MarkdownText Mark);
