namespace FindAllDigest.Simulator.Contract;

/// <summary>The words of <c>status.status</c>.</summary>
public static class RunStatuses
{
    public const string Queued = "queued";
    public const string Running = "running";
    public const string ActionRequired = "action_required";
    public const string Completed = "completed";
    public const string Failed = "failed";
    public const string Cancelled = "cancelled";

    /// <summary>Every status in which a run can come to rest.</summary>
    public static IReadOnlyList<string> AtRest { get; } = [ActionRequired, Completed, Failed, Cancelled];
}
