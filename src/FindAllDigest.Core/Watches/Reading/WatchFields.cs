namespace FindAllDigest.Core.Watches.Reading;

/// <summary>Every field that <c>watch.json</c> may hold, object by object. The committed JSON
/// Schema is held against this by a test.</summary>
public static class WatchFields
{
    /// <summary>The fields of criteria, which <c>criteria.json</c> shares and the service calls the same.</summary>
    public static IReadOnlyList<string> Criteria { get; } =
    [
        "objective",
        "entity_type",
        "match_conditions",
        "enrichments",
        "generator",
        "match_limit"
    ];

    public static IReadOnlyList<string> Watch { get; } =
        [
            "$schema",
            "paused",
            "findall_id",
            .. Criteria,
            "service",
            "extend",
            "schedule",
            "recheck",
            "columns",
            "sort",
            "webhook",
            "messages",
            "exclude", "budget", "on_lost", "deliver",
        ];

    public static IReadOnlyList<string> MatchCondition { get; } = ["name", "description"];

    /// <summary>The fields of an enrichment of which only the words are written; the schema is made from them.</summary>
    public static IReadOnlyList<string> ShortEnrichment { get; } = ["name", "description", "type", "processor"];

    /// <summary>The fields of an enrichment as the service takes it.</summary>
    public static IReadOnlyList<string> WholeEnrichment { get; } = ["processor", "output_schema", "mcp_servers"];

    public static IReadOnlyList<string> OutputSchema { get; } = ["type", "json_schema"];
    public static IReadOnlyList<string> McpServer { get; } = ["type", "url", "name", "headers", "allowed_tools"];
    public static IReadOnlyList<string> Extend { get; } = ["up_to"];
    public static IReadOnlyList<string> Schedule { get; } = ["every", "on", "cron", "time_zone"];
    public static IReadOnlyList<string> Recheck { get; } = ["every", "match_limit", "ignore", "threshold_percent"];
    public static IReadOnlyList<string> Column { get; } = ["field", "title", "as"];
    public static IReadOnlyList<string> Message { get; } = ["to", "when"];
    public static IReadOnlyList<string> Exclude { get; } = ["max_sent"];
    public static IReadOnlyList<string> Budget { get; } = ["per_run_usd", "per_month_usd"];
    public static IReadOnlyList<string> Deliver { get; } = ["as", "labels", "assignees", "reviewers", "notify"];
}
