using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FindAllDigest.Tests.Watches;

/// <summary>The committed JSON Schema of <c>watch.json</c>, and the values it allows and forbids.</summary>
internal static class WatchSchema
{
    private static readonly string[] BadTexts = [" ", "@x y", "http://x.example"];

    private static readonly JsonObject Root = Object(JsonNode.Parse(
        File.ReadAllText(Path.Combine(RepositoryFiles.RepositoryRoot, "data", "watch.schema.json"))));

    /// <summary>Paths of every field that holds a value.</summary>
    public static IEnumerable<string> Leaves() =>
        LeavesOf("", Root).Concat(Object(Root["$defs"]).SelectMany(definition => LeavesOf(definition.Key, Object(definition.Value))));

    public static JsonObject Find(string path)
    {
        var found = Root;
        foreach (var step in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            found = Object(found["anyOf"]?[0]?["enum"] is not null
                ? found["anyOf"]?[int.Parse(step, CultureInfo.InvariantCulture)]
                : found["properties"]?[step] ?? Root["$defs"]?[step]);
        }

        return found;
    }

    /// <summary>Values, as JSON, that the schema lets pass: its enum, examples, default and bounds.</summary>
    public static IEnumerable<string> Allowed(JsonObject leaf) =>
    [
        .. Values(leaf["enum"]),
        .. Values(leaf["examples"]),
        .. leaf["default"] is { } value ? [value.ToJsonString()] : Array.Empty<string>(),
        .. Bound(leaf, "minimum", 0),
        .. Bound(leaf, "maximum", 0),
        .. Bound(leaf, "exclusiveMinimum", 0.01m),
        .. Type(leaf).Contains("null", StringComparison.Ordinal) ? ["null"] : Array.Empty<string>(),
    ];

    /// <summary>Values, as JSON, that the schema rules out.</summary>
    public static IEnumerable<string> Forbidden(JsonObject leaf) =>
    [
        "{\"zzz\": 1}",
        "\"\"",
        "[[]]",
        .. Type(leaf).Contains("null", StringComparison.Ordinal) ? Array.Empty<string>() : ["null"],
        .. Bound(leaf, "minimum", -1),
        .. Bound(leaf, "maximum", 1),
        .. Bound(leaf, "exclusiveMinimum", 0),
        .. leaf.ContainsKey("minItems") ? ["[]"] : Array.Empty<string>(),
        .. leaf["pattern"] is { } pattern
            ? BadTexts.Where(text => !Regex.IsMatch(text, pattern.GetValue<string>())).Select(text => JsonSerializer.Serialize(text))
            : [],
    ];

    public static JsonObject Object(JsonNode? node) =>
        node as JsonObject ?? throw new InvalidOperationException("There is no object here.");

    private static IEnumerable<string> LeavesOf(string path, JsonObject schema) => schema switch
    {
        _ when schema["properties"] is JsonObject properties => properties.SelectMany(property =>
            LeavesOf(path.Length == 0 ? property.Key : $"{path}/{property.Key}", Object(property.Value))),
        _ when schema["anyOf"] is JsonArray alternatives => Enumerable.Range(0, alternatives.Count).Select(index => $"{path}/{index}"),
        _ => [path],
    };

    private static IEnumerable<string> Bound(JsonObject leaf, string keyword, decimal step) =>
        leaf[keyword] is { } bound ? [JsonSerializer.Serialize(bound.GetValue<decimal>() + step)] : [];

    private static string Type(JsonObject leaf) => leaf["type"]?.ToJsonString() ?? "";

    private static IEnumerable<string> Values(JsonNode? list) => list?.AsArray().Select(value => value?.ToJsonString() ?? "null") ?? [];
}
