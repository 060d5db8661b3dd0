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

    /// <summary>The outbox with every message that nobody else is sending kept for one workflow run.</summary>
    /// <param name="run">GitHub's number of the workflow run; where there is none, nothing is kept.</param>
    public Outbox KeptFor(string run, DateTimeOffset now) => run.Length == 0 ? this : this with
    {
        Messages =
        [
            .. Messages.Select(waiting => waiting.MayBeSentBy(run, now) && waiting.Sender?.Run != run
                ? waiting with { Sender = new(run, now + MessageSender.Patience) }
                : waiting)
        ],
    };

    /// <summary>The outbox with what one workflow run could not send free for the next.</summary>
    public Outbox FreedBy(string run) => this with
    {
        Messages = [.. Messages.Select(waiting => waiting.Sender?.Run == run ? waiting with { Sender = null } : waiting)],
    };

    /// <summary>The outbox without what a target has taken, or is not to get any more.</summary>
    public Outbox Without(Func<RefreshMessage, MessageTarget, bool> isOver) => this with
    {
        Messages = [.. Messages
            .Select(waiting => waiting with { To = waiting.To.RemoveAll(target => isOver(waiting.Message, target)) })
            .Where(waiting => !waiting.To.IsEmpty)],
    };
}

/// <summary>A message with the targets that have not taken it.</summary>
public sealed record WaitingMessage(RefreshMessage Message, ImmutableArray<MessageTarget> To)
{
    /// <summary>Who is sending it; null where nobody is.</summary>
    public MessageSender? Sender { get; init; }

    /// <summary>Whether a workflow run may send it: nobody else has begun to, or was stopped over it.</summary>
    public bool MayBeSentBy(string run, DateTimeOffset now) => Sender is not { } sender || sender.Run == run || sender.Until <= now;
}

/// <summary>A workflow run that is sending a message.</summary>
/// <param name="Until">After that it counts as stopped, and another one sends the message (UTC).</param>
public sealed record MessageSender(string Run, DateTimeOffset Until)
{
    /// <summary>How long a process that said that it sends a message is believed to live.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
}
