using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Pipeline.Health;

/// <summary>Runs in flight of watches that are there no more, since their folder was renamed or deleted: they are paid for, and no refresh
/// collects them.</summary>
internal static class OrphanedRuns
{
    /// <summary>Each with what brings it home.</summary>
    public static async Task<IReadOnlyList<OrphanedRun>> OfAsync(
        IWatchStore store, IReadOnlyCollection<WatchName> watches, CancellationToken cancellationToken)
    {
        List<OrphanedRun> orphans = [];
        foreach (var watch in (await store.ListRememberedAsync(cancellationToken)).Except(watches))
        {
            // What is left of one watch hides no other.
            var opened = await FileFaults.ReadAsync(() => store.OpenAsync(watch, cancellationToken));
            if (opened.Value?.Data.State is { Faults.Count: 0, Journal: not RunJournal.Closed } state)
            {
                orphans.Add(new(watch, state, ProblemOf(watch, state.Journal)));
            }
        }

        return orphans;
    }

    private static FileProblem ProblemOf(WatchName watch, RunJournal journal) => new(
        $"{WatchFiles.DataFolder}/{watch.Value}/{WatchFiles.Watch}",
        $"{(journal.KnownId is { } id ? $"Run {id}" : "A run")} of watch '{watch.Value}' is in flight and paid for, but the watch is "
            + "there no more, so nobody collects it.",
        $"Give its folder the name '{watch.Value}' back and refresh it; rename or delete it afterwards.");
}

/// <summary>A run in flight of a watch that is there no more.</summary>
/// <param name="Watch">What the watch was called.</param>
/// <param name="State">What the program remembers of it.</param>
internal sealed record OrphanedRun(WatchName Watch, StateData State, FileProblem Problem);
