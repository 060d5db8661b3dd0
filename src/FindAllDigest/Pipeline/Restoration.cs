using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Proposals;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Pipeline;

/// <summary>Lets the entities of a pull request that was closed without merging come back:
/// out of the memory, and out of the exclude list.</summary>
internal sealed class Restoration(IWatchStore store, DeliveryLadder delivery)
{
    private const int MaximumAttempts = 5;

    /// <param name="today">The day (UTC) of the call.</param>
    /// <exception cref="DigestException">It keeps nothing away, or a file is wrong (exit 2), or the store refused.</exception>
    public async Task<RestoredPullRequest> RestoreAsync(int pullRequest, DateOnly today, CancellationToken cancellationToken)
    {
        foreach (var watch in (await store.ListAsync(cancellationToken)).Watches)
        {
            var context = WatchContext.Of(await store.OpenAsync(watch, cancellationToken));
            if (context.Closed.Knows(pullRequest) || context.Data.Branches.Any(branch => RowsOf(branch.Exclude, pullRequest).Count > 0))
            {
                return await RestoreAsync(context, pullRequest, today, cancellationToken);
            }
        }

        throw new DigestException(
            ExitCode.File,
            $"Pull request #{pullRequest} is not one whose entities are kept away: it is open, merged, or no digest pull request.");
    }

    private async Task<RestoredPullRequest> RestoreAsync(
        WatchContext context, int pullRequest, DateOnly today, CancellationToken cancellationToken)
    {
        var refused = context.Closed.Entities.Where(entity => entity.PullRequest == pullRequest).ToList();
        var changes = context.Closed.ChangesOf(pullRequest);
        var kept = refused
            .SelectMany(entity => context.Exclude.RowsOf(entity.Key))
            .Concat(context.Exclude.Rows.Where(row => row.Note == DeliveredData.NoteOf(pullRequest)))
            .Where(row => !IsOf(row, pullRequest)).DistinctBy(row => row.Line).OrderBy(row => row.Line).ToList();
        var rows = RowsOf(context.Exclude, pullRequest);
        var delivered = await RemoveRowsAsync(context, pullRequest, today, cancellationToken);

        var memory = new WatchMemory(await context.Session.ReopenAsync(cancellationToken));
        memory.ReconcileWith(context);
        await memory.TryChangeClosedAsync(closed => closed.Restore(pullRequest), cancellationToken);
        return new RestoredPullRequest(pullRequest, context.Watch.Name)
        {
            Restored = refused.Select(entity => entity.Key).Concat(rows.Select(row => row.Key)).Distinct().Count(),
            Changes = changes,
            RemovedRows = rows.Count,
            Kept =
            [
                .. kept.Select(row =>
                    $"line {row.Line} of {context.Data.Target.PathOf(WatchFiles.Exclude)} says that {OneLine.Of(row.Name)} "
                        + $"is {row.Status.Word()}, as somebody wrote it, and stays")
            ],
            Delivered = delivered,
        };
    }

    /// <summary>Takes the rows out, in the open proposal or in one of its own; null where there is none.</summary>
    private async Task<DeliveryOutcome.Delivered?> RemoveRowsAsync(
        WatchContext context, int pullRequest, DateOnly today, CancellationToken cancellationToken)
    {
        for (var attempt = 1; RowsOf(context.Exclude, pullRequest) is { Count: > 0 } rows; attempt++)
        {
            var change = new DataChange
            {
                Exclude = context.Exclude.Remove(rows),
                CommitMessage = $"[findall-digest] {context.Watch.Name.Value}: restore {Plural.Of(rows.Count, "entity", "entities")} of a "
                    + $"closed pull request",
            };
            switch (await delivery.DeliverAsync(context.Session, change, today, cancellationToken))
            {
                case DeliveryOutcome.Delivered delivered:
                    return delivered;
                case DeliveryOutcome.NotStored unkept:
                    throw new DigestException(ExitCode.GitHub, unkept.Cause.ToString());
                case DeliveryOutcome.Moved when attempt >= MaximumAttempts:
                    throw new DigestException(
                        ExitCode.GitHub,
                        $"Somebody else changed the data of watch '{context.Watch.Name.Value}' {MaximumAttempts} times meanwhile. Run the "
                            + $"command again.");
                default:
                    context = WatchContext.Of(await context.Session.ReopenAsync(cancellationToken));
                    break;
            }
        }

        return null;
    }

    private static List<ExcludeRow> RowsOf(ExcludeList list, int pullRequest) =>
        [.. list.RowsThatAre(ExcludeStatus.Closed).Where(row => IsOf(row, pullRequest))];

    private static bool IsOf(ExcludeRow row, int pullRequest) =>
        row.Status == ExcludeStatus.Closed && row.Note == DeliveredData.NoteOf(pullRequest);
}

/// <summary>What a closed pull request gave back.</summary>
internal sealed record RestoredPullRequest(int Number, WatchName Watch)
{
    /// <summary>Entities that may be found again.</summary>
    public required int Restored { get; init; }

    /// <summary>Changes of known entities that may be told again.</summary>
    public required int Changes { get; init; }

    public required int RemovedRows { get; init; }

    /// <summary>What a person changed and what therefore stays, in words for the middle of a sentence.</summary>
    public required IReadOnlyList<string> Kept { get; init; }

    /// <summary>Where the rows are taken out; null where there was none.</summary>
    public required DeliveryOutcome.Delivered? Delivered { get; init; }
}
