using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Pipeline;

/// <summary>Whether a refresh would have something to do for a watch, decided from its <c>watch.json</c> and the program's memory alone.</summary>
/// <param name="Watch">The watch.</param>
/// <param name="HasWork">Whether a refresh has something to do.</param>
/// <param name="Reason">Why, in a few words.</param>
/// <remarks>A file that cannot be read is work too: the refresh tells its fault, with line and remedy. A due watch without budget is due.</remarks>
public sealed record PlannedWatch(WatchName Watch, bool HasWork, string Reason)
{
    /// <summary>Decides about one watch.</summary>
    /// <param name="isForced">Whether a refresh would be forced, which no schedule stops.</param>
    /// <param name="isNamed">Whether a person named the watch: only then a pause does not stop what is forced.</param>
    public static async Task<PlannedWatch> ReadAsync(
        IRepository repository, WatchName name, bool isForced, bool isNamed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var snapshot = await repository.ReadAsync(name, cancellationToken);
        try
        {
            var memory = new WatchMemory(repository, snapshot);
            return memory.Journal.InFlight is not null ? new(name, true, "a run is in flight")
                : snapshot.IsProposalBehind ? new(name, true, "its proposal is behind the default branch")
                : isForced && isNamed ? new(name, true, "forced")
                : Decide(name, snapshot, memory.Ledger, isForced, now);
        }
        catch (DigestException fault) when (fault.ExitCode == ExitCode.File)
        {
            return new(name, true, "a file of it is wrong");
        }
    }

    private static PlannedWatch Decide(WatchName name, WatchSnapshot snapshot, RunLedger ledger, bool isForced, DateTimeOffset now)
    {
        if (snapshot.Default.Find(WatchFiles.Watch) is not { } bytes)
        {
            return new(name, true, "its watch.json is missing");
        }

        var watch = WatchReader.Read(name, snapshot.Default.PathOf(WatchFiles.Watch), bytes).OrThrow();
        return watch.Paused ? new(name, false, isForced ? "paused, and not named" : "paused")
            : isForced ? new(name, true, "forced")
            : DueDate.Next(watch.Schedule, ledger, now) is var next && next <= now ? new(name, true, "due")
            : new(name, false, $"not due before {Timestamp.Format(next)}");
    }
}
