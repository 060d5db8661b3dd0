using FindAllDigest.Core.Json;

namespace FindAllDigest.Core.Watches.Reading;

/// <summary>Checks the MCP servers of a whole enrichment, which are passed on as written.</summary>
internal sealed class McpServerReader(ProblemList problems)
{
    private const int MostServers = 10;

    /// <summary>The list, or null if there is none; the service itself says "none" as null.</summary>
    public LocatedArray? Read(ObjectFields enrichment)
    {
        if (enrichment.Any("mcp_servers") is LocatedNull || enrichment.Objects("mcp_servers") is not { } servers)
        {
            return null;
        }

        if (servers.Count > MostServers)
        {
            problems.Add(
                enrichment.PlaceOf("mcp_servers"), $"'mcp_servers' lists {servers.Count} servers.", $"Keep at most {MostServers}.");
        }

        foreach (var server in servers)
        {
            Check(new ObjectFields(server, WatchFields.McpServer, problems));
        }

        return servers.Count == 0 ? null : enrichment.Any("mcp_servers") as LocatedArray;
    }

    private void Check(ObjectFields server)
    {
        server.RequiredText("name", "Give the server a name.");
        server.Word("type", ["url"]);
        server.Require("url", "Write the server's https address.");
        server.Parsed(
            "url",
            text => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps ? address : null,
            "Write an address that starts with https://.");
        if (server.Any("allowed_tools") is not LocatedNull)
        {
            server.Texts("allowed_tools");
        }

        var headers = server.Any("headers") is LocatedNull ? null : server.Value<LocatedObject>("headers", "an object in braces");
        foreach (var header in headers?.Members ?? [])
        {
            CheckHeader(header.Name, header.Value);
        }
    }

    /// <summary>A committed file is no place for a secret, and nothing tells a harmless literal from one.</summary>
    private void CheckHeader(string name, LocatedJson value)
    {
        const string Remedy = "Write \"env:NAME\" and give NAME as a secret of the repository, or in the environment.";
        if (value is not LocatedText text)
        {
            problems.Add(value.Place, $"the header '{ProblemList.Shown(name)}' is {value.Kind}.", Remedy);
        }
        else if (!SecretReference.IsOne(text.Value))
        {
            // The value itself is not repeated: it may be a secret, and this message is in a public log.
            problems.Add(
                value.Place,
                $"the header '{ProblemList.Shown(name)}' is written out, and this file is committed for everybody to read.",
                Remedy);
        }
    }
}
