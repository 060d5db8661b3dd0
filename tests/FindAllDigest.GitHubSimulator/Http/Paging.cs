using System.Globalization;
using System.Text.Json.Nodes;

namespace FindAllDigest.GitHubSimulator.Http;

/// <summary>Cuts lists into pages and links them (docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api).</summary>
internal static class Paging
{
    private const int MaximumSize = 100;
    private const int LastPage = 1_000_000;

    /// <summary>The page the request asks for; 30 items unless told, at most 100.</summary>
    public static ApiAnswer Page<T>(ApiCall call, IEnumerable<T> items, Func<T, JsonNode> render)
    {
        var all = items.ToList();
        var (page, size) = Asked(call, 30);
        return ApiAnswer.Ok(new JsonArray([.. all.Skip((page - 1) * size).Take(size).Select(render)])) with
        {
            Headers = Links(call, page, size, all.Count),
        };
    }

    public static (int Page, int Size) Asked(ApiCall call, int defaultSize) =>
        (Math.Clamp(Number(call.Query("page"), 1), 1, LastPage), Math.Clamp(Number(call.Query("per_page"), defaultSize), 1, MaximumSize));

    /// <summary>The <c>Link</c> header, absent when everything fits on one page.</summary>
    public static Dictionary<string, string> Links(ApiCall call, int page, int size, int count)
    {
        var last = Math.Max(1, (count + size - 1) / size);
        var links = new List<string>();
        if (page > 1)
        {
            links.Add(Link(call, Math.Min(page - 1, last), "prev"));
        }

        if (page < last)
        {
            links.Add(Link(call, page + 1, "next"));
            links.Add(Link(call, last, "last"));
        }

        if (page > 1)
        {
            links.Add(Link(call, 1, "first"));
        }

        return links.Count == 0 ? [] : new() { ["Link"] = string.Join(", ", links) };
    }

    private static string Link(ApiCall call, int page, string relation)
    {
        var query = call.Request.Query
            .Where(item => item.Key != "page")
            .Append(KeyValuePair.Create("page", page.ToString()));
        var text = string.Join('&', query.Select(item => $"{Uri.EscapeDataString(item.Key)}={Uri.EscapeDataString(item.Value)}"));
        return $"<{call.Urls.Api}{call.Request.Path}?{text}>; rel=\"{relation}\"";
    }

    private static int Number(string? text, int otherwise) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
