using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;

namespace FindAllDigest.Tests.Tables;

/// <summary>Entities as tables of tests need them.</summary>
internal static class TableEntity
{
    private static readonly FindAllRunId Run = FindAllRunId.TryParse("findall_00000001", out var id)
        ? id
        : throw new InvalidOperationException("The id is good.");

    /// <summary>An entity with one enrichment <c>value</c>, given as JSON.</summary>
    public static Entity With(string valueJson, string name = "Acme", string confidence = "high") => Named(name) with
    {
        Enrichments = [new("value", OutputKind.Enrichment, valueJson, null, new Evidence("", confidence, []))],
    };

    public static Entity Named(string name, params string[] conditionConfidences) => new()
    {
        Key = EntityKey.Of(null, name),
        Name = name,
        Url = "",
        Description = "",
        FirstSeen = new DateOnly(2026, 11, 26),
        LastSeen = new DateOnly(2026, 11, 26),
        Run = Run,
        Conditions =
        [
            .. conditionConfidences.Select((word, index) => new CandidateOutput(
                $"condition_{index}",
                OutputKind.MatchCondition,
                "true",
                true,
                new Evidence("", word, [new("https://a.example", "", [])])))
        ],
        Enrichments = [],
        Changes = [],
    };
}
