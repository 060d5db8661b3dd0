using System.Text;
using System.Text.Json.Nodes;

namespace FindAllDigest.Tests.Simulator.Webhooks;

/// <summary>A webhook as it came.</summary>
internal sealed record ReceivedWebhook(IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Id => Headers["webhook-id"];

    public string Text => Encoding.UTF8.GetString(Body);

    public JsonNode Json => JsonNode.Parse(Body) ?? throw new InvalidOperationException("The webhook has no body.");

    public string Type => SimulatedAnswer.Read(Json, "type");
}
