using FindAllDigest.Core.Digests;
using FindAllDigest.Rendering.Markdown;

namespace FindAllDigest.Rendering.Views;

/// <summary>Makes a digest ready to print. Templates only place what comes out.</summary>
public static class DigestViewFactory
{
    public static DigestView Create(Digest digest)
    {
        var entities = EntityViewFactory.For(digest.Objective, digest.New.Concat(digest.BackAgain));
        List<EntityView> added = [.. digest.New.Select(entry => entities.Create(entry, isBackAgain: false))];
        List<EntityView> back = [.. digest.BackAgain.Select(entry => entities.Create(entry, isBackAgain: true))];

        return new DigestView
        {
            Watch = MarkdownText.Of(digest.Watch),
            Date = MarkdownText.Of(digest.Date),
            Summary = MarkdownEscaper.Escape(DigestSummary.Counts(digest)),
            Objective = MarkdownEscaper.Escape(digest.Objective),
            Notes = Views.Notes.Of(digest.Notes),
            New = added,
            BackAgain = back,
            Changed = [.. digest.Changed.Select(ChangedEntityViewFactory.Create)],
            NoLongerMatches = [.. digest.NoLongerMatches.Select(ChangedEntityViewFactory.Create)],
            NotSeen = [.. digest.NotSeen.Select(ChangedEntityViewFactory.Create)],
            Entities = [.. added, .. back],
            EnrichmentNames = entities.ColumnNames,
            Seeded = digest.Seeded,
            Run = RunViewFactory.Create(digest),
        };
    }
}
