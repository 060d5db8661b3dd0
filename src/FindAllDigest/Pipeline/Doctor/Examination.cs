using FindAllDigest.Core.Runs;

namespace FindAllDigest.Pipeline.Doctor;

/// <summary>What the checks look at, read once.</summary>
/// <param name="Watches">Each watch at one moment.</param>
/// <param name="Service">The service, asked nothing yet.</param>
/// <param name="Prices">What it charges.</param>
/// <param name="Now">The moment.</param>
public sealed record Examination(IReadOnlyList<WatchData> Watches, IFindAllService Service, PriceTable Prices, DateTimeOffset Now)
{
    /// <summary>The watches whose files are without fault.</summary>
    public IEnumerable<WatchData> Sound => Watches.Where(watch => watch.Faults.Count == 0);
}
