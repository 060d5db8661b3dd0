using System.Text.Json.Nodes;

namespace FindAllDigest.Simulator.Http;

/// <summary>Fills a result up with unmatched candidates, as a broad query would: the result has no paging and carries every
/// excerpt.</summary>
internal static class LargeResult
{
    private const int ExcerptLetters = 6000;
    private static readonly string Excerpt = string.Concat(
        Enumerable.Repeat("The page lists suppliers by region and says little about each of them. ", ExcerptLetters / 71));

    /// <param name="bytes">How large it becomes at least.</param>
    public static void Fill(JsonNode result, int bytes)
    {
        if (result["candidates"] is not JsonArray candidates)
        {
            return;
        }

        var count = (bytes / Excerpt.Length) + 1;
        foreach (var number in Enumerable.Range(1, count))
        {
            candidates.Add(Candidate(number));
        }
    }

    private static JsonObject Candidate(int number)
    {
        var text = number.ToString("D12");
        return new()
        {
            ["candidate_id"] = $"candidate_00000000-0000-4000-8000-{text}",
            ["name"] = $"Directory entry {number}",
            ["url"] = $"https://directory.example/entries/{text}",
            ["match_status"] = "unmatched",
            ["output"] = new JsonObject(),
            ["basis"] = new JsonArray(new JsonObject
            {
                ["field"] = "directory",
                ["reasoning"] = "A directory page, not a company.",
                ["citations"] = new JsonArray(
                    new JsonObject { ["url"] = "https://directory.example/", ["excerpts"] = new JsonArray(Excerpt) }),
            }),
        };
    }
}
