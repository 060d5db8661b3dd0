using FindAllDigest.Core.Dashboards;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Proposals;
using FindAllDigest.Pipeline.Runs;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Pipeline;

/// <summary>Does what people ticked in the dashboard. Refreshes are only asked for: they have their own job, and their own turn.</summary>
/// <remarks>What is done here does nothing when it is done again, so a process that dies before the boxes are cleared
/// is repeated. A refresh is asked for only after its box is cleared, so that no click ever buys twice; the box says who asked, so a
/// workflow run that was stopped then and is run again asks again, unless a run of the watch has begun since.</remarks>
/// <param name="extension">Extends runs; asked for only where somebody wants that.</param>
internal sealed class DashboardActs(
    IWatchStore store, DeliveryLadder ladder, Func<CancellationToken, Task<LastRunExtension>> extension, TimeProvider time)
{
    /// <summary>Whether a later job of this workflow refreshes what is asked; where none does, the ticks stay.</summary>
    public bool IsFollowed { get; init; }

    /// <summary>GitHub's number of this workflow run; empty elsewhere.</summary>
    public string WorkflowRun { get; init; } = "";

    private DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Does everything that is asked, each whatever becomes of the others.</summary>
    public async Task<DoneActs> DoAsync(ReviewReport asked, CancellationToken cancellationToken)
    {
        Dictionary<DashboardAct, DashboardAnswer> answers = [];
        List<WatchName> refreshes = [.. await AwaitedAsync(asked.Awaited, cancellationToken)];
        var known = asked.Acts.Count == 0 ? [] : (await store.ListAsync(cancellationToken)).Watches;
        foreach (var act in asked.Acts.Where(act => IsFollowed || !IsRefresh(act)))
        {
            var watch = WatchOf(act);
            if (watch is not null && !known.Contains(watch))
            {
                answers[act] = new($"there is no watch {watch.Value} any more");
            }
            else if (IsRefresh(act) && watch is not null)
            {
                refreshes.Add(watch);
                answers[act] = new($"asked on {When}, and starts within minutes")
                {
                    Asked = WorkflowRun.Length == 0 ? null : new(WorkflowRun, Now),
                };
            }
            else
            {
                answers[act] = new($"{When}: {await TryAsync(act, cancellationToken)}");
            }
        }

        foreach (var act in asked.Refused)
        {
            answers[act] = new($"{When}: {asked.Message}");
        }

        return new DoneActs(answers, [.. refreshes.Distinct()], IsFollowed ? [] : [.. asked.Acts.Where(IsRefresh)]);
    }

    /// <summary>The refreshes that an earlier attempt of this workflow run asked for and that have not begun.</summary>
    private async Task<IReadOnlyList<WatchName>> AwaitedAsync(
        IReadOnlyList<(DashboardAct Act, AskedRefresh Asked)> awaited, CancellationToken cancellationToken)
    {
        List<WatchName> late = [];
        foreach (var (act, asked) in awaited)
        {
            if (WatchOf(act) is { } watch)
            {
                var state = (await store.OpenAsync(watch, cancellationToken)).Data.State;
                DateTimeOffset?[] begun = state.Faults.Count > 0
                    ? []
                    : [state.Journal.InFlight?.Started, state.Ledger.Last?.Started];
                late.AddRange(begun.Any(started => started >= asked.At) ? [] : [watch]);
            }
        }

        return late;
    }

    private async Task<string> TryAsync(DashboardAct act, CancellationToken cancellationToken)
    {
        try
        {
            return await DoAsync(act, cancellationToken);
        }
        catch (DigestException failure)
        {
            return failure.Message;
        }
    }

    private string When => PeopleTime.Minute(Now);

    private static bool IsRefresh(DashboardAct act) => act is DashboardAct.Refresh or DashboardAct.Retry;

    private static WatchName? WatchOf(DashboardAct act) => act switch
    {
        DashboardAct.Refresh refresh => refresh.Watch,
        DashboardAct.Retry retry => retry.Watch,
        DashboardAct.Abandon abandon => abandon.Watch,
        DashboardAct.Extend extend => extend.Watch,
        _ => null,
    };

    private Task<string> DoAsync(DashboardAct act, CancellationToken cancellationToken) => act switch
    {
        DashboardAct.Abandon abandon => AbandonAsync(abandon, cancellationToken),
        DashboardAct.Restore restore => RestoreAsync(restore, cancellationToken),
        DashboardAct.Extend extend => ExtendAsync(extend, cancellationToken),
        _ => throw new InvalidOperationException($"Nobody does {act.GetType().Name} here."),
    };

    private async Task<string> AbandonAsync(DashboardAct.Abandon abandon, CancellationToken cancellationToken)
    {
        var session = await store.OpenAsync(abandon.Watch, cancellationToken);
        return session.Data.State.Journal is RunJournal.Intent { Plan: var plan }
            && Timestamp.Format(plan.Started) == Timestamp.Format(abandon.Started)
            ? await LostRunResolution.AbandonAsync(session, Now, cancellationToken)
            : "that run is settled already";
    }

    private async Task<string> ExtendAsync(DashboardAct.Extend extend, CancellationToken cancellationToken)
    {
        var runs = await extension(cancellationToken);
        return (await runs.ExtendAsync(await store.OpenAsync(extend.Watch, cancellationToken), extend.UpTo, cancellationToken)).Message;
    }

    private async Task<string> RestoreAsync(DashboardAct.Restore restore, CancellationToken cancellationToken)
    {
        var restored = await new Restoration(store, ladder).RestoreAsync(
            restore.PullRequest, DateOnly.FromDateTime(Now.UtcDateTime), cancellationToken);
        return restored.Restored + restored.Changes == 0
            ? "nothing of it is kept away any more"
            : $"{Plural.Of(restored.Restored, "entity", "entities")} may be found again";
    }
}

/// <summary>What came of ticks.</summary>
/// <param name="Answers">What to write beside each box.</param>
/// <param name="Refreshes">Watches to refresh by force, once the boxes are cleared.</param>
/// <param name="Left">What stays ticked, since nobody here can do it.</param>
internal sealed record DoneActs(
    IReadOnlyDictionary<DashboardAct, DashboardAnswer> Answers, IReadOnlyList<WatchName> Refreshes, IReadOnlyList<DashboardAct> Left);
