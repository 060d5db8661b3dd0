using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Messages;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Health;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Pipeline;

/// <summary>Sends what a refresh has to tell outside of the repository. A message is written into the watch's state before it is
/// sent, and taken out after its target took it: it goes out at least once, and no target keeps a refresh from its end.</summary>
/// <remarks>News is written together with the row of the ledger that closes its run, so it is told if and only if its data is stored. A
/// message says which workflow run is sending it, so another one at the same moment leaves it alone.</remarks>
/// <param name="workflowRun">GitHub's number of this workflow run; empty elsewhere.</param>
internal sealed class MessageOutbox(IReadOnlyList<IMessageChannel> channels, string workflowRun, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromDays(7);

    /// <summary>The outbox with a message for those who are to hear of it.</summary>
    public Outbox Add(Outbox outbox, Watch watch, RefreshMessage message) => outbox.With(message, watch.Messages
        .Where(wanted => wanted.When.Intersect(message.Occasions).Any() && channels.Any(channel => channel.Target == wanted.To))
        .Select(wanted => wanted.To))
        .KeptFor(workflowRun, time.GetUtcNow());

    /// <summary>Tells of trouble, once while it lasts, and sends what waits.</summary>
    /// <param name="watch">Says who is to hear of what; what waits for others is forgotten.</param>
    /// <param name="report">How the refresh ended, before it is held against failures that were told.</param>
    /// <returns>What could not be sent, a sentence each.</returns>
    public async Task<IReadOnlyList<string>> SendAsync(StateWriter writer, Watch watch, RefreshReport report)
    {
        List<string> obstacles = [];
        try
        {
            await ChangeAsync(writer, outbox => WithTrouble(outbox, watch, report)
                .Without((_, target) => !watch.Messages.Any(wanted => wanted.To == target))
                .KeptFor(workflowRun, time.GetUtcNow()));
            await SendAllAsync(writer, obstacles);
            await ChangeAsync(writer, outbox => outbox.Without((message, _) => IsGivenUp(message)).FreedBy(workflowRun));
        }
        catch (DigestException refused)
        {
            obstacles.Add($"Which messages were sent could not be written down, so they may come twice: {refused.Message}");
        }

        return obstacles;
    }

    /// <summary>Every channel sends what waits for it, until there is nothing left or something
    /// keeps it. Channels do not wait for each other.</summary>
    private async Task SendAllAsync(StateWriter writer, List<string> obstacles)
    {
        List<IMessageChannel> open = [.. channels];
        while (open.Count > 0)
        {
            var outbox = writer.Now.Outbox;
            List<Task<Attempt>> attempts = [.. open.Select(channel => TryAsync(channel, outbox))];
            await foreach (var ended in Task.WhenEach(attempts))
            {
                var (channel, sent, obstacle) = await ended;
                if (sent is not null && obstacle is null)
                {
                    await ChangeAsync(writer, now => now.Without((message, target) => message.Id == sent.Id && target == channel.Target));
                    continue;
                }

                open.Remove(channel);
                obstacles.AddRange(sent is null ? [] : [$"A message was not sent: {obstacle} {NextTry(sent)}"]);
            }
        }
    }

    private async Task<Attempt> TryAsync(IMessageChannel channel, Outbox outbox)
    {
        var next = outbox.Messages
            .FirstOrDefault(waiting => waiting.To.Contains(channel.Target) && waiting.MayBeSentBy(workflowRun, time.GetUtcNow()))
            ?.Message;
        return new(channel, next, next is null ? null : await channel.SendAsync(next, CancellationToken.None));
    }

    private string NextTry(RefreshMessage message) =>
        IsGivenUp(message)
            ? "It is not tried again."
            : $"Each refresh tries it again, until {PeopleTime.Day(PeopleTime.DayIn(message.Time + Patience, null))}.";

    private bool IsGivenUp(RefreshMessage message) => time.GetUtcNow() - message.Time >= Patience;

    /// <summary>A fault of a file is not told: nothing is written while there is one, so it would be told at every call.</summary>
    private Outbox WithTrouble(Outbox outbox, Watch watch, RefreshReport report)
    {
        if (report.Outcome is RefreshOutcome.New or RefreshOutcome.Changed or RefreshOutcome.Unchanged)
        {
            return outbox with { Trouble = "" };
        }

        var isTrouble = report.ExitCode is ExitCode.FindAll or ExitCode.GitHub or ExitCode.Decision
            || report is { Outcome: RefreshOutcome.Pending, Cause: not null };
        if (!isTrouble || !watch.Messages.Any(wanted => wanted.When.Contains(MessageOccasion.Trouble)))
        {
            return outbox;
        }

        var now = time.GetUtcNow();
        var identity = ReportedFailure.Of(report.Cause ?? FailureCause.Of(report.Message), report.ExitCode, report.RunId, now).Identity;
        return identity == outbox.Trouble
            ? outbox
            : Add(outbox, watch, RefreshMessage.OfTrouble(watch.Name, report.Message, identity, now)) with { Trouble = identity };
    }

    private static Task<bool> ChangeAsync(StateWriter writer, Func<Outbox, Outbox> change) => writer.WriteAsync(
        "memory of messages",
        () =>
        {
            var (now, changed) = (writer.Now.Outbox, change(writer.Now.Outbox));
            return OutboxFile.Write(now).Span.SequenceEqual(OutboxFile.Write(changed).Span) ? null : new StateChange { Outbox = changed };
        },
        CancellationToken.None);

    /// <param name="Message">What was sent; null where nothing waits.</param>
    /// <param name="Obstacle">Why the target did not take it; null where it did.</param>
    private sealed record Attempt(IMessageChannel Channel, RefreshMessage? Message, string? Obstacle);
}
