using System.Text.Json;
using System.Text.Json.Nodes;
using FindAllDigest.Simulator.Contract;
using FindAllDigest.Simulator.Enrichments;
using FindAllDigest.Simulator.Runs;

namespace FindAllDigest.Simulator.Http;

/// <summary>Reads and checks the body of an enrich.</summary>
internal static class EnrichCall
{
    private const int MostServers = 10;

    /// <returns>The enrichment; null when the body has problems.</returns>
    public static RunEnrichment? Read(RequestBody body, DateTimeOffset now)
    {
        var processor = body.Field("processor") is null ? Generators.Core : body.Text("processor");
        var servers = body.Field("mcp_servers");
        body.RefuseIf(
            servers is { } value && !AreServers(value),
            "mcp_servers",
            $"must be at most {MostServers} objects with url and name");
        if (JsonSchema(body) is not { } schema)
        {
            return null;
        }

        foreach (var problem in EnrichmentSchemaRules.Check(schema))
        {
            body.Refuse("output_schema.json_schema", problem);
        }

        return body.Problems.Count > 0 ? null : new(now, processor, schema, Public(servers));
    }

    private static JsonElement? JsonSchema(RequestBody body)
    {
        if (body.Field("output_schema") is not { ValueKind: JsonValueKind.Object } output
            || !output.TryGetProperty("json_schema", out var schema))
        {
            body.Refuse("output_schema", "must be an object with json_schema");
            return null;
        }

        var isJson = !output.TryGetProperty("type", out var type) || (type.ValueKind == JsonValueKind.String && type.GetString() == "json");
        body.RefuseIf(!isJson, "output_schema.type", "must be json");
        return schema;
    }

    private static bool AreServers(JsonElement servers) =>
        servers.ValueKind == JsonValueKind.Array
        && servers.GetArrayLength() <= MostServers
        && servers.EnumerateArray().All(server => IsText(server, "url") && IsText(server, "name"));

    private static bool IsText(JsonElement server, string name) =>
        server.ValueKind == JsonValueKind.Object && server.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String;

    /// <summary>What may be read back: headers are write-only, and the allowed tools are lost with them.</summary>
    private static JsonElement? Public(JsonElement? servers)
    {
        if (servers is not { } value)
        {
            return null;
        }

        var kept = new JsonArray([.. value.EnumerateArray().Select(server => new JsonObject
        {
            ["type"] = "url",
            ["url"] = server.GetProperty("url").GetString(),
            ["name"] = server.GetProperty("name").GetString(),
        })]);
        return JsonElement.Parse(kept.ToJsonString());
    }
}
