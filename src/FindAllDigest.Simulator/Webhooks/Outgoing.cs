using System.Text.Json.Nodes;
using FindAllDigest.Simulator.Contract;
using FindAllDigest.Simulator.Events;
using FindAllDigest.Simulator.Runs;
using FindAllDigest.Simulator.Wire;

namespace FindAllDigest.Simulator.Webhooks;

/// <summary>What a run tells by webhook.</summary>
internal static class Outgoing
{
    /// <summary>Where it tells; null when it tells nobody. Nothing ever leaves this machine.</summary>
    public static Uri? AddressOf(SimulatedRun run) =>
        run.Webhook is { EventTypes.Count: > 0 } webhook
            && Uri.TryCreate(webhook.Url, UriKind.Absolute, out var url) && url.IsLoopback ? url : null;

    /// <summary>The body of an event's webhook; null when the run was not asked to tell it.</summary>
    public static byte[]? BodyOf(SimulatedRun run, RunEvent happened)
    {
        var isOfCandidate = happened.Type.StartsWith("findall.candidate.", StringComparison.Ordinal);
        if (!happened.IsEnd && (!isOfCandidate || EventTypes.IsNeverSent(happened.Type)))
        {
            return null;
        }

        var data = happened.Data();
        var type = happened.IsEnd ? EventTypes.Run(data["status"]?["status"]?.GetValue<string>() ?? "") : happened.Type;
        if (run.Webhook?.EventTypes.Contains(type) != true)
        {
            return null;
        }

        if (!happened.IsEnd)
        {
            data.Insert(0, "findall_id", run.FindAllId);
        }

        var body = new JsonObject { ["type"] = type, ["timestamp"] = RunJson.Timestamp(happened.At), ["data"] = data };
        return WireText.Bytes(WireText.Of(body));
    }
}
