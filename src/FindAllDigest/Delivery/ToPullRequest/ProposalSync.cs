using System.Text;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Watches;
using FindAllDigest.GitHub.Conversations;
using FindAllDigest.GitHub.Git;
using FindAllDigest.GitHub.Transport;
using FindAllDigest.Pipeline;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Delivery.ToPullRequest;

/// <summary>Keeps a proposal mergeable while the default branch moves on.</summary>
/// <remarks>A merge is needed where the default branch changed the watch's own folder since the proposal left it, since there both write to
/// the same files, or where GitHub itself finds a conflict. Any other move of the default branch is left for the merge of the pull request,
/// and stays quiet.</remarks>
internal sealed class ProposalSync(PullRequests pulls, Issues issues, RendererSource renderers, TimeProvider time)
{
    private const int MostQuestions = 3;
    private const int MostNamed = 10;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <param name="isThorough">Whether GitHub is asked for conflicts outside the watch's folder.</param>
    public async Task<SyncOutcome> SyncAsync(WatchSession session, bool isThorough, CancellationToken cancellationToken)
    {
        if (session.Branches is not { MergeBase.Length: > 0 } branches)
        {
            return new SyncOutcome.NoProposal();
        }

        var (url, isBehind) = (branches.Open?.Url ?? "", session.Data.IsProposalBehind);
        if (branches.MergeBase == branches.DefaultCommit || !(isBehind || isThorough))
        {
            return new SyncOutcome.UpToDate(url);
        }

        var pull = branches.Open is { } known ? await AskAsync(known.Number, isThorough && !isBehind, cancellationToken) : null;
        if (pull is not null && !pull.IsOpen)
        {
            return new SyncOutcome.Moved(url);
        }

        if (!isBehind && pull?.IsMergeable != false)
        {
            return new SyncOutcome.UpToDate(url);
        }

        List<string> warnings = [];
        return await branches.MergeDefaultAsync(TellDisputesAsync, cancellationToken) switch
        {
            MergeOutcome.Conflict conflict => await TellAsync(session.Watch, branches, conflict.Files, cancellationToken),
            MergeOutcome.Moved => new SyncOutcome.Moved(url),
            MergeOutcome.Refused refused =>
                new SyncOutcome.Unmerged(
                    url, $"The default branch could not be merged into branch {branches.Proposal}. {refused.Cause}", IsNews: false),
            _ => new SyncOutcome.Merged(url) { Warnings = warnings },
        };

        async Task TellDisputesAsync(IReadOnlyList<OverruledChange> disputes)
        {
            if (disputes.Count > 0)
            {
                var renderer = await renderers();
                warnings.Add(renderer.DisputesAsText(disputes));
                await CommentAsync(session.Watch, branches, renderer.Disputes(disputes), cancellationToken);
            }
        }
    }

    /// <summary>Says it below the open pull request: once, however often the merge is begun. The merge does not depend on it.</summary>
    private async Task CommentAsync(WatchName watch, IWatchBranches branches, string markdown, CancellationToken cancellationToken)
    {
        var marker = HiddenMarkers.Disputed(watch, BlobId.Of(Encoding.UTF8.GetBytes(markdown)));
        try
        {
            if (branches.Open is { } pull && !await issues.HasCommentAsync(pull.Number, marker, cancellationToken))
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

    /// <summary>Asks a person to merge: once for each merge base.</summary>
    private async Task<SyncOutcome> TellAsync(
        WatchName watch, IWatchBranches branches, IReadOnlyList<string> conflicts, CancellationToken cancellationToken)
    {
        var named = string.Join(", ", conflicts.Take(MostNamed))
            + (conflicts.Count > MostNamed ? $" and {conflicts.Count - MostNamed} more" : "");
        var cause =
            $"The default branch and branch {branches.Proposal} have both changed {named}, so nothing was merged: merge them by hand.";
        var marker = HiddenMarkers.Unmerged(watch, branches.MergeBase);
        var isNews = branches.Open is { } pull && !await issues.HasCommentAsync(pull.Number, marker, cancellationToken);
        if (isNews && branches.Open is { } told)
        {
            await issues.CommentAsync(
                told.Number,
                $"{(await renderers()).Escape(cause)} Until then new finds are still added here, and nothing is lost.",
                marker,
                cancellationToken);
        }

        return new SyncOutcome.Unmerged(branches.Open?.Url ?? "", cause, isNews);
    }
}
