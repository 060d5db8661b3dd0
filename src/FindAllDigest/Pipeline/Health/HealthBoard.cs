using System.Collections.Concurrent;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Proposals;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Pipeline.Health;

/// <summary>Shows people how all watches are after some of them were refreshed.</summary>
/// <param name="store">Where the watches are.</param>
/// <param name="display">Where people look; null where there is no such place.</param>
/// <param name="time">The clock.</param>
internal sealed class HealthBoard(IWatchStore store, IHealthDisplay? display, PriceTable prices, TimeProvider time)
{
    /// <summary>Each watch that was not refreshed here takes some calls to read; where there are more, the workflow spreads them over jobs,
    /// and the sync after all of them shows everything.</summary>
    public const int MostReadBeside = 20;

    private const int MostDated = 10;

    private readonly ConcurrentDictionary<WatchName, WatchHealth> _known = [];

    /// <summary>Notes the health of a watch that was refreshed, which need not be read again.</summary>
    public void Note(WatchHealth health) => _known[health.Watch] = health;

    /// <summary>Shows them all, where there is anything to show: something is or was wrong, something was
    /// delivered, or a person asked. Where other watches would have to be read for it on a calm day, that is
    /// left to the sync after the refreshes, which reads them anyway. A refusal changes nothing about the
    /// refreshes. Wrong files alone are no reason to write either: GitHub's own mail tells of them.</summary>
    /// <param name="isAsked">Whether a person asked for them, and not a schedule.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task ShowAsync(IReadOnlyList<RefreshReport> reports, bool isAsked, CancellationToken cancellationToken)
    {
        var isIdle = reports.All(
            report => report is { Outcome: RefreshOutcome.NotDue or RefreshOutcome.Paused } or { ExitCode: ExitCode.File });
        if (!isIdle
            && display is not null
            && (isAsked
                || _known.Values.Any(health => health.HadTrouble || health.Troubles.Count > 0)
                || await IsCheapAsync(display, cancellationToken)))
        {
            await TryShowAsync(display, MostReadBeside, isAsked, cancellationToken);
        }
    }

    /// <summary>Whether there is something to show, and all of it is known. The first delivery is
    /// shown whatever must be read for it.</summary>
    private async Task<bool> IsCheapAsync(IHealthDisplay place, CancellationToken cancellationToken)
    {
        var (hasDelivered, isShown) = (_known.Values.Any(health => health.HasDelivered), await place.IsShownAsync(cancellationToken));
        return (hasDelivered && !isShown)
            || ((hasDelivered || isShown) && (await store.ListAsync(cancellationToken)).Watches.All(_known.ContainsKey));
    }

    /// <summary>Shows them all, however many must be read for it. A refusal is no failure.</summary>
    public Task ShowAllAsync(CancellationToken cancellationToken) =>
        display is null ? Task.CompletedTask : TryShowAsync(display, int.MaxValue, isAsked: false, cancellationToken);

    private async Task TryShowAsync(IHealthDisplay place, int mostRead, bool isAsked, CancellationToken cancellationToken)
    {
        try
        {
            var watches = (await store.ListAsync(cancellationToken)).Watches;
            if (watches.Count(watch => !_known.ContainsKey(watch)) <= mostRead)
            {
                var orphans = await OrphanedRuns.OfAsync(store, watches, cancellationToken);
                WatchHealth[] healths = [.. await ReadAsync(watches, cancellationToken), .. orphans.Select(WatchHealth.Gone)];
                await place.ShowAsync(await DatedAsync(healths, cancellationToken), isAsked, cancellationToken);
            }
        }
        catch (DigestException)
        {
            // The work is done and told; how the watches are is shown next time.
        }
    }

    private async Task<IReadOnlyList<WatchHealth>> ReadAsync(IReadOnlyList<WatchName> watches, CancellationToken cancellationToken)
    {
        List<WatchHealth> healths = [];
        foreach (var watch in watches)
        {
            healths.Add(_known.TryGetValue(watch, out var known)
                ? known
                : await ReadAsync(watch, cancellationToken));
        }

        return healths;
    }

    /// <summary>Says since when files are wrong, of the first few: each is a call.</summary>
    private async Task<IReadOnlyList<WatchHealth>> DatedAsync(IReadOnlyList<WatchHealth> healths, CancellationToken cancellationToken)
    {
        Dictionary<string, DateTimeOffset> changed = new(StringComparer.Ordinal);
        foreach (var path in healths
            .SelectMany(health => health.Troubles)
            .Where(trouble => trouble is { Since: null, File.Length: > 0 })
            .Select(trouble => trouble.File)
            .Distinct()
            .Take(MostDated))
        {
            try
            {
                if (await store.ChangedAsync(path, cancellationToken) is { } moment)
                {
                    changed[path] = moment;
                }
            }
            catch (DigestException)
            {
                // What is wrong is shown all the same.
            }
        }

        return changed.Count == 0 ? healths : [.. healths.Select(health => health with { FilesChanged = changed })];
    }

    private async Task<WatchHealth> ReadAsync(WatchName watch, CancellationToken cancellationToken)
    {
        var (session, now) = (await store.OpenAsync(watch, cancellationToken), time.GetUtcNow());
        return WatchHealth.Of(session.Data, prices, now) with { Review = OpenProposal.Of(session, now) };
    }
}
