using FindAllDigest.Core.Figures;
using FindAllDigest.Core.Reviews;
using FindAllDigest.Core.Runs;
using FindAllDigest.Rendering.Markdown;

namespace FindAllDigest.Rendering.Views;

/// <summary>A candidate that misses one condition only, ready to print.</summary>
internal sealed class NearMissView(NearMiss near, ReviewBoxes? boxes)
{
    private const int DescriptionLength = 100;
    private const int ReasoningLength = 240;

    /// <summary>What it is called; its address where it has no name.</summary>
    public MarkdownText Name { get; } = PrintedName.Of(near.Entity);

    /// <summary>Link with the real host as its text; empty where it has no address.</summary>
    public MarkdownText Link { get; } = MarkdownEscaper.Link(near.Entity.Url);

    /// <summary>What it is, cut to about a line.</summary>
    public MarkdownText Description { get; } = MarkdownEscaper.Escape(near.Entity.Description, DescriptionLength);

    /// <summary>The condition that it misses, as people write it.</summary>
    public MarkdownText Missed { get; } = PrintedName.Of(near.MissedCondition);

    /// <summary>Why the service says so.</summary>
    public MarkdownText Reasoning { get; } = MarkdownEscaper.Escape(EvidenceOf(near).Reasoning, ReasoningLength);

    /// <summary>The page that it read, as a link with its real host; empty where it named none.</summary>
    public MarkdownText Source { get; } = EvidenceOf(near).Citations.Select(page => MarkdownEscaper.Link(page.Url))
        .FirstOrDefault(link => !link.IsEmpty, MarkdownText.Empty);

    /// <summary>The box that puts it on the list.</summary>
    public BoxView Add { get; } = BoxView.Of(boxes?.Add(near.Entity.Key));

    private static Evidence EvidenceOf(NearMiss near) =>
        near.Entity.Conditions.First(condition => condition.Name == near.MissedCondition && condition.IsMatched == false).Evidence;
}
