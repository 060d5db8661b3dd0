using System.Text;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline;
using FindAllDigest.Repository.GitHub.Desk;
using FindAllDigest.Repository.GitHub.Git;
using FindAllDigest.Repository.GitHub.Snapshots;
using FindAllDigest.Repository.GitHub.Transport;

namespace FindAllDigest.Repository.GitHub.Proposals;

/// <summary>Delivers: keeps the data first, then shows it. Where GitHub forbids a rung, the next lower one is taken, so what was paid for is never dropped.</summary>
/// <remarks>Pull request → branch and issue → issue → step summary. Each step finds what an earlier attempt left behind, so all of it can be repeated.</remarks>
internal sealed class GitHubDelivery(
    ProposalBranch proposals,
    FolderWriter writer,
    ProposalUpdate update,
    PullRequestDesk pullRequestDesk,
    StandInDesk standInDesk,
    StandingProposal standing,
    IssueDesk issueDesk,
    WebLinks links,
    DeliverySettings settings)
{
    /// <exception cref="GitHubRefusalException">Nothing could be kept, or GitHub was lost on the way; repeating goes on from there.</exception>
    public async Task<DeliveryOutcome> DeliverAsync(WatchSnapshot read, SnapshotOrigin origin, DigestDelivery delivery, CancellationToken cancellationToken)
    {
        var watch = WatchContext.ReadWatch(read);
        var work = new DeliveryWork(read, origin, delivery, watch, settings.DeliverAs ?? watch.Delivery.As, links);
        return work.As == DeliverAs.PullRequest || origin.Pull is not null ? await ProposeAsync(work, [], cancellationToken)
            : origin.Proposal is not null ? await LandAsync(work, cancellationToken)
            : await CommitAsync(work, cancellationToken);
    }

    private async Task<DeliveryOutcome> CommitAsync(DeliveryWork work, CancellationToken cancellationToken)
    {
        FolderWrite write;
        try
        {
            var change = new FolderChange(work.Origin.DataPath, work.Read.Default.Version, work.Delivery.Files, work.Delivery.CommitMessage);
            write = await writer.WriteAsync(work.Origin.DefaultBranch, work.Origin.Default, change, cancellationToken);
        }
        catch (GitHubRefusalException refused) when (refused.Refusal is Refusal.Forbidden or Refusal.Conflict)
        {
            return await ProposeAsync(work, [$"{refused.Message} {Waits(work)}"], cancellationToken);
        }

        return write.IsWritten
            ? await TellAsync(work, write.Tip.Commit, work.Origin.DefaultBranch, [], cancellationToken)
            : new DeliveryOutcome.Moved();
    }

    /// <summary>Earlier data waits on the proposal branch, since the default branch could not be written: by now, perhaps, all of it can be there.</summary>
    private async Task<DeliveryOutcome> LandAsync(DeliveryWork work, CancellationToken cancellationToken)
    {
        string? commit;
        try
        {
            commit = await proposals.WriteAsync(work.Origin, work.Delivery, announce: null, cancellationToken);
        }
        catch (GitHubRefusalException refused) when (refused.Refusal is Refusal.Forbidden or Refusal.Conflict)
        {
            return await KeepAsync(work, [refused.Message], cancellationToken);
        }

        return commit is null ? new DeliveryOutcome.Moved()
            : await standing.LandAsync(work.Origin, commit, cancellationToken) is { } obstacle ? await TellAsync(work, commit, work.Origin.Branch, [$"{obstacle} {Waits(work)}"], cancellationToken)
            : await TellAsync(work, commit, work.Origin.DefaultBranch, [], cancellationToken);
    }

    private static string Waits(DeliveryWork work) =>
        $"The data is on branch {work.Origin.Branch} instead, which counts as known; merge it, or let this program write to {work.Origin.DefaultBranch}.";

    private async Task<DeliveryOutcome> ProposeAsync(DeliveryWork work, IReadOnlyList<string> warnings, CancellationToken cancellationToken)
    {
        string? commit;
        try
        {
            if (work.Origin.Pull is { } open)
            {
                return await update.UpdateAsync(work, open, cancellationToken);
            }

            commit = await proposals.WriteAsync(work.Origin, work.Delivery, announce: null, cancellationToken);
        }
        catch (GitHubRefusalException refused) when (refused.Refusal is Refusal.Forbidden or Refusal.Conflict)
        {
            return await KeepAsync(work, [.. warnings, refused.Message], cancellationToken);
        }

        return commit is null ? new DeliveryOutcome.Moved()
            : commit == work.Origin.Default.Commit ? work.Delivered(new Shown("", "", []), warnings)
            : work.As == DeliverAs.PullRequest ? await OpenAsync(work, commit, cancellationToken)
            : await TellAsync(work, commit, work.Origin.Branch, warnings, cancellationToken);
    }

    private async Task<DeliveryOutcome> OpenAsync(DeliveryWork work, string commit, CancellationToken cancellationToken)
    {
        var proposal = work.Proposal(commit, work.Origin.Branch);
        GitHubRefusalException refusal;
        try
        {
            return work.Delivered(await pullRequestDesk.OpenAsync(work.Origin.Branch, work.Origin.DefaultBranch, work.Watch, proposal, cancellationToken), []);
        }
        catch (GitHubRefusalException refused) when (refused.Refusal != Refusal.Unclear)
        {
            refusal = refused;
        }

        try
        {
            return work.Delivered(await standInDesk.TellAsync(work.Watch, proposal, refusal, work.Delivery.DigestName, cancellationToken), []);
        }
        catch (GitHubRefusalException refused) when (refused.Refusal != Refusal.Unclear)
        {
            return work.Delivered(new Shown("", "", []), [StandInDesk.Explain(refusal), refused.Message, $"The data is on branch {work.Origin.Branch}, which counts as known: {proposal.Links.Compare}"]);
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
            return work.Delivered(await issueDesk.TellAsync(work.Watch, proposal, work.Delivery.DigestName, cancellationToken), warnings);
        }
        catch (GitHubRefusalException refused) when (refused.Refusal != Refusal.Unclear)
        {
            return work.Delivered(new Shown("", "", []), [.. warnings, refused.Message]);
        }
    }

    /// <summary>No branch can be written: the words are kept where they can be.</summary>
    private async Task<DeliveryOutcome> KeepAsync(DeliveryWork work, IReadOnlyList<string> causes, CancellationToken cancellationToken)
    {
        try
        {
            var proposal = work.Proposal(commit: "", work.Origin.DefaultBranch) with { Notes = causes };
            return work.Delivered(await issueDesk.TellAsync(work.Watch, proposal, work.Delivery.DigestName, cancellationToken), causes);
        }
        catch (GitHubRefusalException refused) when (refused.Refusal != Refusal.Unclear && settings.HasStepSummary)
        {
            var digest = work.Delivery.Files.First(file => file.Name == work.Delivery.DigestName).Bytes;
            return work.Delivered(new Shown("", "", []), [.. causes, refused.Message, "The digest is in the step summary only."]) with { Summary = Encoding.UTF8.GetString(digest.Span) };
        }
    }
}
