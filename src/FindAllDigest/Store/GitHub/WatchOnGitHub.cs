using FindAllDigest.Core.Watches;
using FindAllDigest.GitHub.Conversations;
using FindAllDigest.GitHub.Git;

namespace FindAllDigest.Store.GitHub;

/// <summary>A watch as it lies on GitHub at one moment: the commits and the pull request
/// behind its data, which the pipeline does not see.</summary>
internal sealed record WatchOnGitHub
{
    public required WatchName Watch { get; init; }
    public required string DefaultBranch { get; init; }
    public required CommitTree Default { get; init; }

    /// <summary>The branch of the open pull request, or the one that a new proposal gets.</summary>
    public required string Branch { get; init; }

    /// <summary>What the proposal branch holds on top of the default branch; null when nothing is proposed there.</summary>
    public required CommitTree? Proposal { get; init; }

    /// <summary>The last commit that the proposal branch and the default branch have in common; null when nothing is proposed.</summary>
    public required CommitTree? MergeBase { get; init; }

    /// <summary>The head of a branch whose pull request is over; empty when there is none.</summary>
    public required string FinishedBranchHead { get; init; }

    /// <summary>A branch whose name allows no proposal branch beside it; empty where there is none.</summary>
    public required string BlockingBranch { get; init; }

    /// <summary>The open pull request; null when none is open. Data may then still wait on the branch, where none could be made.</summary>
    public required PullRequest? Pull { get; init; }

    /// <summary>Whether the default branch changed the watch's folder since the proposal left it.</summary>
    public bool IsBehind =>
        MergeBase is { } parting
            && parting.Commit != Default.Commit
            && parting.Folder(DataPath).Version != Default.Folder(DataPath).Version;

    /// <summary>The folder of the watch's data.</summary>
    public string DataPath => DataPathOf(Watch);

    public static string DataPathOf(WatchName watch) => $"{WatchFiles.DataFolder}/{watch.Value}";
}
