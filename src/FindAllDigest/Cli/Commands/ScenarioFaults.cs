using FindAllDigest.Core.Failures;
using FindAllDigest.Simulator;
using FindAllDigest.Simulator.Json;

namespace FindAllDigest.Cli.Commands;

/// <summary>Starts the simulator, and tells what is wrong with its scenario as faults of any other file are told.</summary>
internal static class ScenarioFaults
{
    /// <exception cref="DigestException">The scenario, or what is kept of an earlier call, is wrong; all faults at once.</exception>
    public static async Task<FindAllSimulator> StartAsync(SimulatorOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await FindAllSimulator.StartAsync(options, cancellationToken);
        }
        catch (ScenarioException wrong)
        {
            throw new DigestException([.. wrong.Problems.Select(
                problem => new FileProblem(problem.File, problem.Line, 0, problem.What, problem.Remedy))]);
        }
    }
}
