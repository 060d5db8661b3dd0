using FindAllDigest.Core.Dashboards;

namespace FindAllDigest.Pipeline.Health;

/// <summary>The place where people see how all watches are.</summary>
internal interface IHealthDisplay
{
    /// <summary>Whether it is shown even when nothing is wrong.</summary>
    Task<bool> IsShownAsync(CancellationToken cancellationToken);

    /// <summary>Brings it up to date.</summary>
    /// <param name="isAsked">Whether a person asked for the refreshes, and not a schedule.</param>
    Task ShowAsync(IReadOnlyList<WatchHealth> watches, bool isAsked, CancellationToken cancellationToken);

    /// <summary>Clears boxes that were acted on, and writes beside each what came of it.</summary>
    /// <param name="answers">A few words each, which may quote anything.</param>
    Task ClearAsync(int issue, IReadOnlyDictionary<DashboardAct, DashboardAnswer> answers, CancellationToken cancellationToken);
}
