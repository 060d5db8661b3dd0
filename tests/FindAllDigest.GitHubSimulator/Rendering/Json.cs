using System.Text;
using System.Text.Json.Nodes;

namespace FindAllDigest.GitHubSimulator.Rendering;

/// <summary>Small pieces that all of GitHub's JSON shares.</summary>
internal static class Json
{
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");

    public static string? Time(DateTimeOffset? time) => time is { } known ? Time(known) : null;

    public static string NodeId(string kind, object id) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{kind}:{id}"));

    public static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode?> render) => [.. items.Select(render)];
}
