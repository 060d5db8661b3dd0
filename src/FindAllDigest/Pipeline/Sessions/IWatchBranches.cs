using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Failures;

namespace FindAllDigest.Pipeline.Sessions;

/// <summary>The branches that hold a watch's data, in a repository that has branches.</summary>
internal interface IWatchBranches
{
    /// <summary>The name of the default branch.</summary>
    string Default { get; }

    /// <summary>The name of the branch of the open pull request, or of the one that a new proposal gets.</summary>
    string Proposal { get; }

    /// <summary>The head of the default branch.</summary>
    string DefaultCommit { get; }

    /// <summary>The head of the proposal branch; empty when nothing is proposed there.</summary>
    string ProposalCommit { get; }

    /// <summary>The last commit that both branches have in common; empty when nothing is proposed.</summary>
    string MergeBase { get; }

    /// <summary>The open pull request as it was listed; null when none is open.</summary>
    ListedPullRequest? Open { get; }

    /// <summary>What will keep the data from the proposal branch, seen before anything is written; null where nothing is seen.</summary>
    FailureCause? Obstacle { get; }

    /// <summary>Commits to the proposal branch, which is begun anew from the default branch where nothing is proposed.</summary>
    /// <param name="announce">Told of each commit right before the branch moves to it; when it
    /// says no, the branch stays. Null where nobody need be told.</param>
    Task<CommitOutcome> ProposeAsync(DataChange change, Func<string, Task<bool>>? announce, CancellationToken cancellationToken);

    /// <summary>Whether the proposal branch still is where it was read.</summary>
    Task<bool> IsUnmovedAsync(CancellationToken cancellationToken);

    /// <summary>Merges the default branch into the proposal.</summary>
    /// <param name="tell">Told, before the branch moves, of what people changed on both branches.</param>
    Task<MergeOutcome> MergeDefaultAsync(Func<IReadOnlyList<OverruledChange>, Task> tell, CancellationToken cancellationToken);

    /// <summary>Merges what the proposal branch holds into the default branch.</summary>
    Task<MergeOutcome> MergeIntoDefaultAsync(string head, CancellationToken cancellationToken);

    /// <summary>Opens the same watch with the data of another commit in place of the default branch's.</summary>
    Task<WatchSession> OpenAtAsync(string commit, CancellationToken cancellationToken);
}

/// <summary>A pull request as a list of all of them shows it.</summary>
/// <param name="UpdatedAt">When anything of it changed last, by the repository's clock.</param>
/// <param name="CreatedAt">When it was made, by the repository's clock.</param>
internal sealed record ListedPullRequest(int Number, string Url, string Body, DateTimeOffset UpdatedAt, DateTimeOffset CreatedAt);

/// <summary>How a merge of two branches ended.</summary>
internal abstract record MergeOutcome
{
    private MergeOutcome() { }

    public sealed record Merged : MergeOutcome;

    /// <summary>Somebody moved the branch meanwhile; nothing was written.</summary>
    public sealed record Moved : MergeOutcome;

    /// <summary>A person must merge these files.</summary>
    public sealed record Conflict(IReadOnlyList<string> Files) : MergeOutcome;

    /// <summary>The branch may not be written.</summary>
    public sealed record Refused(FailureCause Cause) : MergeOutcome;
}
