using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Proposals;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Pipeline;

/// <summary>Brings one watch's proposal and state up to date with what people did on the repository. It buys nothing.</summary>
/// <param name="store">Where the watches are.</param>
/// <param name="proposals">Null where nothing is proposed.</param>
internal sealed class WatchSync(IWatchStore store, IProposals? proposals)
{
    /// <param name="today">The day (UTC) of the sync.</param>
    /// <exception cref="DigestException">A file is wrong, or the store refused.</exception>
    public async Task<SyncReport> SyncAsync(WatchName watch, DateOnly today, CancellationToken cancellationToken)
    {
        var session = await store.OpenAsync(watch, cancellationToken);
        SyncOutcome outcome = proposals is null
            ? new SyncOutcome.NoProposal()
            : await proposals.SyncAsync(session, isThorough: true, cancellationToken);
        if (outcome is SyncOutcome.Merged or SyncOutcome.Moved)
        {
            session = await session.ReopenAsync(cancellationToken);
        }

        var context = WatchContext.Of(session);
        var memory = new WatchMemory(session);
        memory.ReconcileWith(context);
        var isNoted = await memory.TryChangeClosedAsync(closed => closed, cancellationToken);
        var report = Report(watch, outcome);
        IReadOnlyList<string> refused = proposals is null
            ? []
            : await proposals.ApplyReviewsAsync(session, today, outcome is SyncOutcome.Merged, cancellationToken);
        return report with
        {
            Message = isNoted
                ? $"{report.Message} Entities of closed pull requests that are kept away: {context.Closed.Entities.Length}."
                : report.Message,
            Warnings = [.. report.Warnings, .. refused],
        };
    }

    private static SyncReport Report(WatchName watch, SyncOutcome outcome) => outcome switch
    {
        SyncOutcome.NoProposal => new(watch, "none", "Nothing is proposed.", ""),
        SyncOutcome.UpToDate same => new(watch, "up-to-date", "There was nothing to merge.", same.PullRequestUrl),
        SyncOutcome.Merged merged =>
            new(watch, "merged", "The default branch was merged into the proposal.", merged.PullRequestUrl) { Warnings = merged.Warnings },
        SyncOutcome.Moved moved =>
            new(watch, "moved", "Somebody else changed the proposal at the same moment; the next call looks again.", moved.PullRequestUrl),

        // Told once is enough to be mailed once.
        SyncOutcome.Unmerged unmerged =>
            new(watch, "conflict", unmerged.Cause, unmerged.PullRequestUrl)
            {
                ExitCode = unmerged.IsNews ? ExitCode.Decision : ExitCode.Done,
            },
        var other => throw new InvalidOperationException($"A sync ended as {other.GetType().Name}."),
    };
}

/// <summary>How the sync of one watch ended.</summary>
/// <param name="Outcome">One word for machines.</param>
/// <param name="Message">A sentence for people; it may hold names of files.</param>
/// <param name="PullRequestUrl">Empty where there is none.</param>
internal sealed record SyncReport(WatchName Watch, string Outcome, string Message, string PullRequestUrl)
{
    public ExitCode ExitCode { get; init; } = ExitCode.Done;

    /// <summary>What could not be done besides, a sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
