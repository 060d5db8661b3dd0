using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;

namespace FindAllDigest.Pipeline;

/// <summary>Waits for a run. Asking for its status is free of charge and of quota, so the waits only spare the wire.</summary>
/// <param name="findAll">Whom to ask.</param>
/// <param name="time">The clock that the waits run on.</param>
/// <param name="poll">A fixed wait between two questions; null for 5 s growing to 30 s.</param>
public sealed class RunWaiter(IFindAllService findAll, TimeProvider time, TimeSpan? poll)
{
    private static readonly TimeSpan FirstPoll = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPoll = TimeSpan.FromSeconds(30);
    private const double Growth = 1.3;

    // Enrichments may trail the end of a run and may stay away for good; the vendor's own tool waits five minutes for them.
    private const int PollsForLateEnrichments = 10;

    /// <summary>Waits until the service no longer works on the run and its enrichments are there.</summary>
    /// <param name="id">The run.</param>
    /// <param name="enrichmentNames">Names that every match is expected to have.</param>
    /// <param name="wait">How long; zero asks once.</param>
    /// <param name="progress">Told whenever the status changes.</param>
    /// <param name="cancellationToken">Stops the waiting, never the run.</param>
    /// <returns>The result, or null when the run needs longer.</returns>
    public async Task<FindAllResult?> WaitAsync(FindAllRunId id, IReadOnlyList<string> enrichmentNames, TimeSpan wait, IProgress<RunStatus> progress, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var pause = poll ?? FirstPoll;
        var latePolls = 0;
        RunStatus? told = null;

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
                if (isOver || result.Run.Status.EndedBadly || latePolls++ >= PollsForLateEnrichments || IsEnriched(result, enrichmentNames))
                {
                    return result;
                }
            }
            else if (isOver)
            {
                return null;
            }

            var left = wait - time.GetElapsedTime(start);
            await Task.Delay(left < pause && left > TimeSpan.Zero ? left : pause, time, cancellationToken);
            pause = poll ?? TimeSpan.FromTicks(Math.Min((long)(pause.Ticks * Growth), LongestPoll.Ticks));
        }
    }

    private static bool IsEnriched(FindAllResult result, IReadOnlyList<string> names) =>
        result.Candidates.Where(candidate => candidate.IsMatch).All(match => names.All(name => match.Outputs.Any(output => output.Name == name)));
}
