using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Runs;
using FindAllDigest.Pipeline.Runs;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Pipeline.Doctor;

/// <summary>What the checks look at, read once.</summary>
/// <param name="Watches">Each watch at one moment.</param>
/// <param name="Unopened">Why other watches could not be opened.</param>
/// <param name="Setup">How the repository is set up; null where watches lie in a folder.</param>
internal sealed record Examination(
    IReadOnlyList<WatchData> Watches,
    IReadOnlyList<FileProblem> Unopened,
    RepositorySetup? Setup,
    IFindAllService Service,
    PriceTable Prices,
    DateTimeOffset Now)
{
    /// <summary>The watches whose files are without fault.</summary>
    public IEnumerable<WatchData> Sound => Watches.Where(watch => watch.Faults.Count == 0);

    /// <summary>The labels of watches that were delivered before; the first delivery makes its labels itself.</summary>
    public static IReadOnlyList<string> LabelsOf(IEnumerable<WatchData> watches) =>
    [
        .. watches
            .Where(watch => watch.Faults.Count == 0
                && watch.State.Ledger.Runs.Any(run => run.Delivery.Contains("://", StringComparison.Ordinal)))
            .SelectMany(watch => watch.Default.Watch.Delivery.Labels)
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];
}
