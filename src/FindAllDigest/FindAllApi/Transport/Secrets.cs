using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using FindAllDigest.Core.Safety;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.FindAllApi.Transport;

/// <summary>The values that headers of MCP servers name as <c>env:NAME</c>. They go into the
/// one request that needs them, and nowhere else.</summary>
internal sealed class Secrets
{
    /// <summary>The variable that may hold further ones, a line <c>NAME=value</c> each.</summary>
    public const string Variable = "FINDALL_DIGEST_SECRETS";

    private readonly Dictionary<string, Secret> _lines;
    private readonly Func<string, string> _environment;
    private readonly ConcurrentDictionary<string, Secret> _used = new(StringComparer.Ordinal);

    /// <param name="environment">The value of a variable; empty when it is not set.</param>
    public Secrets(Func<string, string> environment)
    {
        _environment = environment;
        _lines = environment(Variable).Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('=', 2))
            .Where(parts => parts.Length == 2 && parts[0].Trim().Length > 0)
            .GroupBy(parts => parts[0].Trim(), StringComparer.Ordinal)
            .ToDictionary(lines => lines.Key, lines => Secret.Of(lines.Last()[1].Trim()), StringComparer.Ordinal);
    }

    public static Secrets None { get; } = new(_ => "");

    public IReadOnlyCollection<Secret> Values => _lines.Values;

    /// <summary>An answer without the secrets that the service may repeat in it, so that they reach no file either.</summary>
    internal byte[] MaskIn(byte[] utf8) =>
        Values.Concat(_used.Values).OrderByDescending(secret => secret.Length).Aggregate(utf8, (masked, secret) => secret.MaskIn(masked));

    /// <summary>The variables that an enrichment names and nobody has set.</summary>
    public IReadOnlyList<string> MissingIn(Enrichment enrichment) =>
        enrichment.McpServers is { } servers
            ?
            [
                .. Headers(JsonNode.Parse(servers))
                    .Select(header => header.Name)
                    .Where(name => ValueOf(name).Length == 0)
                    .Distinct(StringComparer.Ordinal)
            ]
            : [];

    /// <summary>The servers with the values that they name.</summary>
    internal string Filled(string servers)
    {
        var node = JsonNode.Parse(servers);
        foreach (var header in Headers(node))
        {
            var value = ValueOf(header.Name);
            header.Parent[header.Key] = value;
            _used[value] = Secret.Of(value);
        }

        return node?.ToJsonString() ?? servers;
    }

    private string ValueOf(string name) => _lines.TryGetValue(name, out var value) ? value.Reveal() : _environment(name);

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
