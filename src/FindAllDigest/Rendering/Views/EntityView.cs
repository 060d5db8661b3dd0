using FindAllDigest.Core.Entities.Answers;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Tables;
using FindAllDigest.Rendering.Markdown;

namespace FindAllDigest.Rendering.Views;

/// <summary>One entity, ready to print.</summary>
/// <param name="one">Its texts are foreign.</param>
/// <param name="columns">What one line shows of an entity.</param>
/// <param name="dayOf">Says a day in words.</param>
/// <param name="hasEvidence">Whether conditions and enrichments are listed, which takes long to make ready.</param>
internal sealed class EntityView(
    ToldEntity one, IReadOnlyList<TableColumn> columns, Func<DateOnly, string> dayOf, bool hasEvidence)
{
    private const int DescriptionLength = 100;
    private const int DoubtLength = 600;
    private const int MaximumAnswers = 30;

    /// <summary>What it is called; its address where it has no name.</summary>
    public MarkdownText Name { get; } = PrintedName.Of(one.Entity);

    /// <summary>Link with the real host as its text, without <c>www.</c>; the address as text
    /// where it cannot be linked, empty where there is none.</summary>
    public MarkdownText Link { get; } = MarkdownEscaper.Link(one.Entity.Url);

    /// <summary>The host alone, as text; empty where there is none.</summary>
    public MarkdownText Host { get; } = MarkdownEscaper.Host(one.Entity.Url);

    /// <summary>What it is, cut to about a line.</summary>
    public MarkdownText Description { get; } = MarkdownEscaper.Escape(one.Entity.Description, DescriptionLength);

    /// <summary>Whether it was reported before.</summary>
    public bool IsBackAgain { get; } = one.Kind == ToldKind.BackAgain;

    /// <summary>The day of the digest that reported it first, with its weekday: <c>Mon 2 Mar</c>.</summary>
    public MarkdownText FirstSeen { get; } = new(dayOf(one.Entity.FirstSeen));

    /// <summary>How sure the service is that it matches: the weakest word of its conditions; empty where it gave none.</summary>
    public MarkdownText Match { get; } = MarkdownEscaper.Escape(MatchConfidence.Of(one.Entity), PrintedName.WordLength);

    /// <summary>Why a reader may doubt it, a sentence each.</summary>
    public IReadOnlyList<MarkdownText> Doubts { get; } = [.. one.Doubts.Select(doubt => MarkdownEscaper.Escape(doubt, DoubtLength))];

    /// <summary>Values of the watch's columns: <c>—</c> where nothing was found, with <c>?</c> where the service is unsure.</summary>
    public IReadOnlyList<MarkdownText> Cells { get; } = [.. columns.Select(column => Cell(column.CellOf(one.Entity)))];

    /// <summary>Verdicts of the match conditions.</summary>
    public IReadOnlyList<AnswerView> Conditions { get; } = hasEvidence ? Answers(one.Entity.Conditions, columns) : [];

    /// <summary>What else was found out.</summary>
    public IReadOnlyList<AnswerView> Enrichments { get; } = hasEvidence ? Answers(one.Entity.Enrichments, columns) : [];

    /// <summary>How many pages are cited for all of it.</summary>
    public int SourceCount { get; } = one.Entity.Conditions.Concat(one.Entity.Enrichments)
        .SelectMany(answer => answer.Evidence.Citations).Select(citation => citation.Url).Distinct(StringComparer.Ordinal).Count();

    private static MarkdownText Cell(TableCell cell)
    {
        var value = MarkdownEscaper.Value(cell.Address ?? cell.Text, PrintedName.WordLength);
        return cell.IsUncertain && !cell.IsEmpty ? new MarkdownText($"{value.Markdown} ?") : value;
    }

    private static IReadOnlyList<AnswerView> Answers(IEnumerable<CandidateOutput> outputs, IReadOnlyList<TableColumn> columns) =>
        [.. outputs.Take(MaximumAnswers).Select(output => new AnswerView(output, columns))];
}

/// <summary>A verdict or an enrichment, ready to print.</summary>
internal sealed class AnswerView(CandidateOutput output, IReadOnlyList<TableColumn> columns)
{
    private const int ReasoningLength = 600;
    private const int ShortReasoningLength = 160;
    private const int MaximumSources = 4;

    /// <summary>✅ or ❌ for a verdict, ▫️ where the service gave none; empty for an enrichment.</summary>
    public MarkdownText Mark { get; } = new(
        output.IsMatched switch { true => "✅", false => "❌", null when output.Kind == OutputKind.MatchCondition => "▫️", null => "" });

    /// <summary>The condition's or the enrichment's name as people write it.</summary>
    public MarkdownText Name { get; } = PrintedName.Of(
        output.Name,
        output.Kind == OutputKind.Enrichment ? columns.FirstOrDefault(column => column.Field == output.Name)?.Heading : null);

    /// <summary>As the service gave it; a link where it is an address, empty where nothing was found.</summary>
    public MarkdownText Value { get; } = MarkdownEscaper.Value(AnswerText.Of(output.ValueJson), ReasoningLength);

    /// <summary>Why the service says so.</summary>
    public MarkdownText Reasoning { get; } = MarkdownEscaper.Escape(output.Evidence.Reasoning, ReasoningLength);

    /// <summary>The reasoning cut to a line or two.</summary>
    public MarkdownText ShortReasoning { get; } = MarkdownEscaper.Escape(output.Evidence.Reasoning, ShortReasoningLength);

    /// <summary>The service's word for how sure it is; empty where it gave none.</summary>
    public MarkdownText Confidence { get; } = MarkdownEscaper.Escape(output.Evidence.Confidence, PrintedName.WordLength);

    /// <summary>Pages that are cited for it.</summary>
    public IReadOnlyList<SourceView> Sources { get; } =
        [.. output.Evidence.Citations.Take(MaximumSources).Select(page => new SourceView(page)).Where(source => !source.IsEmpty)];

    /// <summary>How many sources more there are than those listed.</summary>
    public int MoreSources { get; } = Math.Max(0, output.Evidence.Citations.Count - MaximumSources);
}

/// <summary>A cited page, ready to print.</summary>
internal sealed class SourceView(Citation page)
{
    private const int ExcerptLength = 240;

    /// <summary>Link with the page's real host as its text, after its title; empty where it has neither address nor title.</summary>
    public MarkdownText Link { get; } = MarkdownEscaper.Link(page.Url, page.Title);

    /// <summary>The same without the title.</summary>
    public MarkdownText Host { get; } = MarkdownEscaper.Link(page.Url);

    /// <summary>A passage quoted from it; empty where there is none.</summary>
    public MarkdownText Excerpt { get; } = page.Excerpts.Select(excerpt => MarkdownEscaper.Escape(excerpt, ExcerptLength))
        .FirstOrDefault(excerpt => !excerpt.IsEmpty, MarkdownText.Empty);

    /// <summary>Whether it shows nothing at all.</summary>
    public bool IsEmpty => Link.IsEmpty && Excerpt.IsEmpty;
}
