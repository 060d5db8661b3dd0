using System.Text;

namespace FindAllDigest.Tests.Pipeline.Chaos;

/// <summary>A watch that exercises every step of a refresh: seeded from an earlier run, two
/// enrich calls, and an exclude list in people's dialect.</summary>
internal static class ChaosWatch
{
    /// <summary>A Monday of the scenario <c>hostile</c>, and the one after.</summary>
    public static DateTimeOffset FirstWeek { get; } = new(2026, 10, 5, 6, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset SecondWeek { get; } = FirstWeek.AddDays(7);

    public static string ExcludePath => $"data/{ChaosStage.Watch}/exclude.csv";

    private const string Json =
        """
        {
          "findall_id": "findall_40e0ab8c10754be0b7a16477abb38a2f",
          "objective": "Find all portfolio companies of Khosla Ventures founded after 2020",
          "enrichments": [
            { "name": "funding_amount", "description": "Total funding raised by the company in USD" },
            { "name": "headquarters", "description": "City and country of the company's headquarters", "processor": "base" },
          ],
          "schedule": { "every": "quarter" },
          "budget": { "per_run_usd": 15, "per_month_usd": 200 },
        }
        """;

    /// <summary>A watch whose run ends at its limit and is extended.</summary>
    public static IReadOnlyDictionary<string, byte[]> ExtendedFiles { get; } = new Dictionary<string, byte[]>(StringComparer.Ordinal)
    {
        [$"data/{ChaosStage.Watch}/watch.json"] = Encoding.UTF8.GetBytes(
            """
            {
              "objective": "Find all portfolio companies of Khosla Ventures founded after 2020",
              "entity_type": "companies",
              "match_conditions": [ { "name": "khosla_ventures_portfolio_check", "description": "Company must be a portfolio company of Khosla Ventures." } ],
              "enrichments": [ { "name": "funding_amount", "description": "Total funding raised by the company in USD" } ],
              "match_limit": 5,
              "extend": { "up_to": 8 },
              "schedule": { "every": "quarter" },
              "budget": { "per_run_usd": 15, "per_month_usd": 200 },
            }
            """),
    };

    // People's own: byte order mark, semicolons, CRLF, comments, a blank line, columns that
    // nobody knows, a quoted line break, no last line end.
    private const string Exclude =
        "\uFEFF# kept by hand\r\nNote;Url;Owner;Name;Status;Added\r\n\"asked\r\ntwice\";https://gridloom.example;ana;Gridloom;rejected;2026-01-02\r\n\r\n# below: imported\r\n;*.blocked.example;ben;Blocked;;";

    public static IReadOnlyDictionary<string, byte[]> Files { get; } = new Dictionary<string, byte[]>(StringComparer.Ordinal)
    {
        [$"data/{ChaosStage.Watch}/watch.json"] = Encoding.UTF8.GetBytes(Json),
        [ExcludePath] = Encoding.UTF8.GetBytes(Exclude),
    };
}
