using FindAllDigest.Core.Dashboards;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Pipeline;

/// <summary>Does what people ticked in the dashboard. Refreshes are only asked for: they have their own job, and their own turn.</summary>
/// <remarks>What is done here does nothing when it is done again, so a process that dies before the boxes are cleared
/// is repeated. A refresh is asked for only after its box is cleared, so that no click ever buys twice.</remarks>
/// <param name="extension">Extends runs; asked for only where somebody wants that.</param>
internal sealed class DashboardActs(
    IWatchStore store, DeliveryLadder ladder, Func<CancellationToken, Task<LastRunExtension>> extension, TimeProvider time)
{
    private DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Does everything that is asked, each whatever becomes of the others.</summary>
    public async Task<DoneActs> DoAsync(IReadOnlyList<DashboardAct> acts, CancellationToken cancellationToken)
    {
        Dictionary<DashboardAct, string> notes = [];
        List<WatchName> refreshes = [];
        var known = acts.Count == 0 ? [] : (await store.ListAsync(cancellationToken)).Watches;
        foreach (var act in acts)
        {
            var watch = WatchOf(act);
            try
            {
                notes[act] = watch is not null && !known.Contains(watch) ? $"there is no watch {watch.Value} any more"
                    : IsRefresh(act) ? $"asked on {When}, and starts within minutes"
                    : $"{When}: {await DoAsync(act, cancellationToken)}";
                refreshes.AddRange(IsRefresh(act) && watch is not null && known.Contains(watch) ? [watch] : []);
            }
            catch (DigestException failure)
            {
                notes[act] = $"{When}: {failure.Message}";
            }
        }

        return new DoneActs(notes, [.. refreshes.Distinct()]);
    }

    private string When => $"{PeopleTime.Day(Now, null, Now)}, {Now.UtcDateTime:HH:mm} UTC";

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
        return session.Data.State.Journal.InFlight is { } plan && Timestamp.Format(plan.Started) == Timestamp.Format(abandon.Started)
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
/// <param name="Notes">What to write beside each box; it may quote anything.</param>
/// <param name="Refreshes">Watches to refresh by force, once the boxes are cleared.</param>
internal sealed record DoneActs(IReadOnlyDictionary<DashboardAct, string> Notes, IReadOnlyList<WatchName> Refreshes);
