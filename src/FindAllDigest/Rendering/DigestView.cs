using FindAllDigest.Rendering.Markdown;

namespace FindAllDigest.Rendering;

/// <summary>What a digest template may print: every value ready, every foreign text escaped. Templates see the names in snake_case.</summary>
public sealed record DigestView
{
    public required string Watch { get; init; }

    /// <summary>ISO day.</summary>
    public required string Date { get; init; }

    /// <summary><c>3 new, 1 back again</c>.</summary>
    public required string Summary { get; init; }

    public required MarkdownText Objective { get; init; }

    /// <summary>Sentences that a reader must not miss.</summary>
    public required IReadOnlyList<MarkdownText> Notes { get; init; }

    public required IReadOnlyList<EntityView> New { get; init; }

    public required IReadOnlyList<EntityView> BackAgain { get; init; }

    /// <summary>New ones, then those back again.</summary>
    public required IReadOnlyList<EntityView> Entities { get; init; }

    /// <summary>Column heads of the enrichments; each entity's <see cref="EntityView.Cells"/> are in the same order.</summary>
    public required IReadOnlyList<MarkdownText> EnrichmentNames { get; init; }

    /// <summary>How many matches of an earlier run were taken over.</summary>
    public required int Seeded { get; init; }

    public required RunView Run { get; init; }
}

/// <summary>One entity, ready to print.</summary>
public sealed record EntityView
{
    public required MarkdownText Name { get; init; }

    /// <summary>Link with the real host as its text; the address as text where it cannot be linked.</summary>
    public required MarkdownText Link { get; init; }

    public required bool HasLink { get; init; }

    public required MarkdownText Description { get; init; }

    /// <summary>The description cut to fit a table.</summary>
    public required MarkdownText ShortDescription { get; init; }

    /// <summary>The least confident answer's word.</summary>
    public required MarkdownText WeakestConfidence { get; init; }

    public required IReadOnlyList<MarkdownText> PossiblySameAs { get; init; }

    /// <summary>Enrichment values cut to fit a table.</summary>
    public required IReadOnlyList<MarkdownText> Cells { get; init; }

    public required IReadOnlyList<AnswerView> Conditions { get; init; }

    public required IReadOnlyList<AnswerView> Enrichments { get; init; }
}

/// <summary>A verdict or an enrichment, ready to print.</summary>
public sealed record AnswerView
{
    /// <summary>✅ or ❌ for a verdict; empty for an enrichment.</summary>
    public required string Mark { get; init; }

    public required MarkdownText Name { get; init; }

    public required MarkdownText Value { get; init; }

    public required MarkdownText Reasoning { get; init; }

    public required MarkdownText Confidence { get; init; }

    public required IReadOnlyList<SourceView> Sources { get; init; }
}

/// <summary>A cited page, ready to print.</summary>
public sealed record SourceView(MarkdownText Link, MarkdownText Excerpt);

/// <summary>The run behind a digest, ready to print.</summary>
public sealed record RunView
{
    public required string Id { get; init; }

    public required string Generator { get; init; }

    /// <summary>How it ended, in a few words.</summary>
    public required MarkdownText Ending { get; init; }

    public required int Generated { get; init; }

    public required int Matched { get; init; }

    /// <summary>What these two numbers suggest, as a sentence; empty when it is nothing unusual.</summary>
    public required MarkdownText Suggestion { get; init; }

    public required int Excluded { get; init; }

    public required int Leaked { get; init; }

    /// <summary>US dollars that the leaked ones cost.</summary>
    public required string LeakedCost { get; init; }

    /// <summary>US dollars.</summary>
    public required string Cost { get; init; }

    /// <summary>US dollars for each new entity; empty when there is none.</summary>
    public required string CostPerNew { get; init; }

    /// <summary>US dollars.</summary>
    public required string BudgetLeft { get; init; }

    /// <summary>ISO day.</summary>
    public required string PricesDate { get; init; }
}
