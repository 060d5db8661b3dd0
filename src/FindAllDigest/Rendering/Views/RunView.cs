using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Text;
using FindAllDigest.Rendering.Markdown;

namespace FindAllDigest.Rendering.Views;

/// <summary>The run behind a digest, ready to print. Amounts are US dollars.</summary>
/// <param name="run">Its texts may be foreign.</param>
/// <param name="page">Says how days are named.</param>
internal sealed class RunView(RunFigures run, PageSettings page)
{
    private const int KeyLength = 100;
    private const int WordLength = 80;
    private const int SentenceLength = 400;

    /// <summary>As code.</summary>
    public MarkdownText Id { get; } = MarkdownEscaper.Code(run.Id);

    /// <summary>The day on which it was started, with its weekday, in the watch's zone.</summary>
    public MarkdownText Started { get; } = new(page.DayOf(run.Started));

    /// <summary><c>Run</c>, or <c>Recheck</c> where known entities were looked at again.</summary>
    public MarkdownText Kind { get; } = MarkdownEscaper.Escape(run.IsRecheck ? "Recheck" : "Run");

    /// <summary>Whether known entities were looked at again.</summary>
    public bool IsRecheck { get; } = run.IsRecheck;

    /// <summary>Whether it is the watch's first.</summary>
    public bool IsFirst { get; } = run.IsFirst;

    /// <summary>The service's engine that was used.</summary>
    public MarkdownText Generator { get; } = MarkdownEscaper.Escape(run.Generator);

    /// <summary>How it ended, in a few words.</summary>
    public MarkdownText Ending { get; } = MarkdownEscaper.Escape(run.Ending, WordLength);

    /// <summary>Candidates that were looked at.</summary>
    public int Generated { get; } = run.Generated;

    /// <summary>Candidates that met every condition.</summary>
    public int Matched { get; } = run.Matched;

    /// <summary>What the figures suggest to do, a sentence each.</summary>
    public IReadOnlyList<MarkdownText> Advice { get; } = [.. run.Advice.Select(sentence => MarkdownEscaper.Escape(sentence))];

    /// <summary>Known entities sent as exclusions.</summary>
    public int Excluded { get; } = run.Excluded;

    /// <summary>How many exclusions more than the run before had, such as <c>+12</c>; empty where
    /// there was none or nothing changed.</summary>
    public MarkdownText ExcludedChange { get; } =
        run.ExcludedChange == 0 || run.IsRecheck ? MarkdownText.Empty : Signed(run.ExcludedChange);

    /// <summary>Known entities that came back all the same.</summary>
    public int Leaked { get; } = run.Leaked;

    /// <summary>The first of them, by name, else by address.</summary>
    public IReadOnlyList<MarkdownText> LeakedKeys { get; } = [.. run.LeakedKeys.Select(key => MarkdownEscaper.Escape(key, KeyLength))];

    /// <summary>What the leaked ones cost; empty where that is not known.</summary>
    public MarkdownText LeakedCost { get; } = Usd(run.LeakedUsd);

    /// <summary>What the run cost.</summary>
    public MarkdownText Cost { get; } = MarkdownText.Usd(run.CostUsd);

    /// <summary>Cost for each new entity; empty where there are fewer than two, and for a recheck.</summary>
    public MarkdownText CostPerNew { get; } = Usd(run.New < 2 || run.IsRecheck ? null : run.CostUsd / run.New);

    /// <summary>What is left of the month's budget after it; empty where that is not known.</summary>
    public MarkdownText BudgetLeft { get; } = Usd(run.BudgetLeftUsd);

    /// <summary>Day of the price table, such as <c>Thu 8 Oct 2026</c>; empty where it is not known.</summary>
    public MarkdownText PricesDate { get; } = new(PeopleTime.DayOfYear(run.PricesDate));

    /// <summary>The match conditions that were asked for.</summary>
    public IReadOnlyList<ConditionView> Conditions { get; } =
    [
        .. run.Conditions.Select(condition => new ConditionView(
            PrintedName.Of(condition.Name), MarkdownEscaper.Escape(condition.Description, SentenceLength)))
    ];

    /// <summary>How the refreshes went; null while there are too few to look at.</summary>
    public TrendView? Trend { get; } = run.Trend.Count == 0 ? null : new(run, page.TimeZone);

    private static MarkdownText Usd(decimal? amount) => amount is { } known ? MarkdownText.Usd(known) : MarkdownText.Empty;

    private static MarkdownText Signed(int change) => new(change.ToString("+0;−0"));
}

/// <summary>A match condition as the watch states it.</summary>
/// <param name="Name">Its name as words.</param>
/// <param name="Description">What is asked.</param>
internal sealed record ConditionView(MarkdownText Name, MarkdownText Description);

/// <summary>The latest refreshes, oldest first, this one last.</summary>
internal sealed class TrendView(RunFigures run, TimeZoneInfo zone)
{
    /// <summary>Day and month of each, unlike each other.</summary>
    public IReadOnlyList<MarkdownText> Days { get; } =
    [
        .. run.Trend.Select(point => new MarkdownText(TimeZoneInfo.ConvertTime(point.Started, zone).ToString("d MMM")))
    ];

    /// <summary>New entities of each, in digits alone: a chart reads them.</summary>
    public IReadOnlyList<MarkdownText> New { get; } = [.. run.Trend.Select(point => MarkdownText.Of(point.New))];

    /// <summary>The same as people read them.</summary>
    public IReadOnlyList<MarkdownText> Told { get; } = [.. run.Trend.Select(point => new MarkdownText($"{point.New:#,0}"))];

    /// <summary>The largest of <see cref="New"/>, at least 1.</summary>
    public MarkdownText MostNew { get; } = MarkdownText.Of(Math.Max(1, run.Trend.Max(point => point.New)));

    /// <summary>US dollars that all of them cost together.</summary>
    public MarkdownText Spent { get; } = MarkdownText.Usd(run.TrendUsd);
}
