using FindAllDigest.Simulator.Faults;

namespace FindAllDigest.Simulator.Scenarios;

/// <summary>A fictional market and the story that the simulator plays with it. Read from a file by <see cref="ScenarioFile"/>.</summary>
public sealed record Scenario
{
    public required string Name { get; init; }

    /// <summary>Virtual time at which the story begins.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>Source of every id, order and leak, so that the same scenario gives the same run.</summary>
    public required long Seed { get; init; }

    /// <summary>The query that the market answers; also what ingest gives for its objective.</summary>
    public required ScenarioQuery Query { get; init; }

    public RunTiming Timing { get; init; } = new();
    public SimulatorBehaviour Behaviour { get; init; } = new();
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>How runs of certain days end when they do not meet their limit; other days end with <c>candidates_exhausted</c>.</summary>
    public IReadOnlyList<ScenarioEnding> Endings { get; init; } = [];

    /// <summary>Runs that somebody made before the story begins; they exist, and nobody is billed for them.</summary>
    public IReadOnlyList<EarlierRun> EarlierRuns { get; init; } = [];

    public required IReadOnlyList<ScenarioEntity> Entities { get; init; }
}
