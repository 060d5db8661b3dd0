using System.Text.Json.Nodes;
using FindAllDigest.Simulator.Faults;
using FindAllDigest.Simulator.Wire;

namespace FindAllDigest.Simulator.Events;

/// <summary>Writes events in the form of text/event-stream, whole or damaged as a fault says.</summary>
internal sealed class EventWriter(Stream body, SimulatorBehaviour behaviour, Fault? fault)
{
    private const int SmallPiece = 7;

    private long _left = fault?.Kind switch
    {
        FaultKind.CutStream => fault.Bytes,
        FaultKind.CutInBody or FaultKind.TruncatedJson => 100,
        _ => long.MaxValue,
    };

    /// <summary>True when a fault lets nothing more be sent.</summary>
    public bool IsCut { get; private set; }

    private string LineEnd => behaviour.CrLfEvents ? "\r\n" : "\n";

    public Task WriteAsync(string type, DateTimeOffset at, string id, JsonNode data, CancellationToken cancellationToken) => WriteAsync(
        type,
        new() { ["type"] = type, ["timestamp"] = RunJson.Timestamp(at), ["event_id"] = id, ["data"] = data },
        cancellationToken);

    /// <summary>The event that has no id, time or data.</summary>
    public Task WriteErrorAsync(string findAllId, CancellationToken cancellationToken) => WriteAsync(
        "error",
        new()
        {
            ["type"] = "error",
            ["error"] = new JsonObject { ["ref_id"] = findAllId, ["message"] = "The stream failed", ["detail"] = null },
        },
        cancellationToken);

    private async Task WriteAsync(string type, JsonObject envelope, CancellationToken cancellationToken)
    {
        if (IsCut)
        {
            return;
        }

        var comment = behaviour.CommentedEvents ? $": {type}{LineEnd}" : "";
        var bytes = WireText.Bytes($"{comment}event: {type}{LineEnd}data: {WireText.Of(envelope)}{LineEnd}{LineEnd}");
        var sent = bytes.AsMemory(0, (int)Math.Min(_left, bytes.Length));
        IsCut = sent.Length < bytes.Length;
        _left -= sent.Length;

        // Small pieces end inside letters of several bytes.
        var size = fault?.Kind == FaultKind.SlowBody ? SmallPiece : Math.Max(1, sent.Length);
        for (var start = 0; start < sent.Length; start += size)
        {
            await body.WriteAsync(sent.Slice(start, Math.Min(size, sent.Length - start)), cancellationToken);
            await body.FlushAsync(cancellationToken);
        }
    }
}
