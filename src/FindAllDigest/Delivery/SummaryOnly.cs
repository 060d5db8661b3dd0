using FindAllDigest.Pipeline.Proposals;

namespace FindAllDigest.Delivery;

/// <summary>The last place for a digest that no branch took: the step summary of the workflow's run.</summary>
/// <param name="hasStepSummary">Whether a workflow shows what is written there.</param>
internal sealed class SummaryOnly(bool hasStepSummary) : IDeliveryTarget
{
    public bool Takes(Publication publication) => hasStepSummary && publication.NotStored is not null;

    public Task<ShowOutcome> ShowAsync(
        Publication publication, CancellationToken cancellationToken) => Task.FromResult<ShowOutcome>(new ShowOutcome.Shown
        {
            Warnings = [.. publication.Refusals, "The digest is in the step summary only."],
            Summary = publication.Change.DigestText ?? "",
        });
}
