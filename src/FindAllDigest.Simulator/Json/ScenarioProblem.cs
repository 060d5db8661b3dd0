
namespace FindAllDigest.Simulator.Json;

/// <summary>One fault of a scenario, state or admin document.</summary>
/// <param name="Line">Line of the fault, from 1; 0 when it is the whole document.</param>
/// <param name="What">What is wrong, with the value that is.</param>
public sealed record ScenarioProblem(string File, int Line, string What, string Remedy)
{
    public override string ToString() =>
        Line == 0
            ? $"{File}: {What} {Remedy}"
            : $"{File}({Line}): {What} {Remedy}";
}
