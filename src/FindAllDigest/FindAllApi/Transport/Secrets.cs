using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using FindAllDigest.Core.Watches;
using FindAllDigest.FindAllApi.Wire;

namespace FindAllDigest.FindAllApi.Transport;

/// <summary>The values that headers of MCP servers name as <c>env:NAME</c>. They go into the one request that needs them, and nowhere else.</summary>
public sealed class Secrets
{
    /// <summary>The variable that may hold further ones, a line <c>NAME=value</c> each.</summary>
    public const string Variable = "FINDALL_DIGEST_SECRETS";

    /// <summary>Shorter values are no secrets, and masking them would blot out words.</summary>
    private const int ShortestMasked = 4;

    private readonly Dictionary<string, string> _lines;
    private readonly Func<string, string> _environment;
    private readonly ConcurrentDictionary<string, bool> _used = new(StringComparer.Ordinal);

    /// <param name="environment">The value of a variable; empty when it is not set.</param>
    public Secrets(Func<string, string> environment)
    {
        _environment = environment;
        _lines = environment(Variable).Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('=', 2))
            .Where(parts => parts.Length == 2 && parts[0].Trim().Length > 0)
            .GroupBy(parts => parts[0].Trim(), StringComparer.Ordinal)
            .ToDictionary(lines => lines.Key, lines => lines.Last()[1].Trim(), StringComparer.Ordinal);
    }

    public static Secrets None { get; } = new(_ => "");

    /// <summary>The values of the lines that are long enough to be recognised where they must not be.</summary>
    public IReadOnlyList<string> Masked => [.. _lines.Values.Where(value => value.Length >= ShortestMasked).OrderByDescending(value => value.Length)];

    /// <summary>An answer without the secrets that the service may repeat in it, so that they reach no file either.</summary>
    internal byte[] MaskIn(byte[] utf8)
    {
        string[] secrets = [.. Masked, .. _used.Keys];
        if (!Array.Exists(secrets, secret => utf8.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) >= 0))
        {
            return utf8;
        }

        var text = secrets.Aggregate(Encoding.Latin1.GetString(utf8), (masked, secret) => masked.Replace(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(secret)), ApiKey.Mask, StringComparison.Ordinal));
        return Encoding.Latin1.GetBytes(text);
    }

    /// <summary>The variables that an enrichment names and nobody has set.</summary>
    public IReadOnlyList<string> MissingIn(Enrichment enrichment) =>
        enrichment.McpServers is { } servers
            ? [.. Headers(JsonNode.Parse(servers)).Select(header => header.Name).Where(name => ValueOf(name).Length == 0).Distinct(StringComparer.Ordinal)]
            : [];

    /// <summary>The servers with the values that they name.</summary>
    internal string Filled(string servers)
    {
        var node = JsonNode.Parse(servers);
        foreach (var header in Headers(node))
        {
            var value = ValueOf(header.Name);
            header.Parent[header.Key] = value;
            if (value.Length >= ShortestMasked)
            {
                _used[value] = true;
            }
        }

        return node?.ToJsonString() ?? servers;
    }

    private string ValueOf(string name) => _lines.TryGetValue(name, out var value) ? value : _environment(name);

    private static List<(JsonObject Parent, string Key, string Name)> Headers(JsonNode? servers) =>
    [
        .. from server in servers as JsonArray ?? []
           let headers = (server as JsonObject)?["headers"] as JsonObject
           where headers is not null
           from header in headers
           let text = (header.Value as JsonValue)?.TryGetValue<string>(out var value) == true ? value : ""
           where SecretReference.IsOne(text)
           select (headers, header.Key, SecretReference.NameIn(text)),
    ];
}
