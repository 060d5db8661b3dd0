using System.Collections.Immutable;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Core.Messages;

/// <summary>The messages of a watch that are still to be sent, oldest first.</summary>
/// <param name="Messages">Each with the targets that have not taken it.</param>
/// <param name="Trouble">The identity of the trouble that was told last and is not over; empty where there is none.</param>
public sealed record Outbox(ImmutableArray<WaitingMessage> Messages, string Trouble)
{
    public static Outbox Empty { get; } = new([], "");

    /// <summary>The outbox with one message more; as it is where nobody is to get the message, or it waits already.</summary>
    public Outbox With(RefreshMessage message, IEnumerable<MessageTarget> targets)
    {
        ImmutableArray<MessageTarget> to = [.. targets.Distinct()];
        return to.IsEmpty || Messages.Any(waiting => waiting.Message.Id == message.Id)
            ? this
            : this with { Messages = Messages.Add(new(message, to)) };
    }

    /// <summary>The outbox without what a target has taken, or is not to get any more.</summary>
    public Outbox Without(Func<RefreshMessage, MessageTarget, bool> isOver) => this with
    {
        Messages = [.. Messages
            .Select(waiting => waiting with { To = waiting.To.RemoveAll(target => isOver(waiting.Message, target)) })
            .Where(waiting => !waiting.To.IsEmpty)],
    };
}

/// <summary>A message with the targets that have not taken it.</summary>
public sealed record WaitingMessage(RefreshMessage Message, ImmutableArray<MessageTarget> To);
