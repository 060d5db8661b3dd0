namespace FindAllDigest.Pipeline;

/// <summary>Stores a watch's new data and shows it to people.</summary>
public interface IDelivery
{
    /// <param name="session">The watch as it was read; if somebody changed its data since, nothing is written and the caller starts over.</param>
    /// <param name="today">The day (UTC) of the refresh.</param>
    Task<DeliveryOutcome> DeliverAsync(IWatchSession session, DataChange change, DateOnly today, CancellationToken cancellationToken);
}
