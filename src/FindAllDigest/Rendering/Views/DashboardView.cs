using FindAllDigest.Rendering.Markdown;

namespace FindAllDigest.Rendering.Views;

/// <summary>What the template <c>dashboard.md</c> may print: how every watch is. Nothing in it depends on the moment it is printed, so an unchanged state gives an unchanged text.</summary>
public sealed record DashboardView
{
    /// <summary>One sentence: whether anybody needs to do anything.</summary>
    public required MarkdownText Summary { get; init; }

    /// <summary>What is wrong, the watches in order.</summary>
    public required IReadOnlyList<TroubleView> Troubles { get; init; }

    /// <summary>Every watch by name.</summary>
    public required IReadOnlyList<WatchHealthView> Watches { get; init; }

    /// <summary>How many watches are not listed, since a body on GitHub is limited.</summary>
    public required int Omitted { get; init; }

    /// <summary>US dollars that all watches spent this month.</summary>
    public required MarkdownText SpentThisMonth { get; init; }

    /// <summary>US dollars that all watches may spend this month.</summary>
    public required MarkdownText BudgetThisMonth { get; init; }

    /// <summary>US dollars that all watches ever spent.</summary>
    public required MarkdownText Spent { get; init; }
}

/// <summary>Something that a person should mend.</summary>
public sealed record TroubleView
{
    /// <summary>The watch's name.</summary>
    public required MarkdownText Watch { get; init; }

    /// <summary>❌ where the watch finds nothing until it is mended, else ⚠️.</summary>
    public required MarkdownText Mark { get; init; }

    /// <summary>ISO day since which it is so; empty where that is not known.</summary>
    public required MarkdownText Since { get; init; }

    /// <summary>What is wrong.</summary>
    public required MarkdownText Cause { get; init; }

    /// <summary>What to do; empty where the cause says all.</summary>
    public required MarkdownText Remedy { get; init; }
}

/// <summary>One watch, ready to print.</summary>
public sealed record WatchHealthView
{
    /// <summary>✅, ⏳, ⏸️, ⚠️ or ❌.</summary>
    public required MarkdownText Mark { get; init; }

    /// <summary>The watch's name.</summary>
    public required MarkdownText Watch { get; init; }

    /// <summary>What it does next, in a few words.</summary>
    public required MarkdownText State { get; init; }

    /// <summary>ISO day of the last run that went well, or <c>never</c>.</summary>
    public required MarkdownText LastSuccess { get; init; }

    /// <summary>Rows of its exclude list; empty while a file is wrong.</summary>
    public required MarkdownText Excluded { get; init; }

    /// <summary>What its runs brought: <c>12 new in 8 runs, 1.20 USD each</c>.</summary>
    public required MarkdownText Yield { get; init; }

    /// <summary>What it spent this month against its budget, with what is reserved for a run in flight.</summary>
    public required MarkdownText Money { get; init; }
}
