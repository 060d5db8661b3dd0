using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Proposals;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Pipeline.Sessions;

/// <summary>What is known of one watch at one moment.</summary>
internal sealed record WatchData
{
    public required WatchName Watch { get; init; }

    /// <summary>The data on the default branch.</summary>
    public required BranchData Default { get; init; }

    /// <summary>The data on the proposal branch; null when nothing is proposed.</summary>
    public BranchData? Proposal { get; init; }

    public required StateData State { get; init; }

    /// <summary>What became of the watch's pull requests.</summary>
    public ProposalHistory History { get; init; } = ProposalHistory.None;

    /// <summary>Whether the default branch's data of this watch has changed since the proposal
    /// left it, so that the two are to be merged.</summary>
    public bool IsProposalBehind { get; init; }

    /// <summary>The data that a delivery adds to.</summary>
    public BranchData Target => Proposal ?? Default;

    /// <summary>The data of every branch that counts.</summary>
    public IReadOnlyList<BranchData> Branches => Proposal is { } proposal ? [Default, proposal] : [Default];

    /// <summary>Everything that is wrong with its files; empty when nothing is.</summary>
    public IReadOnlyList<FileProblem> Faults =>
    [
        .. FileFaults.Of(
            [
                () => Default.Watch,
                .. Branches.Select(branch => (Func<object>)(() => branch.Exclude)),
                () => State.Closed,
                () => Target.Catalogue,
                .. Branches.Select(branch => (Func<object>)(() => LostCatalogue.Check(this, branch)))
            ]).Union(State.Faults),
    ];

    /// <summary>What a list of closed entities becomes by what is known of the pull requests now.</summary>
    /// <exception cref="DigestException">An exclude list is wrong.</exception>
    public ClosedList Reconcile(ClosedList stored) => stored.Reconcile(History, Default.Exclude, Proposal?.Exclude);

    /// <summary>Names of the digests that are proposed and not on the default branch yet.</summary>
    public IReadOnlyCollection<string> WaitingDigests => [.. Target.DigestNames.Except(Default.DigestNames)];
}
