namespace FindAllDigest.Core.Runs;

/// <summary>Something that the service tells of a run while it works on it. It is for whoever
/// looks on; what counts is the result.</summary>
/// <param name="Id">To go on after it; null for an event that the service may not have kept.</param>
public record RunEvent(string? Id)
{
    /// <summary>How the run stands.</summary>
    public sealed record Status(RunStatus Now) : RunEvent(Id: null);

    /// <summary>A candidate satisfied every match condition.</summary>
    public sealed record Matched(string? Id, string Candidate, string Name) : RunEvent(Id);
}
