using FindAllDigest.Pipeline.Proposals;

namespace FindAllDigest.Delivery;

/// <summary>Shows a delivery by the changed files of the work tree: the digest's path is all that people need.</summary>
internal sealed class LocalFolder : IDeliveryTarget
{
    public bool Takes(Publication publication) => publication.Session.Branches is null;

    public Task<ShowOutcome> ShowAsync(Publication publication, CancellationToken cancellationToken) =>
        Task.FromResult<ShowOutcome>(new ShowOutcome.Shown());
}
