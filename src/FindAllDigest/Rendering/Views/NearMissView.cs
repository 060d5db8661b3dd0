using FindAllDigest.Core.Figures;
using FindAllDigest.Core.Reviews;
using FindAllDigest.Rendering.Markdown;

namespace FindAllDigest.Rendering.Views;

/// <summary>A candidate that misses one condition only, ready to print.</summary>
internal sealed record NearMissView
{
    private const int DescriptionLength = 100;
    private const int ReasoningLength = 240;

    /// <summary>What it is called; its address where it has no name.</summary>
    public required MarkdownText Name { get; init; }

    /// <summary>Link with the real host as its text; empty where it has no address.</summary>
    public required MarkdownText Link { get; init; }

    /// <summary>What it is, cut to about a line.</summary>
    public required MarkdownText Description { get; init; }

    /// <summary>The condition that it misses, as people write it.</summary>
    public required MarkdownText Missed { get; init; }

    /// <summary>Why the service says so.</summary>
    public required MarkdownText Reasoning { get; init; }

    /// <summary>The page that it read, as a link with its real host; empty where it named none.</summary>
    public required MarkdownText Source { get; init; }

    /// <summary>The box that puts it on the list.</summary>
    public required BoxView Add { get; init; }

    public static NearMissView Of(NearMiss near, ReviewBoxes? boxes)
    {
        var verdict = near.Entity.Conditions.First(condition => condition.Name == near.MissedCondition && condition.IsMatched == false);
        return new NearMissView
        {
            Name = EntityViewFactory.NameOf(near.Entity),
            Link = MarkdownEscaper.Link(near.Entity.Url),
            Description = MarkdownEscaper.Escape(near.Entity.Description, DescriptionLength),
            Missed = EntityViewFactory.NameOf(near.MissedCondition),
            Reasoning = MarkdownEscaper.Escape(verdict.Evidence.Reasoning, ReasoningLength),
            Source = verdict.Evidence.Citations.Select(page => MarkdownEscaper.Link(page.Url))
                .FirstOrDefault(link => !link.IsEmpty, MarkdownText.Empty),
            Add = BoxView.Of(boxes?.Add(near.Entity.Key)),
        };
    }
}
