namespace FindAllDigest.Tests.Simulator;

/// <summary>A scenario small enough to count by hand: three matches, one of them new after a
/// week, and one company that does not match.</summary>
internal static class SmallMarket
{
    public const string Json =
        """
        {
          "name": "Small market", "start": "2026-01-05T06:00:00Z", "seed": 7,
          "query": { "objective": "Find batteries", "entity_type": "companies", "match_conditions": [ { "name": "battery_check", "description": "Makes batteries." } ] },
          "timing": { "queue_seconds": 4, "generate_seconds": 2, "judge_seconds": 10, "enrich_seconds": 30 },
          "earlier_runs": [ { "findall_id": "findall_00000000000000000000000000000001", "created_at": "2026-01-01T00:00:00Z" } ],
          "entities": [
            { "name": "Ibervolt", "url": "https://ibervolt.example/", "description": "Batteries.",
              "conditions": { "battery_check": { "matched": true, "value": "Yes, at Sines", "reasoning": "A page says so.", "confidence": "high", "citations": [ { "url": "https://ibervolt.example/p", "title": "Projects", "excerpts": ["48 MW"] } ] } },
              "enrichments": {
                "funding_amount": [ { "value": 5000000, "reasoning": "Seed." }, { "from": "2026-02-01", "value": 9000000, "text": "USD 9 million", "reasoning": "Series A." } ],
                "key_people": { "value": [ { "name": "Rita" } ], "reasoning": "Team page.", "parts": { "0": { "reasoning": "Same page." } } } } },
            { "name": "Lumenara Ltd", "url": "lumenara.example",
              "conditions": { "battery_check": { "matched": true, "value": "Yes", "reasoning": "So it says." } }, "enrichments": {} },
            { "name": "Nova", "url": "", "from": "2026-01-12",
              "conditions": { "battery_check": { "matched": true, "value": "Yes", "reasoning": "So it says." } } },
            { "name": "Dourogrid", "url": "https://dourogrid.example",
              "conditions": { "battery_check": { "matched": false, "value": "Home batteries only", "reasoning": "Catalogue." } } }
          ]
        }
        """;

    /// <summary>A market of nothing but matches.</summary>
    public static string OfMatches(int count)
    {
        var entities = Enumerable.Range(1, count).Select(number =>
            $$"""{ "name": "Company {{number}}", "url": "https://c{{number}}.example", "conditions": { "battery_check": { "matched": true, "value": "Yes", "reasoning": "Says so." } } }""");
        return Json[..Json.IndexOf("\"earlier_runs\"", StringComparison.Ordinal)] + $"\"entities\": [{string.Join(',', entities)}] }}";
    }
}
