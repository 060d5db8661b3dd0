using System.Text.Json.Nodes;
using FindAllDigest.Simulator.Contract;
using FindAllDigest.Simulator.Enrichments;
using FindAllDigest.Simulator.Runs;
using FindAllDigest.Simulator.Scenarios;

namespace FindAllDigest.Simulator.Wire;

/// <summary>Writes a FindAllSchema. It is lossy, as documented: no metadata, webhook, exclusions or memory key, and MCP servers without
/// headers.</summary>
internal static class SchemaJson
{
    public static JsonObject Of(SimulatedRun run, bool writesNulls)
    {
        var schema = Of(run.Objective, run.EntityType, run.MatchConditions);
        schema.AddOptional("enrichments", Enrichments(run.Enrichments), writesNulls);
        schema["generator"] = run.Generator;
        schema["match_limit"] = run.MatchLimit;
        return schema;
    }

    public static JsonObject Of(string objective, IngestGuess guess, bool writesNulls)
    {
        var schema = Of(objective, guess.EntityType, guess.MatchConditions);
        schema.AddOptional("enrichments", guess.ExtraField is { } field ? new JsonArray(Suggested(field)) : null, writesNulls);
        schema["generator"] = Generators.Core;
        schema.AddOptional("match_limit", null, writesNulls);
        return schema;
    }

    private static JsonObject Of(string objective, string entityType, IReadOnlyList<MatchCondition> conditions) => new()
    {
        ["objective"] = objective,
        ["entity_type"] = entityType,
        ["match_conditions"] = new JsonArray(
            [.. conditions.Select(condition => new JsonObject { ["name"] = condition.Name, ["description"] = condition.Description })]),
    };

    private static JsonArray? Enrichments(IReadOnlyList<RunEnrichment> enrichments) =>
        enrichments.Count == 0 ? null : new([.. enrichments.Select(Enrichment)]);

    private static JsonObject Enrichment(RunEnrichment enrichment)
    {
        var result = Enrichment(enrichment.Processor, SchemaValue.NodeOf(enrichment.JsonSchema));
        result.AddOptional("mcp_servers", enrichment.McpServers is { } servers ? SchemaValue.NodeOf(servers) : null, writesNulls: false);
        return result;
    }

    private static JsonObject Enrichment(string processor, JsonNode? schema) => new()
    {
        ["processor"] = processor,
        ["output_schema"] = new JsonObject { ["type"] = "json", ["json_schema"] = schema },
    };

    private static JsonObject Suggested(string field) => Enrichment(Generators.Core, new JsonObject
    {
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            [field] = new JsonObject
            {
                ["type"] = new JsonArray("string", "null"),
                ["description"] = $"The entity's {field.Replace('_', ' ')}",
            },
        },
        ["required"] = new JsonArray(field),
        ["additionalProperties"] = false,
    });
}
