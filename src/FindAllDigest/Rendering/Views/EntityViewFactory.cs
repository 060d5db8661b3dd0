using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Entities.Answers;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Tables;
using FindAllDigest.Rendering.Markdown;

namespace FindAllDigest.Rendering.Views;

/// <summary>Makes entities ready to print: escapes and shortens.</summary>
/// <param name="columns">What one line shows of an entity.</param>
/// <param name="dayOf">Says a day in words.</param>
internal sealed class EntityViewFactory(IReadOnlyList<TableColumn> columns, Func<DateOnly, string> dayOf)
{
    private const int NameLength = 120;
    private const int WordLength = 60;
    private const int DescriptionLength = 100;
    private const int ReasoningLength = 600;
    private const int ShortReasoningLength = 160;
    private const int ExcerptLength = 240;
    private const int MaximumAnswers = 30;
    private const int MaximumSources = 4;
    private static readonly MarkdownText Unnamed = new("unnamed");

    /// <summary>The columns' heads.</summary>
    public IReadOnlyList<MarkdownText> Heads { get; } = [.. columns.Select(column => MarkdownEscaper.Escape(column.Heading, WordLength))];

    /// <summary>A name of the criteria as people write it; never empty.</summary>
    public static MarkdownText NameOf(string name) =>
        MarkdownEscaper.Escape(Heading.Of(name), WordLength) is { IsEmpty: false } heading ? heading
        : MarkdownEscaper.Escape(AnswerText.Words(name), WordLength) is { IsEmpty: false } words ? words
        : Unnamed;

    /// <summary>The same of one that has a column: it is called as the column is, if that can be seen.</summary>
    /// <param name="column">The column's heading; null where it has none.</param>
    public static MarkdownText NameOf(string name, string? column) =>
        MarkdownEscaper.Escape(column, WordLength) is { IsEmpty: false } heading ? heading : NameOf(name);

    /// <summary>What an entity is called; its key where it has no name.</summary>
    public static MarkdownText NameOf(Entity entity) =>
        MarkdownEscaper.Escape(entity.Name, NameLength) is { IsEmpty: false } name
            ? name
            : MarkdownEscaper.Escape(entity.Key.Value, NameLength);

    /// <summary>An entity with its evidence.</summary>
    public EntityView Evidence(ToldEntity one) => Line(one) with
    {
        Conditions = [.. one.Entity.Conditions.Take(MaximumAnswers).Select(Answer)],
        Enrichments = [.. one.Entity.Enrichments.Take(MaximumAnswers).Select(Answer)],
    };

    /// <summary>An entity without its evidence, which takes long to make ready.</summary>
    public EntityView Line(ToldEntity one) => new()
    {
        Name = NameOf(one.Entity),
        Link = MarkdownEscaper.Link(one.Entity.Url),
        Host = MarkdownEscaper.Host(one.Entity.Url),
        Description = MarkdownEscaper.Escape(one.Entity.Description, DescriptionLength),
        IsBackAgain = one.Kind == ToldKind.BackAgain,
        FirstSeen = new MarkdownText(dayOf(one.Entity.FirstSeen)),
        Match = MarkdownEscaper.Escape(MatchConfidence.Of(one.Entity), WordLength),
        Doubts = [.. one.Doubts.Select(doubt => MarkdownEscaper.Escape(doubt, ReasoningLength))],
        Cells = [.. columns.Select(column => Cell(column.CellOf(one.Entity)))],
        Conditions = [],
        Enrichments = [],
        SourceCount = one.Entity.Conditions.Concat(one.Entity.Enrichments)
            .SelectMany(answer => answer.Evidence.Citations).Select(citation => citation.Url).Distinct(StringComparer.Ordinal).Count(),
    };

    private static MarkdownText Cell(TableCell cell)
    {
        var value = MarkdownEscaper.Value(cell.Address ?? cell.Text, WordLength);
        return cell.IsUncertain && !cell.IsEmpty ? new MarkdownText($"{value.Markdown} ?") : value;
    }

    private AnswerView Answer(CandidateOutput output) => new()
    {
        Mark = new MarkdownText(
            output.IsMatched switch { true => "✅", false => "❌", null when output.Kind == OutputKind.MatchCondition => "▫️", null => "" }),
        Name = NameOf(
            output.Name,
            output.Kind == OutputKind.Enrichment ? columns.FirstOrDefault(column => column.Field == output.Name)?.Heading : null),
        Value = MarkdownEscaper.Value(AnswerText.Of(output.ValueJson), ReasoningLength),
        Reasoning = MarkdownEscaper.Escape(output.Evidence.Reasoning, ReasoningLength),
        ShortReasoning = MarkdownEscaper.Escape(output.Evidence.Reasoning, ShortReasoningLength),
        Confidence = MarkdownEscaper.Escape(output.Evidence.Confidence, WordLength),
        Sources = [.. output.Evidence.Citations.Take(MaximumSources).Select(Source).Where(source => !source.IsEmpty)],
        MoreSources = Math.Max(0, output.Evidence.Citations.Count - MaximumSources),
    };

    private static SourceView Source(Citation citation) => new(
        MarkdownEscaper.Link(citation.Url, citation.Title),
        MarkdownEscaper.Link(citation.Url),
        citation.Excerpts.Select(excerpt => MarkdownEscaper.Escape(excerpt, ExcerptLength))
            .FirstOrDefault(excerpt => !excerpt.IsEmpty, MarkdownText.Empty));
}
