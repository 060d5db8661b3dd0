using System.Text.Json.Serialization;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Json;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Entities;

/// <summary>An entity as a line of <c>entities.jsonl</c> holds it. Members of later versions
/// are passed over, and those of earlier ones may lack.</summary>
internal sealed record EntityDocument(
    string? Key,
    string? Name,
    string? Url,
    string? Description,
    string? FirstSeen,
    string? LastSeen,
    string? Run,
    string? Generator,
    bool? MadeUp,
    IReadOnlyList<OutputDocument>? Conditions,
    IReadOnlyList<OutputDocument>? Enrichments,
    IReadOnlyList<ChangeDocument>? Changes)
{
    public static EntityDocument Of(Entity entity) => new(
        entity.Key.Value,
        entity.Name,
        entity.Url,
        entity.Description,
        IsoDate.Format(entity.FirstSeen),
        IsoDate.Format(entity.LastSeen),
        entity.Run.Value,
        entity.Generator.Length == 0 ? null : entity.Generator,
        entity.IsMadeUp ? true : null,
        [.. entity.Conditions.Select(OutputDocument.Of)],
        [.. entity.Enrichments.Select(output => OutputDocument.Of(output) with { Matched = null })],
        [.. entity.Changes.Select(ChangeDocument.Of)]);

    /// <exception cref="FormatException">A member that must be there is missing or wrong.</exception>
    public Entity ToEntity() => new()
    {
        Key = EntityKey.Parse(Key ?? ""),
        Name = Name ?? "",
        Url = Url ?? "",
        Description = Description ?? "",
        FirstSeen = IsoDate.Parse(FirstSeen ?? ""),
        LastSeen = IsoDate.Parse(LastSeen ?? ""),
        Run = RunIn(Run),
        Generator = Generator ?? "",
        IsMadeUp = MadeUp ?? false,
        Conditions = [.. (Conditions ?? []).Select(output => output.ToOutput(OutputKind.MatchCondition))],
        Enrichments = [.. (Enrichments ?? []).Select(output => output.ToOutput(OutputKind.Enrichment))],
        Changes = [.. (Changes ?? []).Select(change => change.ToChange())],
    };

    public static FindAllRunId RunIn(string? text) =>
        FindAllRunId.TryParse(text, out var run) ? run : throw new FormatException("'run' is not the id of a FindAll run.");
}

internal sealed record OutputDocument(
    string? Name, bool? Matched, RawJson Value, string? Reasoning, string? Confidence, IReadOnlyList<CitationDocument>? Citations)
{
    public static OutputDocument Of(CandidateOutput output) => new(
        output.Name,
        output.IsMatched,
        new(output.ValueJson),
        output.Evidence.Reasoning,
        output.Evidence.Confidence,
        [.. output.Evidence.Citations.Select(citation => new CitationDocument(citation.Url, citation.Title, citation.Excerpts))]);

    public CandidateOutput ToOutput(OutputKind kind) =>
        new(
            Name ?? "",
            kind,
            Value.OrNull,
            Matched,
            new Evidence(Reasoning ?? "", Confidence ?? "", [.. (Citations ?? []).Select(citation => citation.ToCitation())]));
}

internal sealed record CitationDocument(string? Url, string? Title, IReadOnlyList<string?>? Excerpts)
{
    public Citation ToCitation() => new(Url ?? "", Title ?? "", [.. (Excerpts ?? []).Select(excerpt => excerpt ?? "")]);
}

internal sealed record ChangeDocument(string? Date, string? Run, string? Kind, string? Field, RawJson From, RawJson To, string? Source)
{
    public static ChangeDocument Of(EntityChange change) => new(
        IsoDate.Format(change.Date),
        change.Run.Value,
        change.Kind.ToString().ToLowerInvariant(),
        change.Field,
        new(change.BeforeJson),
        new(change.AfterJson),
        change.Source);

    /// <exception cref="FormatException">A member that must be there is missing or wrong.</exception>
    public EntityChange ToChange() => new()
    {
        Date = IsoDate.Parse(Date ?? ""),
        Run = EntityDocument.RunIn(Run),
        Kind = Enum.TryParse<ChangeKind>(Kind, ignoreCase: true, out var kind)
            ? kind
            : throw new FormatException("'kind' is no kind of change."),
        Field = Field ?? "",
        BeforeJson = From.OrNull,
        AfterJson = To.OrNull,
        Source = Source ?? "",
    };
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(EntityDocument))]
internal sealed partial class EntityDocumentJson : JsonSerializerContext;
