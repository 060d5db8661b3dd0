using System.Text.Json.Nodes;

namespace FindAllDigest.Tests.Pipeline;

/// <summary>Makes scenarios small enough to count by hand.</summary>
internal static class Market
{
    public const string EarlierRun = "findall_00000000000000000000000000000001";

    public static DateTimeOffset Monday { get; } = new(2026, 1, 5, 6, 0, 0, TimeSpan.Zero);

    /// <summary>Two batteries at once, one more from the second week on, and one company that makes none.</summary>
    public static string Usual => Of(
        new("Ibervolt", "https://ibervolt.example/"),
        new("Lumenara", "lumenara.example"),
        new("Nova", "https://nova.example", From: "2026-01-12"),
        new("Dourogrid", "https://dourogrid.example", IsMatch: false));

    public static string Of(params Found[] entities) => new JsonObject
    {
        ["name"] = "Market",
        ["start"] = "2026-01-05T06:00:00Z",
        ["seed"] = 7,
        ["query"] = new JsonObject
        {
            ["objective"] = "Find batteries",
            ["entity_type"] = "companies",
            ["match_conditions"] = new JsonArray(Condition()),
        },
        ["earlier_runs"] = new JsonArray(new JsonObject { ["findall_id"] = EarlierRun, ["created_at"] = "2026-01-01T00:00:00Z" }),
        ["entities"] = new JsonArray([.. entities.Select(Entity)]),
    }.ToJsonString();

    public static JsonObject Condition() => new() { ["name"] = "battery_check", ["description"] = "Makes batteries." };

    private static JsonObject Value(Funding funding) => new()
    {
        ["from"] = funding.From,
        ["value"] = funding.Amount,
        ["reasoning"] = "The press says so.",
        ["citations"] = new JsonArray(new JsonObject { ["url"] = $"https://news.example/{funding.From}" }),
    };

    private static JsonObject Entity(Found found)
    {
        var entity = new JsonObject
        {
            ["name"] = found.Name,
            ["url"] = found.Url,
            ["description"] = found.Description,
            ["conditions"] = new JsonObject
            {
                ["battery_check"] = new JsonObject
                {
                    ["matched"] = found.IsMatch,
                    ["value"] = "Yes",
                    ["reasoning"] = "A page says so.",
                    ["confidence"] = "high",
                },
            },
            ["enrichments"] = new JsonObject
            {
                ["funding_amount"] = new JsonObject { ["value"] = 5_000_000, ["reasoning"] = "Seed round." },
            },
        };
        if (found.Funding is { } funding)
        {
            entity["enrichments"] = new JsonObject { ["funding_amount"] = new JsonArray([.. funding.Select(Value)]) };
        }

        if (found.Until is { } until)
        {
            entity["until"] = until;
        }

        if (found.From is { } from)
        {
            entity["from"] = from;
        }

        return entity;
    }
}

/// <summary>One thing of a scenario.</summary>
internal sealed record Found(string Name, string Url, bool IsMatch = true, string? From = null, string Description = "Makes batteries.")
{
    /// <summary>The first day on which no run finds it.</summary>
    public string? Until { get; init; }

    /// <summary>What it has raised, from day to day; null for the usual five million.</summary>
    public Funding[]? Funding { get; init; }
}

/// <summary>A sum of money in the words of a day.</summary>
internal sealed record Funding(string From, string Amount);
