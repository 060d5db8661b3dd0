namespace FindAllDigest.Core.Dashboards;

/// <summary>What came of a tick, as it stands beside the box.</summary>
/// <param name="Words">One line; it may quote anything, so it is escaped where it is shown.</param>
public sealed record DashboardAnswer(string Words)
{
    /// <summary>Who is to do what was ticked; null where it is done, or nobody will.</summary>
    public AskedRefresh? Asked { get; init; }
}

/// <summary>A refresh that a workflow run was asked for, and that has not told yet what came of it.</summary>
/// <param name="WorkflowRun">GitHub's number of the workflow run, which stays when a person runs it again.</param>
/// <param name="At">When it was asked (UTC), to the second.</param>
public sealed record AskedRefresh(string WorkflowRun, DateTimeOffset At);
