using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Runs;
using FindAllDigest.Pipeline.Health;

namespace FindAllDigest.Rendering.Views;

/// <summary>What in a dashboard needs a person most.</summary>
internal static class DashboardNeeds
{
    private static readonly TimeSpan JustBefore = TimeSpan.FromHours(1);

    /// <summary>What keeps a watch from finding anything and waits for a person comes first, then what may pass by
    /// itself, then warnings.</summary>
    public static int Rank(WatchTrouble trouble) => trouble switch
    {
        { IsGrave: true, MayPass: false } => 0,
        { IsGrave: true } => 1,
        _ => 2,
    };

    public static int Rank(WatchHealth health) => health switch
    {
        { Troubles.Count: > 0 } => health.Troubles.Min(Rank),
        { Review: not null } => 3,
        _ => 4,
    };

    /// <summary>Why the service takes no run of this account, of whatever watch: it refused one before it began, a person can mend
    /// that, and none was begun since, or just before. Null where it takes runs.</summary>
    public static ReportedFailure? Refusal(IReadOnlyList<WatchHealth> watches) => watches
        .SelectMany(health => health.Failures.Items)
        .FirstOrDefault(failure => failure is { ExitCode: ExitCode.FindAll, Run: null, Remedy.Length: > 0 }
            && !watches.Any(health => health.LastSuccess > failure.When - JustBefore));
}
