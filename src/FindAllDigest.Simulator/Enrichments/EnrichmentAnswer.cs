using System.Text.Json;
using System.Text.Json.Nodes;
using FindAllDigest.Simulator.Scenarios;

namespace FindAllDigest.Simulator.Enrichments;

/// <summary>What comes back for one property of an enrichment.</summary>
/// <param name="Value">A value that its JSON Schema allows.</param>
/// <param name="Evidence">What it rests on.</param>
/// <param name="Parts">Evidence of single elements, by dotted suffix.</param>
public sealed record EnrichmentAnswer(JsonNode? Value, Evidence Evidence, IReadOnlyDictionary<string, Evidence> Parts)
{
    private static readonly Evidence Nothing = new("No public source states this.", "low", []);
    private static readonly Dictionary<string, Evidence> NoParts = [];

    /// <summary>The scenario's value of that day, put into the asked type; without one, something general of that type.</summary>
    /// <param name="entity">Whom it is about.</param>
    /// <param name="property">The property and its JSON Schema.</param>
    /// <param name="moment">The day on which the run looks.</param>
    public static EnrichmentAnswer For(ScenarioEntity entity, JsonProperty property, DateTimeOffset moment)
    {
        var known = entity.Enrichments.TryGetValue(property.Name, out var values)
            ? values.LastOrDefault(value => value.From <= moment)
            : null;
        return known is not null && SchemaValue.TryConvert(known.Value, property.Value, out var value)
            ? new(value, known.Evidence, known.Parts)
            : new(SchemaValue.General(property.Value), Nothing, NoParts);
    }
}
