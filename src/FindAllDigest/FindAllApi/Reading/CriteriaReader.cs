using System.Text.Json;
using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;
using FindAllDigest.FindAllApi.Wire;

namespace FindAllDigest.FindAllApi.Reading;

/// <summary>Reads criteria out of an answer.</summary>
/// <remarks>Stricter than the rest: a match condition that is lost here changes the question of every later run.</remarks>
internal static class CriteriaReader
{
    /// <exception cref="UnreadableAnswerException">It is no schema, or a part of it cannot be read.</exception>
    public static PartialCriteria Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var answer = JsonSerializer.Deserialize(utf8, AnswerJson.Default.SchemaAnswer)
                ?? throw new UnreadableAnswerException("it is empty");
            return new PartialCriteria
            {
                Objective = NotEmpty(answer.Objective) ?? throw new UnreadableAnswerException("it has no objective, so it is no schema"),
                EntityType = NotEmpty(answer.EntityType),
                MatchConditions = List(answer.MatchConditions, "match conditions")?.Select(ReadCondition).ToList(),
                Enrichments = List(answer.Enrichments, "enrichments")?.Select(ReadEnrichment).ToList(),
                Generator = WatchWords.GeneratorOf(answer.Generator),
                MatchLimit = answer.MatchLimit,
            };
        }
        catch (JsonException exception)
        {
            throw new UnreadableAnswerException("it is not the JSON object that is documented", exception);
        }
    }

    private static JsonElement[]? List(JsonElement element, string name) => element.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.Array => [.. element.EnumerateArray()],
        _ => throw new UnreadableAnswerException($"its {name} are not a list"),
    };

    private static MatchCondition ReadCondition(JsonElement element, int index) =>
        element.ValueKind == JsonValueKind.Object
        && element.Deserialize(AnswerJson.Default.MatchConditionAnswer) is { Name: { Length: > 0 } name, Description: { } description }
            ? new(name, description)
            : throw new UnreadableAnswerException($"its match condition {index + 1} lacks a name or a description");

    private static Enrichment ReadEnrichment(JsonElement element, int index)
    {
        var fault = new UnreadableAnswerException($"its enrichment {index + 1} has no readable output schema");
        if (element.ValueKind != JsonValueKind.Object || element.Deserialize(AnswerJson.Default.EnrichmentAnswer) is not { } answer)
        {
            throw fault;
        }

        var schema = answer switch
        {
            { OutputSchema.ValueKind: JsonValueKind.Object } => answer.OutputSchema,
            { Name: { Length: > 0 } name } => JsonElement.Parse(Enrichment.SchemaOfText(name, answer.Description ?? "")),
            _ => throw fault,
        };
        var servers = answer.McpServers;
        if (CompactJson.IsTooDeep(schema) || CompactJson.IsTooDeep(servers))
        {
            throw fault;
        }

        var isEmpty = servers.ValueKind != JsonValueKind.Array || servers.GetArrayLength() == 0;
        return Enrichment.FromService(NotEmpty(answer.Processor) ?? "core", schema, isEmpty ? null : WithoutHeaders(servers));
    }

    // The criteria are committed. Headers are secrets more often than not, and the service does not give them back today either.
    private static JsonElement WithoutHeaders(JsonElement servers) => JsonElement.Parse(VisibleJson.Compact(writer =>
    {
        writer.WriteStartArray();
        foreach (var server in servers.EnumerateArray().Where(server => server.ValueKind == JsonValueKind.Object))
        {
            writer.WriteStartObject();
            foreach (var member in server.EnumerateObject().Where(member => member.Name != "headers").DistinctBy(member => member.Name))
            {
                member.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }));

    private static string? NotEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
