using System.Text.Json;
using System.Text.Json.Nodes;
using FindAllDigest.Simulator.Scenarios;

namespace FindAllDigest.Simulator.Enrichments;

/// <summary>What comes back for one property of an enrichment.</summary>
/// <param name="Parts">Evidence of single elements, by dotted suffix.</param>
public sealed record EnrichmentAnswer(JsonNode? Value, Evidence Evidence, IReadOnlyDictionary<string, Evidence> Parts)
{
    private static readonly Evidence Nothing = new("No public source states this.", "low", []);
    private static readonly Dictionary<string, Evidence> NoParts = [];

    /// <summary>The scenario's value of that day, put into the asked type; without one, something general of that type.</summary>
    public static EnrichmentAnswer For(ScenarioEntity entity, JsonProperty property, DateTimeOffset moment)
    {
        var known = entity.Enrichments.TryGetValue(property.Name, out var values)
            ? values.LastOrDefault(value => value.From <= moment)
            : null;
        return known is not null && SchemaValue.TryConvert(known, property.Value, out var value)
            ? new(value, known.Evidence, known.Parts)
            : new(SchemaValue.General(property.Value), Nothing, NoParts);
    }
}
