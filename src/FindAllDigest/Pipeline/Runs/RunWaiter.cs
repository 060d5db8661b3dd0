using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;

namespace FindAllDigest.Pipeline.Runs;

/// <summary>Waits for a run. Asking for its status is free of charge and of quota, so the waits only spare the wire.</summary>
/// <param name="time">The clock that the waits run on.</param>
/// <param name="poll">A fixed wait between two questions; null for 5 s growing to 30 s.</param>
internal sealed class RunWaiter(IFindAllService findAll, TimeProvider time, TimeSpan? poll)
{
    private static readonly TimeSpan FirstPoll = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPoll = TimeSpan.FromSeconds(30);
    private const double Growth = 1.3;

    // Enrichments may trail the end of a run and may stay away for good; the vendor's own tool waits five minutes for them.
    private const int PollsForLateEnrichments = 10;

    /// <summary>Waits until the service no longer works on the run and its enrichments are there.</summary>
    /// <param name="enrichmentNames">Names that every match is expected to have.</param>
    /// <param name="wait">How long; zero asks once.</param>
    /// <param name="progress">Told whenever the status changes.</param>
    /// <param name="cancellationToken">Stops the waiting, never the run.</param>
    /// <param name="extension">The extension that the run was granted; the service may go on showing its earlier end for a moment.</param>
    /// <returns>The result, if the run has one that agrees with its status.</returns>
    public async Task<WaitedRun> WaitAsync(
        FindAllRunId id,
        IReadOnlyList<string> enrichmentNames,
        TimeSpan wait,
        IProgress<RunStatus> progress,
        CancellationToken cancellationToken,
        RunExtension? extension = null)
    {
        var start = time.GetTimestamp();
        var pause = poll ?? FirstPoll;
        var latePolls = 0;
        RunStatus? told = null;
        var doubt = "";

        while (true)
        {
            var run = await findAll.GetRunAsync(id, cancellationToken);
            if (run.Status != told)
            {
                progress.Report(run.Status);
                told = run.Status;
            }

            var isOver = time.GetElapsedTime(start) >= wait;
            if (!run.Status.IsActive)
            {
                var result = await findAll.GetResultAsync(id, cancellationToken);
                doubt = extension?.IsBefore(result.Run.Status) == true
                    ? "is still the one from before the run was extended"
                    : Doubt(run.Status, result);
                if (doubt.Length == 0
                    && (isOver
                        || result.Run.Status.EndedBadly
                        || latePolls++ >= PollsForLateEnrichments
                        || IsEnriched(result, enrichmentNames)))
                {
                    return new(result, "", wait - time.GetElapsedTime(start));
                }
            }

            if (isOver)
            {
                return new(null, doubt, TimeSpan.Zero);
            }

            var left = wait - time.GetElapsedTime(start);
            await Task.Delay(left < pause && left > TimeSpan.Zero ? left : pause, time, cancellationToken);
            pause = poll ?? TimeSpan.FromTicks(Math.Min((long)(pause.Ticks * Growth), LongestPoll.Ticks));
        }
    }

    /// <summary>Why a result is not believed yet; empty when it is.</summary>
    private static string Doubt(RunStatus status, FindAllResult result)
    {
        var agrees = status.Word == result.Run.Status.Word;
        return result.Doubt.Length > 0 || agrees ? result.Doubt : $"says '{result.Run.Status.Word}' where the run says '{status.Word}'";
    }

    private static bool IsEnriched(FindAllResult result, IReadOnlyList<string> names) =>
        result.Candidates
            .Where(candidate => candidate.IsMatch)
            .All(match => names.All(name => match.Outputs.Any(output => output.Name == name)));
}

/// <summary>What waiting for a run brought.</summary>
/// <param name="Result">The result; null when the run needs longer.</param>
/// <param name="Doubt">Why the last result was not believed, in words that go on from "the result"; empty while the run is active.</param>
/// <param name="Left">What is left of the time to wait; below zero where it is over.</param>
internal sealed record WaitedRun(FindAllResult? Result, string Doubt, TimeSpan Left);
