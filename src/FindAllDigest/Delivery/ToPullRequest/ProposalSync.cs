using System.Text;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.GitHub.Conversations;
using FindAllDigest.GitHub.Git;
using FindAllDigest.GitHub.Transport;
using FindAllDigest.Pipeline;
using FindAllDigest.Rendering.Markdown;
using FindAllDigest.Store.GitHub;

namespace FindAllDigest.Delivery.ToPullRequest;

/// <summary>Keeps a proposal mergeable while the default branch moves on.</summary>
/// <remarks>
/// A merge is needed where the default branch changed the watch's own folder since the proposal left it, since there both write to the same
/// files, or where GitHub itself finds a conflict. Any other move of the default branch is left for the merge of the pull request, and stays quiet.
/// </remarks>
internal sealed class ProposalSync(BranchMerge merge, PullRequests pulls, Issues issues, TimeProvider time)
{
    private const int MostQuestions = 3;
    private const int MostNamed = 10;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <param name="isThorough">Whether GitHub is asked for conflicts outside the watch's folder.</param>
    public async Task<SyncOutcome> SyncAsync(SnapshotOrigin origin, bool isThorough, CancellationToken cancellationToken)
    {
        if (origin is not { Proposal: { } proposal, MergeBase: { } parting })
        {
            return new SyncOutcome.NoProposal();
        }

        var url = origin.Pull?.Url ?? "";
        if (parting.Commit == origin.Default.Commit || !(origin.IsBehind || isThorough))
        {
            return new SyncOutcome.UpToDate(url);
        }

        var pull = origin.Pull is { } known ? await AskAsync(known.Number, isThorough && !origin.IsBehind, cancellationToken) : null;
        if (pull is not null && !pull.IsOpen)
        {
            return new SyncOutcome.Moved(url);
        }

        if (!origin.IsBehind && pull?.IsMergeable != false)
        {
            return new SyncOutcome.UpToDate(url);
        }

        List<string> warnings = [];
        try
        {
            return await merge.MergeAsync(origin, proposal, parting, TellDisputesAsync, cancellationToken) switch
            {
                { Conflicts: [_, ..] conflicts } => await TellAsync(origin, parting.Commit, conflicts, cancellationToken),
                { Commit.Length: 0 } => new SyncOutcome.Moved(url),
                _ => new SyncOutcome.Merged(url) { Warnings = warnings },
            };
        }
        catch (GitHubRefusalException refused) when (refused.Refusal is Refusal.Forbidden or Refusal.Conflict)
        {
            return new SyncOutcome.Unmerged(url, $"The default branch could not be merged into branch {origin.Branch}. {refused.Message}", IsNews: false);
        }

        async Task TellDisputesAsync(IReadOnlyList<OverruledChange> disputes)
        {
            if (disputes.Count > 0)
            {
                warnings.Add(DisputeText.Warning(disputes));
                await CommentAsync(origin, DisputeText.Markdown(disputes), cancellationToken);
            }
        }
    }

    /// <summary>Says it below the open pull request: once, however often the merge is begun. The merge does not depend on it.</summary>
    private async Task CommentAsync(SnapshotOrigin origin, string markdown, CancellationToken cancellationToken)
    {
        var marker = HiddenMarkers.Disputed(origin.Watch, BlobId.Of(Encoding.UTF8.GetBytes(markdown)));
        try
        {
            if (origin.Pull is { } pull && !await issues.HasCommentAsync(pull.Number, marker, cancellationToken))
            {
                await issues.CommentAsync(pull.Number, markdown, marker, cancellationToken);
            }
        }
        catch (GitHubRefusalException refused) when (refused.Refusal is Refusal.Forbidden or Refusal.Missing)
        {
            // Where comments are refused, the log tells it.
        }
    }

    /// <summary>The pull request as it is now. Whether it can be merged GitHub works out only after it was asked.</summary>
    private async Task<PullRequest> AskAsync(int number, bool waitsForMergeability, CancellationToken cancellationToken)
    {
        var pull = await pulls.GetAsync(number, cancellationToken);
        for (var question = 1; waitsForMergeability && pull is { IsMergeable: null, IsOpen: true } && question < MostQuestions; question++)
        {
            await Task.Delay(Pause, time, cancellationToken);
            pull = await pulls.GetAsync(number, cancellationToken);
        }

        return pull;
    }

    /// <summary>Asks a person to merge: once for the commit at which the branches parted.</summary>
    private async Task<SyncOutcome> TellAsync(SnapshotOrigin origin, string parting, IReadOnlyList<string> conflicts, CancellationToken cancellationToken)
    {
        var named = string.Join(", ", conflicts.Take(MostNamed)) + (conflicts.Count > MostNamed ? $" and {conflicts.Count - MostNamed} more" : "");
        var cause = $"The default branch and branch {origin.Branch} have both changed {named}, so nothing was merged: merge them by hand.";
        var marker = HiddenMarkers.Unmerged(origin.Watch, parting);
        var isNews = origin.Pull is { } pull && !await issues.HasCommentAsync(pull.Number, marker, cancellationToken);
        if (isNews && origin.Pull is { } told)
        {
            await issues.CommentAsync(told.Number, $"{MarkdownEscaper.Escape(cause).Markdown} Until then new finds are still added here, and nothing is lost.", marker, cancellationToken);
        }

        return new SyncOutcome.Unmerged(origin.Pull?.Url ?? "", cause, isNews);
    }
}
