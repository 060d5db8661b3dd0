namespace FindAllDigest.Core.Dashboards;

/// <summary>One edit of the dashboard, as GitHub's event tells it.</summary>
/// <param name="Before">The text before it.</param>
/// <param name="After">The text after it.</param>
/// <param name="At">When, by GitHub's clock, to the second.</param>
public sealed record DashboardEdit(DashboardText Before, DashboardText After, DateTimeOffset At)
{
    /// <summary>The names of the boxes that it ticked.</summary>
    internal IReadOnlyList<string> Ticked => After.TickedSince(Before);
}
