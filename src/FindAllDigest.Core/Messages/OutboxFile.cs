using System.Text.Json;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Core.Messages;

/// <summary>The file <c>messages.json</c> of the state branch. It is emptied by overwriting, never by deleting.</summary>
/// <remarks><c>{"messages": [{"to": ["slack"], "message": {…}, "sender": "17", "until": "2026-11-23T06:10:00Z"}], "trouble": ""}</c>,
/// the last two where a workflow run is sending it. No data and no money depends on it, so a file that cannot be read counts as
/// empty.</remarks>
public static class OutboxFile
{
    public static ReadOnlyMemory<byte> Write(Outbox outbox) => VisibleJson.Indented(
        new OutboxDocument(
            [.. outbox.Messages.Select(waiting => new WaitingDocument(
                [.. waiting.To.Select(target => target.ToWire())],
                MessageDocument.Of(waiting.Message),
                waiting.Sender?.Run,
                waiting.Sender is { } sender ? Timestamp.Format(sender.Until) : null))],
            outbox.Trouble),
        MessageJson.Default.OutboxDocument);

    public static Outbox Read(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            var document = JsonSerializer.Deserialize(utf8.Span, MessageJson.Default.OutboxDocument);
            return new(
                [.. (document?.Messages ?? []).OfType<WaitingDocument>().Select(waiting => waiting.ToWaiting())], document?.Trouble ?? "");
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            return Outbox.Empty;
        }
    }
}

internal sealed record OutboxDocument(IReadOnlyList<WaitingDocument?>? Messages, string? Trouble);

internal sealed record WaitingDocument(IReadOnlyList<string?>? To, MessageDocument? Message, string? Sender, string? Until)
{
    /// <exception cref="FormatException">A member that must be there is missing or wrong.</exception>
    public WaitingMessage ToWaiting() => new(
        (Message ?? throw new FormatException("'message' is missing.")).ToMessage(),
        [.. (To ?? []).Select(WatchWords.MessageTargets.ValueOf).OfType<MessageTarget>()])
    {
        Sender = Sender is { Length: > 0 } run && Until is { } until ? new MessageSender(run, Timestamp.Parse(until)) : null,
    };
}
