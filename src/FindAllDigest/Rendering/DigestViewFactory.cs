using System.Globalization;
using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;
using FindAllDigest.Rendering.Markdown;

namespace FindAllDigest.Rendering;

/// <summary>Makes a digest ready to print: escapes, shortens, formats. Templates only place what comes out.</summary>
public sealed class DigestViewFactory(PriceTable prices)
{
    private const int NameLength = 120;
    private const int CellLength = 80;
    private const int ShortDescriptionLength = 140;
    private const int DescriptionLength = 500;
    private const int ReasoningLength = 600;
    private const int ExcerptLength = 240;
    private const int MaximumSources = 4;

    private static readonly string[] FromWeakest = ["low", "medium", "high"];

    public DigestView Create(Digest digest)
    {
        var enrichments = digest.Plan.Criteria.Enrichments.SelectMany(enrichment => enrichment.PropertyNames).ToList();
        var added = digest.New.Select(entry => Entity(entry, enrichments)).ToList();
        var back = digest.BackAgain.Select(entry => Entity(entry, enrichments)).ToList();

        return new DigestView
        {
            Watch = digest.Watch.Value,
            Date = digest.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Summary = DigestSummary.Counts(digest),
            Objective = MarkdownEscaper.Escape(digest.Objective),
            Notes = [.. digest.Notes.Select(note => MarkdownEscaper.Escape(note, ReasoningLength))],
            New = added,
            BackAgain = back,
            Entities = [.. added, .. back],
            EnrichmentNames = [.. enrichments.Select(Name)],
            Seeded = digest.Seeded,
            Run = Run(digest),
        };
    }

    internal static EntityView Entity(DigestEntity entry, IReadOnlyList<string> enrichmentNames)
    {
        var entity = entry.Entity;
        var answers = entity.Enrichments.GroupBy(answer => answer.Name).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

        return new EntityView
        {
            Name = MarkdownEscaper.Escape(entity.Name, NameLength) is { IsEmpty: false } name ? name : MarkdownEscaper.Escape(entity.Key.Value, NameLength),
            Link = MarkdownEscaper.Link(entity.Url),
            HasLink = !string.IsNullOrWhiteSpace(entity.Url),
            Description = MarkdownEscaper.Escape(entity.Description, DescriptionLength),
            ShortDescription = MarkdownEscaper.Escape(entity.Description, ShortDescriptionLength),
            WeakestConfidence = Weakest(entity),
            PossiblySameAs = [.. entry.PossiblySameAs.Select(hint => MarkdownEscaper.Escape(hint, NameLength))],
            Cells = [.. enrichmentNames.Select(name => answers.TryGetValue(name, out var answer) ? MarkdownEscaper.Escape(AnswerText.Of(answer.ValueJson), CellLength) : MarkdownText.Empty)],
            Conditions = [.. entity.Conditions.Select(Answer)],
            Enrichments = [.. entity.Enrichments.Select(Answer)],
        };
    }

    private static AnswerView Answer(CandidateOutput output) => new()
    {
        Mark = output.IsMatched switch { true => "✅", false => "❌", null => "▫️" },
        Name = Name(output.Name),
        Value = MarkdownEscaper.Escape(AnswerText.Of(output.ValueJson), ReasoningLength),
        Reasoning = MarkdownEscaper.Escape(output.Evidence.Reasoning, ReasoningLength),
        Confidence = MarkdownEscaper.Escape(output.Evidence.Confidence, CellLength),
        Sources = [.. output.Evidence.Citations.Take(MaximumSources).Select(Source)],
    };

    private static SourceView Source(Citation citation) => new(
        MarkdownEscaper.Link(citation.Url, citation.Title),
        MarkdownEscaper.Escape(citation.Excerpts.FirstOrDefault(excerpt => excerpt.Trim().Length > 0), ExcerptLength));

    private static MarkdownText Name(string name) => MarkdownEscaper.Escape(AnswerText.Words(name), CellLength);

    private static MarkdownText Weakest(Entity entity)
    {
        var words = entity.Conditions.Concat(entity.Enrichments).Select(output => output.Evidence.Confidence).Where(word => word.Length > 0).ToList();
        return MarkdownEscaper.Escape(FromWeakest.FirstOrDefault(word => words.Contains(word, StringComparer.OrdinalIgnoreCase)) ?? words.FirstOrDefault(), CellLength);
    }

    private RunView Run(Digest digest) => new()
    {
        Id = digest.Run.Id.Value,
        Generator = digest.Plan.Criteria.Generator.ToWire(),
        Ending = MarkdownEscaper.Escape(AnswerText.Words(digest.Run.Status.TerminationReason is { } reason ? $"{digest.Run.Status.Word} ({reason})" : digest.Run.Status.Word), CellLength),
        Generated = digest.Run.Status.Generated,
        Matched = digest.Run.Status.Matched,
        Suggestion = MarkdownEscaper.Escape(digest.Suggestion),
        Excluded = digest.Plan.Excluded,
        Leaked = digest.Leaked.Count,
        LeakedCost = Usd(digest.Leaked.Count * prices.PerMatch(digest.Plan.Criteria.Generator, digest.Plan.Criteria.Enrichments)),
        Cost = Usd(digest.CostUsd),
        CostPerNew = digest.New.Count == 0 ? "" : Usd(digest.CostUsd / digest.New.Count),
        BudgetLeft = Usd(Math.Max(0, digest.BudgetLeftUsd)),
        PricesDate = prices.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    private static string Usd(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}
