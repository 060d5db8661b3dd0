using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Watches;
using FindAllDigest.Delivery.ToIssue;
using FindAllDigest.Delivery.ToPullRequest;
using FindAllDigest.GitHub.Git;
using FindAllDigest.GitHub.Transport;
using FindAllDigest.Pipeline;
using FindAllDigest.Store.GitHub;

namespace FindAllDigest.Delivery;

/// <summary>Delivers: keeps the data first, then shows it. Where GitHub forbids a rung, the next lower one is taken, so what was paid for is never dropped.</summary>
/// <remarks>Pull request → branch and issue → issue → step summary. Each step finds what an earlier attempt left behind, so all of it can be repeated.</remarks>
internal sealed class GitHubDelivery(
    ProposalBranch proposals,
    FolderWriter writer,
    ProposalUpdate update,
    PullRequestPublisher pullRequestPublisher,
    FallbackIssue fallbackIssue,
    UnpublishedProposal standing,
    DigestIssue digestIssue,
    WebLinks links,
    DeliverySettings settings)
{
    /// <exception cref="GitHubRefusalException">Nothing could be kept, or GitHub was lost on the way; repeating goes on from there.</exception>
    public async Task<DeliveryOutcome> DeliverAsync(GitHubSession session, DataChange change, DateOnly today, CancellationToken cancellationToken)
    {
        var watch = session.Data.Default.Watch;
        var work = new DeliveryWork(session, change, watch, settings.DeliverAs ?? watch.Delivery.As, today, links);
        return work.As == DeliverAs.PullRequest || session.Origin.Pull is not null || session.Origin.Proposal is not null
            ? await ProposeAsync(work, refusedBefore: null, cancellationToken)
            : await CommitAsync(work, cancellationToken);
    }

    private async Task<DeliveryOutcome> CommitAsync(DeliveryWork work, CancellationToken cancellationToken)
    {
        FolderWrite write;
        try
        {
            var change = new FolderChange(work.Origin.DataPath, work.Read.Default.Files.Version, ProposalBranch.FilesOf(work.Change), work.Change.CommitMessage);
            write = await writer.WriteAsync(work.Origin.DefaultBranch, work.Origin.Default, change, cancellationToken);
        }
        catch (GitHubRefusalException refused) when (refused.Refusal is Refusal.Forbidden or Refusal.Conflict)
        {
            return await ProposeAsync(work, refused, cancellationToken);
        }

        return write.IsWritten
            ? await TellAsync(work, write.Tip.Commit, work.Origin.DefaultBranch, [], cancellationToken)
            : new DeliveryOutcome.Moved();
    }

    /// <summary>Earlier data waits on the proposal branch, since the default branch could not be written: by now, perhaps, all of it can be there.</summary>
    private async Task<DeliveryOutcome> MergeIntoDefaultAsync(DeliveryWork work, string commit, CancellationToken cancellationToken) =>
        await standing.MergeIntoDefaultAsync(work.Origin, commit, cancellationToken) is { } obstacle
            ? await TellAsync(work, commit, work.Origin.Branch, [$"{obstacle} {Waits(work)}"], cancellationToken)
            : await TellAsync(work, commit, work.Origin.DefaultBranch, [], cancellationToken);

    private static string Waits(DeliveryWork work) =>
        $"The data is on branch {work.Origin.Branch} instead, which counts as known; merge it, or let this program write to {work.Origin.DefaultBranch}.";

    /// <param name="refusedBefore">Why the default branch did not take the data; null where it was not asked.</param>
    private async Task<DeliveryOutcome> ProposeAsync(DeliveryWork work, GitHubRefusalException? refusedBefore, CancellationToken cancellationToken)
    {
        string? commit;
        try
        {
            if (work.Origin.Pull is { } open)
            {
                return await update.UpdateAsync(work, open, cancellationToken);
            }

            commit = await proposals.WriteAsync(work.Origin, work.Change, announce: null, cancellationToken);
        }
        catch (GitHubRefusalException refused) when (refused.Refusal is Refusal.Forbidden or Refusal.Conflict)
        {
            return await TellUnkeptAsync(work, refused, refusedBefore, cancellationToken);
        }

        string[] warnings = refusedBefore is null ? [] : [$"{refusedBefore.Message} {Waits(work)}"];
        return commit is null ? new DeliveryOutcome.Moved()
            : commit == work.Origin.Default.Commit ? work.Delivered(new Shown("", "", []), warnings)
            : work.As == DeliverAs.PullRequest ? await OpenAsync(work, commit, cancellationToken)
            : work.Origin.Proposal is not null ? await MergeIntoDefaultAsync(work, commit, cancellationToken)
            : await TellAsync(work, commit, work.Origin.Branch, warnings, cancellationToken);
    }

    private async Task<DeliveryOutcome> OpenAsync(DeliveryWork work, string commit, CancellationToken cancellationToken)
    {
        var proposal = work.Proposal(commit, work.Origin.Branch);
        GitHubRefusalException refusal;
        try
        {
            return work.Delivered(await pullRequestPublisher.OpenAsync(work, proposal, cancellationToken), []);
        }
        catch (GitHubRefusalException refused) when (refused.Refusal != Refusal.Unclear)
        {
            refusal = refused;
        }

        try
        {
            return work.Delivered(await fallbackIssue.TellAsync(work.Watch, proposal, refusal, work.Change.DigestPath, cancellationToken), []);
        }
        catch (GitHubRefusalException refused) when (refused.Refusal != Refusal.Unclear)
        {
            return work.Delivered(new Shown("", "", []), [FallbackIssue.Explain(refusal), refused.Message, $"The data is on branch {work.Origin.Branch}, which counts as known: {proposal.Links.Compare}"]);
        }
    }

    private async Task<DeliveryOutcome> TellAsync(DeliveryWork work, string commit, string branch, IReadOnlyList<string> warnings, CancellationToken cancellationToken)
    {
        if (work.As != DeliverAs.Issue)
        {
            return work.Delivered(new Shown("", "", []), warnings);
        }

        try
        {
            var proposal = work.Proposal(commit, branch) with { Notes = warnings };
            return work.Delivered(await digestIssue.TellAsync(work.Watch, proposal, work.Change.DigestPath, cancellationToken), warnings);
        }
        catch (GitHubRefusalException refused) when (refused.Refusal != Refusal.Unclear)
        {
            return work.Delivered(new Shown("", "", []), [.. warnings, refused.Message]);
        }
    }

    /// <summary>No branch can be written: people are told, once, and the data is delivered as soon as one can be.</summary>
    private async Task<DeliveryOutcome> TellUnkeptAsync(DeliveryWork work, GitHubRefusalException refusal, GitHubRefusalException? refusedBefore, CancellationToken cancellationToken)
    {
        var cause = NotStored(refusal, refusedBefore);
        try
        {
            var proposal = work.Proposal(commit: "", work.Origin.DefaultBranch) with { Notes = [cause.ToString()] };
            var shown = await digestIssue.TellAsync(work.Watch, proposal, work.Change.DigestPath, cancellationToken);
            return new DeliveryOutcome.NotStored(cause, shown.IssueUrl) { Warnings = shown.Refusals };
        }
        catch (GitHubRefusalException refused) when (refused.Refusal != Refusal.Unclear)
        {
            // Where it can be told nowhere, what kept it from its branch is the failure.
            return !settings.HasStepSummary ? throw refusal : new DeliveryOutcome.NotStored(cause, "")
            {
                Warnings = [refused.Message, "The digest is in the step summary only."],
                Summary = work.Change.DigestText ?? "",
            };
        }
    }

    private static FailureCause NotStored(GitHubRefusalException refusal, GitHubRefusalException? refusedBefore)
    {
        var remedy = refusal.Cause.Remedy.Length > 0 ? refusal.Cause.Remedy : "Let this program write to the branches findall-digest/*.";
        return new FailureCause(
            refusal.Cause.Identity,
            refusedBefore is null ? refusal.Cause.Sentence : $"{refusedBefore.Cause.Sentence} {refusal.Cause.Sentence}",
            $"{remedy} Until then every refresh tries again, and nothing is bought for this watch.");
    }
}
