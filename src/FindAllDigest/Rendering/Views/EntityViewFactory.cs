using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Entities.Answers;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Tables;
using FindAllDigest.Rendering.Markdown;

namespace FindAllDigest.Rendering.Views;

/// <summary>Makes entities ready to print: escapes, shortens, decides the order.</summary>
/// <param name="objective">The question that was asked; empty where it is not known.</param>
/// <param name="columns">The key enrichments by name: those that a table has room for.</param>
public sealed class EntityViewFactory(string objective, IReadOnlyList<string> columns)
{
    private const int MaximumColumns = 3;
    private const int NameLength = 120;
    private const int CellLength = 60;
    private const int ShortDescriptionLength = 110;
    private const int DescriptionLength = 500;
    private const int ReasoningLength = 600;
    private const int ShortReasoningLength = 160;
    private const int ExcerptLength = 240;
    private const int MaximumAnswers = 30;
    private const int MaximumSources = 4;

    private readonly EntityDoubts _doubts = new(objective);

    /// <summary>The columns' heads.</summary>
    public IReadOnlyList<MarkdownText> ColumnNames { get; } = [.. columns.Select(NameOf)];

    /// <summary>A factory for entities that share one table: its columns are the first enrichments that any of them has an answer to.</summary>
    public static EntityViewFactory For(string objective, IEnumerable<DigestEntity> entities) => new(
        objective,
        [.. entities.SelectMany(entry => entry.Entity.Enrichments).Where(answer => answer.ValueJson != "null").Select(answer => answer.Name).Distinct(StringComparer.Ordinal).Take(MaximumColumns)]);

    /// <summary>A name of the criteria as words, the first with a capital letter.</summary>
    public static MarkdownText NameOf(string name)
    {
        var words = AnswerText.Words(name);
        return MarkdownEscaper.Escape(words.Length == 0 ? words : $"{char.ToUpperInvariant(words[0])}{words[1..]}", CellLength);
    }

    public EntityView Create(DigestEntity entry, bool isBackAgain)
    {
        var entity = entry.Entity;
        var link = MarkdownEscaper.Link(entity.Url);
        return new EntityView
        {
            Name = MarkdownEscaper.Escape(entity.Name, NameLength) is { IsEmpty: false } name ? name : MarkdownEscaper.Escape(entity.Key.Value, NameLength),
            Link = link,
            HasLink = !link.IsEmpty,
            Description = MarkdownEscaper.Escape(entity.Description, DescriptionLength),
            ShortDescription = MarkdownEscaper.Escape(entity.Description, ShortDescriptionLength),
            IsBackAgain = isBackAgain,
            FirstSeen = MarkdownText.Of(entity.FirstSeen),
            WeakestConfidence = MarkdownEscaper.Escape(MatchConfidence.Of(entity), CellLength),
            Doubts = [.. _doubts.About(entity, entry.PossiblySameAs, entry.SharesPageWith).Select(doubt => MarkdownEscaper.Escape(doubt, ReasoningLength))],
            Cells = [.. columns.Select(column => Cell(entity, column))],
            Conditions = [.. entity.Conditions.Take(MaximumAnswers).Select(Answer)],
            ConditionsHeld = entity.Conditions.Count(condition => condition.IsMatched == true),
            Enrichments = [.. entity.Enrichments.Take(MaximumAnswers).Select(Answer)],
            SourceCount = entity.Conditions.Concat(entity.Enrichments).SelectMany(answer => answer.Evidence.Citations).Select(citation => citation.Url).Distinct(StringComparer.Ordinal).Count(),
        };
    }

    private static MarkdownText Cell(Entity entity, string column) =>
        entity.Enrichments.FirstOrDefault(answer => answer.Name == column) is { } answer ? MarkdownEscaper.Escape(AnswerText.Of(answer.ValueJson), CellLength) : MarkdownText.Empty;

    private static AnswerView Answer(CandidateOutput output) => new()
    {
        Mark = new MarkdownText(output.IsMatched switch { true => "✅", false => "❌", null when output.Kind == OutputKind.MatchCondition => "▫️", null => "" }),
        Name = NameOf(output.Name),
        Value = MarkdownEscaper.Escape(AnswerText.Of(output.ValueJson), ReasoningLength),
        Reasoning = MarkdownEscaper.Escape(output.Evidence.Reasoning, ReasoningLength),
        ShortReasoning = MarkdownEscaper.Escape(output.Evidence.Reasoning, ShortReasoningLength),
        Confidence = MarkdownEscaper.Escape(output.Evidence.Confidence, CellLength),
        Sources = [.. output.Evidence.Citations.Take(MaximumSources).Select(Source)],
        MoreSources = Math.Max(0, output.Evidence.Citations.Count - MaximumSources),
    };

    private static SourceView Source(Citation citation) => new(
        MarkdownEscaper.Link(citation.Url, citation.Title),
        MarkdownEscaper.Link(citation.Url),
        MarkdownEscaper.Escape(citation.Excerpts.FirstOrDefault(excerpt => !string.IsNullOrWhiteSpace(excerpt)), ExcerptLength));
}
