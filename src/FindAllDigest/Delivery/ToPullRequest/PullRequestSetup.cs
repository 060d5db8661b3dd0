using FindAllDigest.Core.Watches;
using FindAllDigest.Delivery.ToIssue;
using FindAllDigest.GitHub.Conversations;
using FindAllDigest.Pipeline.Proposals;

namespace FindAllDigest.Delivery.ToPullRequest;

/// <summary>Does what is done once for each pull request: labels and people, and the end of the issue that stood in for it.</summary>
internal sealed class PullRequestSetup(LabelsAndPeople decoration, FallbackIssue fallbackIssue)
{
    public async Task<ShowOutcome.Shown> FinishAsync(PullRequest pull, Watch watch, CancellationToken cancellationToken)
    {
        var refusals = await decoration.ApplyAsync(pull.Number, watch.Delivery, isPullRequest: true, cancellationToken);
        await fallbackIssue.CloseAsync(watch.Name, pull.Number, cancellationToken);
        return new ShowOutcome.Shown(pull.Url) { Warnings = refusals };
    }
}
