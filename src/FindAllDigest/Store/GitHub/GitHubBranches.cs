using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Failures;
using FindAllDigest.GitHub.Transport;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Store.GitHub;

/// <summary>The branches of one watch on GitHub.</summary>
internal sealed class GitHubBranches(
    WatchOnGitHub origin,
    WatchData data,
    ProposalBranch proposals,
    BranchMerge merge,
    Func<string, CancellationToken, Task<WatchSession>> openAt) : IWatchBranches
{
    public string Default => origin.DefaultBranch;

    public string Proposal => origin.Branch;

    public string DefaultCommit => origin.Default.Commit;

    public string ProposalCommit => origin.Proposal?.Commit ?? "";

    public string MergeBase => origin.MergeBase?.Commit ?? "";

    public ListedPullRequest? Open { get; } = origin.Pull is { } pull
        ? new ListedPullRequest(pull.Number, pull.Url, pull.Body, pull.UpdatedAt, pull.CreatedAt)
        : null;

    public FailureCause? Obstacle => origin.BlockingBranch.Length == 0 ? null : new FailureCause(
        $"branch in the way: {origin.BlockingBranch}",
        $"Branch '{origin.BlockingBranch}' exists, so git allows no branch '{Proposal}', on which the finds of {data.Watch.Value} would "
            + $"be proposed.",
        $"Rename or delete branch '{origin.BlockingBranch}'.");

    /// <summary>Commits to the default branch.</summary>
    public Task<CommitOutcome> CommitAsync(DataChange change, CancellationToken cancellationToken) => RefusableAsync(async () =>
        await proposals.WriteToDefaultAsync(origin, data.Default, change, cancellationToken) is { } commit
            ? new CommitOutcome.Stored(commit, Default)
            : new CommitOutcome.Moved());

    public Task<CommitOutcome> ProposeAsync(DataChange change, Func<string, Task<bool>>? announce, CancellationToken cancellationToken) =>
        RefusableAsync(async () =>
        await proposals.WriteAsync(origin, data.Target, change, announce, cancellationToken) is { } commit
            ? new CommitOutcome.Stored(commit, Proposal)
            : new CommitOutcome.Moved());

    public async Task<bool> IsUnmovedAsync(CancellationToken cancellationToken) =>
        origin.Proposal is { } tip && await proposals.IsUnmovedAsync(origin, tip, cancellationToken);

    public Task<MergeOutcome> MergeDefaultAsync(Func<IReadOnlyList<OverruledChange>, Task> tell, CancellationToken cancellationToken) =>
        MergeAsync(
        origin is { Proposal: { } proposal, MergeBase: { } mergeBase }
            ? () => merge.MergeAsync(origin, proposal, mergeBase, tell, cancellationToken)
            : throw new InvalidOperationException("Nothing is proposed that could be merged."));

    public Task<MergeOutcome> MergeIntoDefaultAsync(string head, CancellationToken cancellationToken) => MergeAsync(
        origin.MergeBase is { } mergeBase
            ? () => merge.MergeIntoDefaultAsync(origin, head, mergeBase, cancellationToken)
            : throw new InvalidOperationException("Nothing is proposed that could be merged."));

    public Task<WatchSession> OpenAtAsync(string commit, CancellationToken cancellationToken) => openAt(commit, cancellationToken);

    /// <summary>What a branch refuses for good is an outcome; anything else is a failure.</summary>
    private static async Task<CommitOutcome> RefusableAsync(Func<Task<CommitOutcome>> commit)
    {
        try
        {
            return await commit();
        }
        catch (GitHubRefusalException refused) when (refused.Refusal is Refusal.Forbidden or Refusal.Conflict)
        {
            return new CommitOutcome.Refused(refused.Cause);
        }
    }

    private static async Task<MergeOutcome> MergeAsync(Func<Task<MergeOutcome>> work)
    {
        try
        {
            return await work();
        }
        catch (GitHubRefusalException refused) when (refused.Refusal is Refusal.Forbidden or Refusal.Conflict)
        {
            return new MergeOutcome.Refused(refused.Cause);
        }
    }
}
