using FindAllDigest.Core.Watches;

namespace FindAllDigest.Diagnostics;

/// <summary>Watches as the matrix of a workflow's job: <c>{"watch":["a","b"]}</c>.</summary>
internal sealed record PlanMatrix(IReadOnlyList<WatchName> Watches)
{
    /// <summary>Most jobs that GitHub makes of a matrix.</summary>
    /// <remarks><see href="https://docs.github.com/en/actions/reference/limits"/></remarks>
    public const int MaximumJobs = 256;

    /// <summary>Most watches that one job refreshes together; above it each has a job of its own.</summary>
    public const int MaximumInOneJob = 20;

    /// <summary>Whether there is anything to do: GitHub refuses an empty matrix.</summary>
    public bool HasAny => Watches.Count > 0;

    /// <summary>Whether one job would be too long.</summary>
    public bool HasMany => Watches.Count > MaximumInOneJob;

    /// <summary>One line of JSON. A job gets one watch, or beyond <see cref="MaximumJobs"/> several with spaces between.</summary>
    /// <remarks>The name of a watch is letters, digits and hyphens, so that nothing needs escaping.</remarks>
    public override string ToString()
    {
        var jobs = Watches
            .Select((watch, index) => (watch.Value, Job: index % MaximumJobs))
            .GroupBy(watch => watch.Job, watch => watch.Value)
            .Select(names => $"\"{string.Join(' ', names)}\"");
        return $"{{\"watch\":[{string.Join(',', jobs)}]}}";
    }
}
