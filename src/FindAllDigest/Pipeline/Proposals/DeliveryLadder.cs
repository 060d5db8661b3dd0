using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Pipeline.Proposals;

/// <summary>Delivers: stores the data first, then shows it. What one place may not take falls
/// to the next, so what was paid for is never dropped.</summary>
/// <remarks>Each step finds what an earlier attempt left behind, so all of it can be repeated.</remarks>
/// <param name="targets">Where people see it, in the order in which they are asked.</param>
/// <param name="proposals">Adds to a pull request that is open; null where there are none.</param>
/// <param name="wanted">Overrides what <c>watch.json</c> says; null for that.</param>
internal sealed class DeliveryLadder(IReadOnlyList<IDeliveryTarget> targets, IProposals? proposals, DeliverAs? wanted)
{
    /// <param name="session">The watch as it was read; if somebody changed its data since,
    /// nothing is written and the caller starts over.</param>
    /// <param name="today">The day (UTC) of the refresh.</param>
    /// <exception cref="DigestException">Nothing could be stored or told, or the store was lost
    /// on the way (exit 4); repeating goes on from there.</exception>
    public async Task<DeliveryOutcome> DeliverAsync(
        WatchSession session, DataChange change, DateOnly today, CancellationToken cancellationToken)
    {
        var publication = new Publication
        {
            Session = session,
            Change = change,
            As = wanted ?? session.Data.Default.Watch.Delivery.As,
            Today = today,
        };
        if (session.Branches?.Open is not null && proposals is not null)
        {
            return await AddAsync(publication, proposals, cancellationToken);
        }

        var (outcome, warnings) = await StoreAsync(publication, cancellationToken);
        publication = publication with { Warnings = warnings };
        return outcome switch
        {
            CommitOutcome.Moved => new DeliveryOutcome.Moved(),
            CommitOutcome.Stored stored => await ShowAsync(publication with { Stored = stored }, cancellationToken),
            CommitOutcome.Refused refused => await ShowUnstoredAsync(publication, refused.Cause, cancellationToken),
            _ => throw new InvalidOperationException($"A commit ended as {outcome.GetType().Name}."),
        };
    }

    /// <summary>What would keep the data of a run from its branch; null where nothing is seen.</summary>
    public FailureCause? ObstacleTo(WatchContext context) =>
        (wanted ?? context.Watch.Delivery.As) == DeliverAs.PullRequest ? context.Session.Branches?.Obstacle : null;

    /// <summary>Adds to the pull request that is open: there is no other branch for it.</summary>
    private async Task<DeliveryOutcome> AddAsync(Publication publication, IProposals proposed, CancellationToken cancellationToken)
    {
        var (commit, shown) = await proposed.AddAsync(publication, cancellationToken);
        return commit switch
        {
            CommitOutcome.Moved => new DeliveryOutcome.Moved(),
            CommitOutcome.Refused refused => await ShowUnstoredAsync(publication, refused.Cause, cancellationToken),
            _ => Delivered(publication, shown),
        };
    }

    private static async Task<(CommitOutcome Outcome, IReadOnlyList<string> Warnings)> StoreAsync(
        Publication publication, CancellationToken cancellationToken)
    {
        var (session, change) = (publication.Session, publication.Change);
        if (session.Branches is not { } branches)
        {
            return (await session.CommitAsync(change, cancellationToken), []);
        }

        if (publication.As == DeliverAs.PullRequest)
        {
            return (await branches.ProposeAsync(change, announce: null, cancellationToken), []);
        }

        if (branches.ProposalCommit.Length > 0)
        {
            return await StoreBesideAsync(branches, change, cancellationToken);
        }

        var direct = await session.CommitAsync(change, cancellationToken);
        if (direct is not CommitOutcome.Refused refused)
        {
            return (direct, []);
        }

        var outcome = await branches.ProposeAsync(change, announce: null, cancellationToken);
        return outcome is CommitOutcome.Refused second
            ? (new CommitOutcome.Refused(second.Cause with { Sentence = $"{refused.Cause.Sentence} {second.Cause.Sentence}" }), [])
            : (outcome, [$"{refused.Cause} {WaitsOn(branches)}"]);
    }

    /// <summary>Earlier data waits on the proposal branch, since the default branch could not be
    /// written: by now, perhaps, all of it can be there.</summary>
    private static async Task<(CommitOutcome Outcome, IReadOnlyList<string> Warnings)> StoreBesideAsync(
        IWatchBranches branches, DataChange change, CancellationToken cancellationToken)
    {
        var outcome = await branches.ProposeAsync(change, announce: null, cancellationToken);
        if (outcome is not CommitOutcome.Stored stored)
        {
            return (outcome, []);
        }

        return await MergeObstacle.OfAsync(branches, stored.Commit, cancellationToken) is { } obstacle
            ? (outcome, [$"{obstacle} {WaitsOn(branches)}"])
            : (stored with { Branch = branches.Default }, []);
    }

    private static string WaitsOn(IWatchBranches branches) =>
        $"The data is on branch {branches.Proposal} instead, which counts as known; merge it, or let this program write "
            + $"to {branches.Default}.";

    private async Task<DeliveryOutcome> ShowAsync(Publication publication, CancellationToken cancellationToken)
    {
        var (shown, refusals) = await TryTargetsAsync(publication, cancellationToken);
        return Delivered(publication with { Warnings = [.. publication.Warnings, .. refusals] }, shown ?? new ShowOutcome.Shown());
    }

    /// <summary>No branch can be written: people are told, once, and the data is delivered as soon as one can be.</summary>
    private async Task<DeliveryOutcome> ShowUnstoredAsync(
        Publication publication, FailureCause refusal, CancellationToken cancellationToken)
    {
        var remedy = refusal.Remedy.Length > 0 ? refusal.Remedy : "Let this program write to the branches findall-digest/*.";
        var cause = refusal with { Remedy = $"{remedy} Until then every refresh tries again, and nothing is bought for this watch." };
        var (shown, refusals) = await TryTargetsAsync(publication with { NotStored = cause }, cancellationToken);

        // Where it can be told nowhere, what kept it from its branch is the failure.
        return shown is null
            ? throw new DigestException(ExitCode.GitHub, refusal.ToString()) { Cause = refusal }
            : new DeliveryOutcome.NotStored(cause, shown.IssueUrl) { Warnings = [.. refusals, .. shown.Warnings], Summary = shown.Summary };
    }

    /// <summary>Asks the targets one after the other, until one has shown it.</summary>
    private async Task<(ShowOutcome.Shown? Shown, IReadOnlyList<string> Refusals)> TryTargetsAsync(
        Publication publication, CancellationToken cancellationToken)
    {
        foreach (var target in targets)
        {
            if (!target.Takes(publication))
            {
                continue;
            }

            switch (await target.ShowAsync(publication, cancellationToken))
            {
                case ShowOutcome.Shown shown:
                    return (shown, []);
                case ShowOutcome.Refused refused:
                    publication = publication with { Refusals = [.. publication.Refusals, .. refused.Reasons] };
                    break;
            }
        }

        return (null, publication.Refusals);
    }

    private static DeliveryOutcome.Delivered Delivered(Publication publication, ShowOutcome.Shown shown) =>
        new(publication.Data.Default.PathOf(publication.Change.DigestPath), shown.PullRequestUrl, shown.IssueUrl)
        {
            Warnings = [.. publication.Warnings, .. shown.Warnings],
        };
}
