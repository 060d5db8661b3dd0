namespace FindAllDigest.Simulator.Json;

/// <summary>The faults found in one document so far.</summary>
internal sealed class ProblemList(string file)
{
    private readonly List<ScenarioProblem> _problems = [];

    public void Add(int line, string what, string remedy) => _problems.Add(new(file, line, what, remedy));

    /// <exception cref="ScenarioException">Something was found.</exception>
    public void ThrowIfAny()
    {
        if (_problems.Count > 0)
        {
            throw new ScenarioException([.. _problems.OrderBy(problem => problem.Line)]);
        }
    }
}
