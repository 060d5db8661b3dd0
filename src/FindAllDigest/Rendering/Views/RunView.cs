using FindAllDigest.Rendering.Markdown;

namespace FindAllDigest.Rendering.Views;

/// <summary>The run behind a digest, ready to print. Amounts are US dollars.</summary>
internal sealed record RunView
{
    /// <summary>As code.</summary>
    public required MarkdownText Id { get; init; }

    /// <summary>The day on which it was started, with its weekday, in the watch's zone.</summary>
    public required MarkdownText Started { get; init; }

    /// <summary><c>Run</c>, or <c>Recheck</c> where known entities were looked at again.</summary>
    public required MarkdownText Kind { get; init; }

    /// <summary>Whether known entities were looked at again.</summary>
    public required bool IsRecheck { get; init; }

    /// <summary>Whether it is the watch's first.</summary>
    public required bool IsFirst { get; init; }

    /// <summary>The service's engine that was used.</summary>
    public required MarkdownText Generator { get; init; }

    /// <summary>How it ended, in a few words.</summary>
    public required MarkdownText Ending { get; init; }

    /// <summary>Candidates that were looked at.</summary>
    public required int Generated { get; init; }

    /// <summary>Candidates that met every condition.</summary>
    public required int Matched { get; init; }

    /// <summary>What the figures suggest to do, a sentence each.</summary>
    public required IReadOnlyList<MarkdownText> Advice { get; init; }

    /// <summary>Known entities sent as exclusions.</summary>
    public required int Excluded { get; init; }

    /// <summary>How many exclusions more than the run before had, such as <c>+12</c>; empty where
    /// there was none or nothing changed.</summary>
    public required MarkdownText ExcludedChange { get; init; }

    /// <summary>Known entities that came back all the same.</summary>
    public required int Leaked { get; init; }

    /// <summary>The first of them, by name, else by address.</summary>
    public required IReadOnlyList<MarkdownText> LeakedKeys { get; init; }

    /// <summary>What the leaked ones cost; empty where that is not known.</summary>
    public required MarkdownText LeakedCost { get; init; }

    /// <summary>What the run cost.</summary>
    public required MarkdownText Cost { get; init; }

    /// <summary>Cost for each new entity; empty where there are fewer than two, and for a recheck.</summary>
    public required MarkdownText CostPerNew { get; init; }

    /// <summary>What is left of the month's budget after it; empty where that is not known.</summary>
    public required MarkdownText BudgetLeft { get; init; }

    /// <summary>Day of the price table, such as <c>Thu 8 Oct 2026</c>; empty where it is not known.</summary>
    public required MarkdownText PricesDate { get; init; }

    /// <summary>The match conditions that were asked for.</summary>
    public required IReadOnlyList<ConditionView> Conditions { get; init; }

    /// <summary>How the refreshes went; null while there are too few to look at.</summary>
    public required TrendView? Trend { get; init; }
}

/// <summary>A match condition as the watch states it.</summary>
/// <param name="Name">Its name as words.</param>
/// <param name="Description">What is asked.</param>
internal sealed record ConditionView(MarkdownText Name, MarkdownText Description);

/// <summary>The latest refreshes, oldest first, this one last.</summary>
internal sealed record TrendView
{
    /// <summary>Day and month of each, unlike each other.</summary>
    public required IReadOnlyList<MarkdownText> Days { get; init; }

    /// <summary>New entities of each, in digits alone: a chart reads them.</summary>
    public required IReadOnlyList<MarkdownText> New { get; init; }

    /// <summary>The same as people read them.</summary>
    public required IReadOnlyList<MarkdownText> Told { get; init; }

    /// <summary>The largest of <see cref="New"/>, at least 1.</summary>
    public required MarkdownText MostNew { get; init; }

    /// <summary>US dollars that all of them cost together.</summary>
    public required MarkdownText Spent { get; init; }
}
