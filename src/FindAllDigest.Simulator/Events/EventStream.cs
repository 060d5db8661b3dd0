using FindAllDigest.Simulator.Clock;
using FindAllDigest.Simulator.Contract;
using FindAllDigest.Simulator.Faults;
using FindAllDigest.Simulator.Runs;

namespace FindAllDigest.Simulator.Events;

/// <summary>Sends the events of a run as they happen: stored ones first, then live ones with a heartbeat every ten seconds, until the run
/// is at rest.</summary>
/// <param name="clock">The time by which events happen and a timeout counts.</param>
internal sealed class EventStream(RunStore runs, VirtualClock clock, FaultSwitches faults, CancellationToken stopping)
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(10);

    public async Task SendAsync(StreamRequest asked, Stream body, Fault? fault, CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping);
        var writer = new EventWriter(body, faults.Behaviour, fault);
        try
        {
            await FollowAsync(asked, writer, fault, ended.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The simulator goes away, and its streams with it.
        }
    }

    private async Task FollowAsync(StreamRequest asked, EventWriter writer, Fault? fault, CancellationToken cancellationToken)
    {
        var (sent, beat) = (asked.After, asked.Opened + Heartbeat);
        while (!writer.IsCut)
        {
            var wake = clock.NextWake;
            var now = clock.Now;
            if (runs.Find(asked.FindAllId) is not { } run)
            {
                return;
            }

            var log = new EventLog(runs.Course(run), faults.Behaviour);
            foreach (var happened in log.Until(now).Where(happened => happened.Sequence > sent))
            {
                if (fault?.Kind == FaultKind.ErrorEvent)
                {
                    await writer.WriteErrorAsync(asked.FindAllId, cancellationToken);
                    return;
                }

                await writer.WriteAsync(happened.Type, happened.At, happened.Id, happened.Data(), cancellationToken);
                sent = happened.Sequence;
            }

            if (now >= run.Periods[^1].End || now - asked.Opened >= asked.Timeout)
            {
                return;
            }

            if (now >= beat)
            {
                // Made in memory: it never counts as the last event, and its id is known to nobody else.
                var id = RunEvent.IdOf(RunEvent.SequenceAt(now));
                await writer.WriteAsync(EventTypes.Status, now, id, log.StatusAt(now), cancellationToken);
                beat += Heartbeat * (Math.Floor((now - beat) / Heartbeat) + 1);
            }

            await clock.WaitAsync(Earliest(log.NextAfter(now), beat, asked.Opened + asked.Timeout), wake, cancellationToken);
        }
    }

    private static DateTimeOffset? Earliest(params ReadOnlySpan<DateTimeOffset?> moments)
    {
        DateTimeOffset? earliest = null;
        foreach (var moment in moments)
        {
            earliest = earliest is null || moment < earliest ? moment ?? earliest : earliest;
        }

        return earliest;
    }
}
