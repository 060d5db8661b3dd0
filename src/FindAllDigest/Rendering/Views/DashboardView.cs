using FindAllDigest.Rendering.Markdown;

namespace FindAllDigest.Rendering.Views;

/// <summary>What the template <c>dashboard.md</c> may print: how every watch is.</summary>
internal sealed record DashboardView
{
    /// <summary>One sentence: whether anybody needs to do anything.</summary>
    public required MarkdownText Summary { get; init; }

    /// <summary>What is wrong: first what waits for a person, what is older before what is newer.</summary>
    public required IReadOnlyList<TroubleView> Troubles { get; init; }

    /// <summary>How many more things are wrong.</summary>
    public required int TroublesOmitted { get; init; }

    /// <summary>Pull requests that were closed without merging and can be restored, the newest first.</summary>
    public required IReadOnlyList<ClosedProposalView> Closed { get; init; }

    /// <summary>How many more can be restored.</summary>
    public required int ClosedOmitted { get; init; }

    /// <summary>Last runs that ended at their limit, so that more may be found.</summary>
    public required IReadOnlyList<ExtensibleRunView> Extensible { get; init; }

    /// <summary>How many more ended so.</summary>
    public required int ExtensibleOmitted { get; init; }

    /// <summary>Every watch: those with a trouble, those with something to review, and the others, each by name.</summary>
    public required IReadOnlyList<WatchHealthView> Watches { get; init; }

    /// <summary>Whether the service takes no run of any watch until a person mends what stands above.</summary>
    public required bool IsRefused { get; init; }

    /// <summary>Why it does not, a sentence; empty where it takes runs.</summary>
    public required MarkdownText Refusal { get; init; }

    /// <summary>Those of them that a click can refresh now.</summary>
    public required IReadOnlyList<WatchHealthView> Refreshable { get; init; }

    /// <summary>How many watches are not listed, since a body on GitHub is limited.</summary>
    public required int Omitted { get; init; }

    /// <summary>US dollars that all watches spent this month.</summary>
    public required MarkdownText SpentThisMonth { get; init; }

    /// <summary>US dollars that all watches may spend this month.</summary>
    public required MarkdownText BudgetThisMonth { get; init; }

    /// <summary>US dollars that all watches ever spent.</summary>
    public required MarkdownText Spent { get; init; }

    /// <summary>The day (UTC) on which this is written, with its weekday: what ages are told from.</summary>
    public required MarkdownText Day { get; init; }
}

/// <summary>Something that a person should mend.</summary>
internal sealed record TroubleView
{
    /// <summary>The watch's name, as a link to its folder.</summary>
    public required MarkdownText Watch { get; init; }

    /// <summary>❌ where the watch finds nothing until it is mended, else ⚠️.</summary>
    public required MarkdownText Mark { get; init; }

    /// <summary>For how long and since when: <c>3 days, since Mon 23 Nov</c>; empty where that is not known.</summary>
    public required MarkdownText Since { get; init; }

    /// <summary>What is wrong.</summary>
    public required MarkdownText Cause { get; init; }

    /// <summary>What to do; empty where the cause says all.</summary>
    public required MarkdownText Remedy { get; init; }

    /// <summary>Where on GitHub the file is edited; empty where none is to be.</summary>
    public required MarkdownText EditUrl { get; init; }

    /// <summary>What mends it by one click; with an empty <c>tick</c> where a click cannot.</summary>
    public required ActBoxView Box { get; init; }
}

/// <summary>A pull request that was closed without merging and keeps its entities away.</summary>
/// <param name="PullRequest">Its number, as a link to it.</param>
/// <param name="Watch">The watch's name.</param>
/// <param name="Entities">How many it keeps away, in words.</param>
/// <param name="Day">The day on which it was closed, with its weekday; empty where nobody wrote it down.</param>
/// <param name="Box">Lets them be found again.</param>
internal sealed record ClosedProposalView(
    MarkdownText PullRequest, MarkdownText Watch, MarkdownText Entities, MarkdownText Day, ActBoxView Box);

/// <summary>The last run of a watch, which found as many as it was allowed to.</summary>
/// <param name="Watch">The watch's name.</param>
/// <param name="Day">The day on which the run was started, with its weekday.</param>
/// <param name="Matched">How many it found.</param>
/// <param name="Box">Lets it go on.</param>
internal sealed record ExtensibleRunView(MarkdownText Watch, MarkdownText Day, int Matched, ActBoxView Box);

/// <summary>A box that does something: <c>- {{ box.tick }} {{ box.words }} {{ box.mark }}</c>, a line of its own in a list.</summary>
/// <param name="Tick"><c>[ ]</c>; empty where there is no box.</param>
/// <param name="Words">What it does.</param>
/// <param name="Mark">The hidden comment that says which box it is, and what came of the last tick; the last of its line.</param>
internal sealed record ActBoxView(MarkdownText Tick, MarkdownText Words, MarkdownText Mark);

/// <summary>One watch, ready to print. All of it fits into the cells of a table, but its box and its figures.</summary>
internal sealed record WatchHealthView
{
    /// <summary>✅, ⏳, ⏸️, ⚠️ or ❌.</summary>
    public required MarkdownText Mark { get; init; }

    /// <summary>The watch's name.</summary>
    public required MarkdownText Name { get; init; }

    /// <summary>The same as a link to its folder.</summary>
    public required MarkdownText Watch { get; init; }

    /// <summary>What waits in its pull request: <c>18, #12, since 3 days</c>; empty where nothing does.</summary>
    public required MarkdownText ToReview { get; init; }

    /// <summary>The last run that brought something, as a link to it: <c>Mon 23 Nov: 5 new</c>; empty before the first.</summary>
    public required MarkdownText LastNews { get; init; }

    /// <summary>The day of the last run that went well, with its weekday, or <c>never</c>.</summary>
    public required MarkdownText LastSuccess { get; init; }

    /// <summary>What it does next, in a few words: <c>Mon 30 Nov</c> in the watch's zone.</summary>
    public required MarkdownText Next { get; init; }

    /// <summary>Rows of its exclude list, as a link to it; empty while a file is wrong.</summary>
    public required MarkdownText List { get; init; }

    /// <summary>What it spent this month of its budget, with what is reserved for a run in flight.</summary>
    public required MarkdownText Money { get; init; }

    /// <summary>How many new entities each of the last refreshes brought, the latest last: <c>8, 0, 3</c>.</summary>
    public required MarkdownText News { get; init; }

    /// <summary>What the numbers say, a sentence each.</summary>
    public required IReadOnlyList<MarkdownText> Figures { get; init; }

    /// <summary>Whether its refreshes are made up by the simulator, so that none buys anything.</summary>
    public required bool IsMadeUp { get; init; }

    /// <summary>Whether the schedule leaves it alone, so that a click refreshes it once.</summary>
    public required bool IsPaused { get; init; }

    /// <summary>Refreshes it now; with an empty <c>tick</c> where a click cannot.</summary>
    public required ActBoxView Box { get; init; }
}
