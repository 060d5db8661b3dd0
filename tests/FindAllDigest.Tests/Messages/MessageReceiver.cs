using System.Text.Json.Nodes;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace FindAllDigest.Tests.Messages;

/// <summary>The four targets of messages on loopback, with addresses that nobody may see.</summary>
internal sealed class MessageReceiver : IDisposable
{
    /// <summary>A part of every address.</summary>
    public const string Secret = "T0-a-path-that-nobody-may-see";

    public const string SigningSecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private readonly WireMockServer _server = WireMockServer.Start();

    public MessageReceiver() => Answer(200);

    /// <summary>What the program's environment holds.</summary>
    public IReadOnlyDictionary<string, string> Variables => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["SLACK_WEBHOOK_URL"] = $"{_server.Urls[0]}/slack/{Secret}",
        ["TEAMS_WEBHOOK_URL"] = $"{_server.Urls[0]}/teams/{Secret}",
        ["DISCORD_WEBHOOK_URL"] = $"{_server.Urls[0]}/discord/{Secret}",
        ["MESSAGE_WEBHOOK_URL"] = $"{_server.Urls[0]}/webhook/{Secret}",
        ["MESSAGE_WEBHOOK_SECRET"] = SigningSecret,
    };

    /// <summary>Answers every message so from now on.</summary>
    public void Answer(int status)
    {
        _server.ResetMappings();
        _server.Given(Request.Create().UsingPost()).RespondWith(Response.Create().WithStatusCode(status).WithBody($"no_service {Secret}"));
    }

    /// <summary>The messages that a target got, oldest first.</summary>
    public IReadOnlyList<ReceivedMessage> At(string target) =>
    [
        .. _server.LogEntries
            .Where(entry => entry.RequestMessage?.Path.StartsWith($"/{target}/", StringComparison.Ordinal) == true)
            .OrderBy(entry => entry.RequestMessage?.DateTime)
            .Select(entry => new ReceivedMessage(
                entry.RequestMessage?.BodyAsBytes ?? [],
                (entry.RequestMessage?.Headers ?? new Dictionary<string, WireMock.Types.WireMockList<string>>()).ToDictionary(
                    header => header.Key, header => header.Value[0], StringComparer.OrdinalIgnoreCase))),
    ];

    public void Dispose() => _server.Dispose();
}

/// <summary>A request that a target got.</summary>
internal sealed record ReceivedMessage(byte[] Body, IReadOnlyDictionary<string, string> Headers)
{
    public JsonNode Json => JsonNode.Parse(Body) ?? throw new InvalidOperationException("The body is null.");

    public string Text => System.Text.Encoding.UTF8.GetString(Body);
}
