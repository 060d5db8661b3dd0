using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Pipeline.Proposals;

/// <summary>A delivery on its way to people.</summary>
internal sealed record Publication
{
    public required WatchSession Session { get; init; }
    public required DataChange Change { get; init; }

    /// <summary>How people are to see it.</summary>
    public required DeliverAs As { get; init; }

    /// <summary>The day (UTC) of the refresh.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Where the data is stored; null where no branch took it.</summary>
    public CommitOutcome.Stored? Stored { get; init; }

    /// <summary>Why no branch took it, and what to mend; null where one did.</summary>
    public FailureCause? NotStored { get; init; }

    /// <summary>What did not go as wanted on the way, a sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Why targets that were asked before could not show it, a sentence each.</summary>
    public IReadOnlyList<string> Refusals { get; init; } = [];

    public WatchData Data => Session.Data;

    public Watch Watch => Data.Default.Watch;

    /// <summary>Whether the data is on the proposal branch and wants a pull request.</summary>
    public bool IsProposed =>
        As == DeliverAs.PullRequest && Stored is { } stored && stored.Branch == Session.Branches?.Proposal && !HoldsNothingNew;

    /// <summary>Whether there was nothing to propose, since the default branch held all of it already.</summary>
    public bool HoldsNothingNew =>
        Stored is { Commit.Length: > 0 } stored
            && stored.Branch == Session.Branches?.Proposal
            && stored.Commit == Session.Branches?.DefaultCommit;
}
