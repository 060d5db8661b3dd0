using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Pipeline.Health;

/// <summary>Whether a refresh would have something to do for a watch, decided from its
/// <c>watch.json</c> and the program's memory alone.</summary>
/// <remarks>A file that cannot be read is work too: the refresh tells its fault, with line
/// and remedy. A due watch without budget is due.</remarks>
internal sealed record PlannedWatch(WatchName Watch, bool HasWork, string Reason)
{
    /// <summary>Whether a pause is what keeps it.</summary>
    public bool IsPaused { get; init; }

    /// <summary>Decides about one watch.</summary>
    /// <param name="isForced">Whether a refresh would be forced, which no schedule stops.</param>
    /// <param name="isNamed">Whether a person named the watch: only then a pause does not stop what is forced.</param>
    public static PlannedWatch Of(WatchData data, bool isForced, bool isNamed, DateTimeOffset now)
    {
        try
        {
            var (journal, _) = (data.State.Journal, data.State.Ledger);
            return journal switch
            {
                { InFlight: not null } => new(data.Watch, true, "a run is in flight"),
                _ when data.IsProposalBehind => new(data.Watch, true, "its proposal is behind the default branch"),
                _ when !data.State.Outbox.Messages.IsEmpty => new(data.Watch, true, "a message is to be sent again"),
                _ when isForced && isNamed => new(data.Watch, true, "forced"),
                _ when !data.Default.HasWatch => new(data.Watch, true, "its watch.json is missing"),
                _ => Decide(data.Default.Watch, data.State, isForced, now),
            };
        }
        catch (DigestException fault) when (fault.ExitCode == ExitCode.File)
        {
            return new(data.Watch, true, "a file of it is wrong");
        }
    }

    private static PlannedWatch Decide(Watch watch, StateData state, bool isForced, DateTimeOffset now)
    {
        if (watch.Paused)
        {
            return new(watch.Name, false, isForced ? "paused, and not named" : "paused") { IsPaused = true };
        }

        if (isForced)
        {
            return new(watch.Name, true, "forced");
        }

        var next = DueDate.Next(watch.Schedule, state.Ledger, state.Journal, now);
        return next <= now
            ? new(watch.Name, true, "due")
            : new(watch.Name, false, $"not due before {PeopleTime.Day(next, watch.Schedule?.TimeZone, now)}");
    }
}
