using FindAllDigest.Rendering.Markdown;

namespace FindAllDigest.Rendering.Views;

/// <summary>What the template <c>digest.md</c> may print. Templates see the names in snake_case; <c>templates/README.md</c> lists them.</summary>
/// <remarks>A view holds numbers, yes or no, <see cref="MarkdownText"/> and other views, and never a string: what is not escaped cannot get in.</remarks>
public sealed record DigestView
{
    /// <summary>The watch's name.</summary>
    public required MarkdownText Watch { get; init; }

    /// <summary>ISO day.</summary>
    public required MarkdownText Date { get; init; }

    /// <summary><c>3 new, 1 back again</c>.</summary>
    public required MarkdownText Summary { get; init; }

    /// <summary>The question that was asked.</summary>
    public required MarkdownText Objective { get; init; }

    /// <summary>Sentences that a reader must not miss.</summary>
    public required IReadOnlyList<MarkdownText> Notes { get; init; }

    /// <summary>Net-new entities, by name.</summary>
    public required IReadOnlyList<EntityView> New { get; init; }

    /// <summary>Entities whose row was deleted or has expired and that were found again, by name.</summary>
    public required IReadOnlyList<EntityView> BackAgain { get; init; }

    /// <summary>Known entities of which something other than the wording changed.</summary>
    public required IReadOnlyList<ChangedEntityView> Changed { get; init; }

    /// <summary>Known entities that miss a condition that they met before.</summary>
    public required IReadOnlyList<ChangedEntityView> NoLongerMatches { get; init; }

    /// <summary>Known entities that a recheck did not find although it looked until nothing was left to find.</summary>
    public required IReadOnlyList<ChangedEntityView> NotSeen { get; init; }

    /// <summary>New ones, then those back again.</summary>
    public required IReadOnlyList<EntityView> Entities { get; init; }

    /// <summary>Column heads of the key enrichments; each entity's <see cref="EntityView.Cells"/> are in the same order.</summary>
    public required IReadOnlyList<MarkdownText> EnrichmentNames { get; init; }

    /// <summary>How many matches of an earlier run were taken over.</summary>
    public required int Seeded { get; init; }

    /// <summary>The run that found all this.</summary>
    public required RunView Run { get; init; }
}
