namespace FindAllDigest.Simulator.Json;

/// <summary>A scenario or state file cannot be used. The message lists every problem, a line each, with file, line and remedy.</summary>
public sealed class ScenarioException(IReadOnlyList<ScenarioProblem> problems, Exception? innerException = null)
    : Exception(string.Join('\n', problems), innerException)
{
    /// <summary>Every problem found; never empty.</summary>
    public IReadOnlyList<ScenarioProblem> Problems { get; } = problems;
}
