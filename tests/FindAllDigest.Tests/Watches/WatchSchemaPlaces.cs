using System.Text.Json.Nodes;

namespace FindAllDigest.Tests.Watches;

/// <summary>Where the fields of the schema stand in a watch.</summary>
internal static class WatchSchemaPlaces
{
    private const string Rules = """ "output_schema": { "json_schema": { "type": "object", "properties": { "a": {} } } } """;

    private const string Enrichments =
        """ "enrichments": [ { "name": "headquarters", "description": "x" }, { "name": "funding_amount", "description": "x" } ] """;

    /// <summary>Each field of the schema that holds a value, and a watch that has VALUE there.</summary>
    public static readonly Dictionary<string, string> All = new(StringComparer.Ordinal)
    {
        ["$schema"] = """{ "$schema": VALUE }""",
        ["paused"] = """{ "paused": VALUE }""",
        ["findall_id"] = """{ "findall_id": VALUE }""",
        ["objective"] = """{ "objective": VALUE }""",
        ["entity_type"] = """{ "entity_type": VALUE }""",
        ["match_conditions"] = """{ "match_conditions": VALUE }""",
        ["enrichments"] = """{ "enrichments": VALUE }""",
        ["generator"] = """{ "generator": VALUE }""",
        ["match_limit"] = """{ "match_limit": VALUE }""",
        ["service"] = """{ "service": VALUE }""",
        ["extend/up_to"] = """{ "match_limit": 5, "extend": { "up_to": VALUE } }""",
        ["schedule/every"] = """{ "schedule": { "every": VALUE } }""",
        ["schedule/on/0"] = """{ "schedule": { "every": "week", "on": VALUE } }""",
        ["schedule/on/1"] = """{ "schedule": { "every": "quarter", "on": VALUE } }""",
        ["schedule/cron"] = """{ "schedule": { "cron": VALUE } }""",
        ["schedule/time_zone"] = """{ "schedule": { "every": "day", "time_zone": VALUE } }""",
        ["recheck/every"] = """{ "recheck": { "every": VALUE } }""",
        ["recheck/match_limit"] = """{ "recheck": { "every": "month", "match_limit": VALUE } }""",
        ["recheck/ignore"] = """{ "enrichments": [ { "name": "latest_news", "description": "x" } ], "recheck": { "every": "month", "ignore": VALUE } }""",
        ["recheck/threshold_percent"] = """{ "recheck": { "every": "month", "threshold_percent": VALUE } }""",
        ["columns"] = $$"""{ {{Enrichments}}, "columns": VALUE }""",
        ["column/field"] = $$"""{ {{Enrichments}}, "columns": [ { "field": VALUE } ] }""",
        ["column/title"] = $$"""{ {{Enrichments}}, "columns": [ { "field": "headquarters", "title": VALUE } ] }""",
        ["column/as"] = $$"""{ {{Enrichments}}, "columns": [ { "field": "headquarters", "as": VALUE } ] }""",
        ["sort"] = $$"""{ {{Enrichments}}, "sort": VALUE }""",
        ["webhook"] = """{ "webhook": VALUE }""",
        ["messages"] = """{ "messages": VALUE }""",
        ["message/to"] = """{ "messages": [ { "to": VALUE } ] }""",
        ["message/when/0"] = """{ "messages": [ { "to": "slack", "when": VALUE } ] }""",
        ["message/when/1"] = """{ "messages": [ { "to": "slack", "when": VALUE } ] }""",
        ["exclude/max_sent"] = """{ "exclude": { "max_sent": VALUE } }""",
        ["budget/per_run_usd"] = """{ "budget": { "per_run_usd": VALUE } }""",
        ["budget/per_month_usd"] = """{ "budget": { "per_month_usd": VALUE } }""",
        ["on_lost"] = """{ "on_lost": VALUE }""",
        ["deliver/as"] = """{ "deliver": { "as": VALUE } }""",
        ["deliver/labels"] = """{ "deliver": { "labels": VALUE } }""",
        ["deliver/assignees"] = """{ "deliver": { "assignees": VALUE } }""",
        ["deliver/reviewers"] = """{ "deliver": { "reviewers": VALUE } }""",
        ["deliver/notify"] = """{ "deliver": { "notify": VALUE } }""",
        ["match_condition/name"] = """{ "match_conditions": [ { "name": VALUE, "description": "x" } ] }""",
        ["match_condition/description"] = """{ "match_conditions": [ { "name": "x", "description": VALUE } ] }""",
        ["short_enrichment/name"] = """{ "enrichments": [ { "name": VALUE, "description": "x" } ] }""",
        ["short_enrichment/description"] = """{ "enrichments": [ { "name": "x", "description": VALUE } ] }""",
        ["short_enrichment/type"] = """{ "enrichments": [ { "name": "x", "description": "x", "type": VALUE } ] }""",
        ["short_enrichment/processor"] = """{ "enrichments": [ { "name": "x", "description": "x", "processor": VALUE } ] }""",
        ["whole_enrichment/processor"] = $$"""{ "enrichments": [ { {{Rules}}, "processor": VALUE } ] }""",
        ["whole_enrichment/output_schema/type"] = """{ "enrichments": [ { "output_schema": { "type": VALUE, "json_schema": { "type": "object", "properties": { "a": {} } } } } ] }""",
        ["whole_enrichment/output_schema/json_schema"] = """{ "enrichments": [ { "output_schema": { "json_schema": VALUE } } ] }""",
        ["whole_enrichment/mcp_servers"] = $$"""{ "enrichments": [ { {{Rules}}, "mcp_servers": VALUE } ] }""",
        ["mcp_server/type"] = Server(""" "name": "x", "url": "https://x.example", "type": VALUE """),
        ["mcp_server/url"] = Server(""" "name": "x", "url": VALUE """),
        ["mcp_server/name"] = Server(""" "name": VALUE, "url": "https://x.example" """),
        ["mcp_server/headers"] = Server(""" "name": "x", "url": "https://x.example", "headers": VALUE """),
        ["mcp_server/allowed_tools"] = Server(""" "name": "x", "url": "https://x.example", "allowed_tools": VALUE """),
    };

    /// <summary>A watch with a value, as JSON, in a place; null leaves the field out.</summary>
    public static string WatchWith(string path, string? value)
    {
        var watch = WatchSchema.Object(JsonNode.Parse(WatchText.Minimal));
        var fragment = WatchSchema.Object(JsonNode.Parse(All[path].Replace("VALUE", value ?? "\"REMOVED\"", StringComparison.Ordinal)));
        foreach (var (name, field) in fragment.ToList())
        {
            fragment.Remove(name);
            watch[name] = field;
        }

        Remove(watch);
        return watch.ToJsonString();
    }

    private static void Remove(JsonObject node)
    {
        foreach (var (name, value) in node.ToList())
        {
            if (value is JsonObject inner)
            {
                Remove(inner);
            }
            else if (value is JsonValue && value.ToJsonString() == "\"REMOVED\"")
            {
                node.Remove(name);
            }
        }
    }

    private static string Server(string fields) => $$"""{ "enrichments": [ { {{Rules}}, "mcp_servers": [ { {{fields}} } ] } ] }""";
}
