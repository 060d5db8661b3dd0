using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Pipeline.Runs;

/// <summary>Asks the service, free of charge and not for long, for a run that a person settles.</summary>
internal sealed class RunInquiry(IFindAllService findAll, TimeProvider time)
{
    /// <summary>So long somebody waits in front of a command.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>A run that is said to be at work for longer may never end.</summary>
    private static readonly TimeSpan LongestRun = TimeSpan.FromHours(24);

    /// <summary>Whether the next refresh gets what the run found, now or when the run has ended. A service that
    /// does not answer, and a result that is not believed, say no.</summary>
    public async Task<bool> IsCollectableAsync(RunJournal.Running running, CancellationToken cancellationToken)
    {
        var (run, _) = await AskAsync(findAll.FindRunAsync, running.Id, cancellationToken);
        if (run is null or { Status.IsActive: true })
        {
            return run is not null && time.GetUtcNow() - running.Plan.Started < LongestRun;
        }

        var (result, _) = await AskAsync(findAll.GetResultAsync, running.Id, cancellationToken);
        return result is { Doubt.Length: 0 };
    }

    /// <summary>Whether the run in the journal was started for the watch, as it says itself. Of another one the id was typed.</summary>
    /// <exception cref="DigestException">The service does not tell (exit 3).</exception>
    public async Task<bool> IsOwnAsync(WatchName watch, RunJournal.Running running, CancellationToken cancellationToken)
    {
        var (run, obstacle) = await AskAsync(findAll.FindRunAsync, running.Id, cancellationToken);
        return obstacle.Length > 0
            ? throw new DigestException(
                ExitCode.FindAll,
                $"Whether run {running.Id}, which is in the journal, is lost could not be asked. {obstacle} Nothing was done.")
            : run is not null
                && RunIntent.IsCarriedBy(run, watch, run.Metadata.GetValueOrDefault(RunIntent.RepositoryKey, ""), running.Plan);
    }

    /// <summary>What there is to say of a run whose id somebody typed.</summary>
    /// <returns>What a person should know of the run; empty where it is the one.</returns>
    /// <exception cref="DigestException">The service knows no such run, and would by now (exit 3).</exception>
    public async Task<string> LookAsync(WatchName watch, RunPlan plan, FindAllRunId id, CancellationToken cancellationToken)
    {
        var (run, obstacle) = await AskAsync(findAll.FindRunAsync, id, cancellationToken);
        if (obstacle.Length > 0)
        {
            return $"Whether it exists could not be asked. {obstacle}";
        }

        if (run is null)
        {
            return time.GetUtcNow() - plan.Started < IFindAllService.MayBeUnseen
                ? "The service does not show it yet, which is usual within ten minutes of its start."
                : throw new DigestException(
                    ExitCode.FindAll,
                    $"The service knows no run {id} under this key. Nothing was done. Copy the id from the service's dashboard; if there "
                        + $"is no such run, say 'findall-digest resolve {watch.Value} --abandon'.");
        }

        return run.Metadata.GetValueOrDefault(RunIntent.WatchKey, watch.Value) is var owner && owner != watch.Value
            ? $"But it was started for watch '{owner}': if that is no earlier name of this one, say it again with the right id before "
                + "the next refresh."
            : "";
    }

    private async Task<(T? Answer, string Obstacle)> AskAsync<T>(
        Func<FindAllRunId, CancellationToken, Task<T>> call, FindAllRunId id, CancellationToken cancellationToken)
        where T : class?
    {
        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return (await call(id, either.Token), "");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, $"The service gave no answer within {Patience.TotalSeconds:0} s.");
        }
        catch (DigestException failure) when (failure.ExitCode == ExitCode.FindAll)
        {
            return (null, failure.Message);
        }
    }
}
