using FindAllDigest.Core.Failures;
using FindAllDigest.Diagnostics;

namespace FindAllDigest.Cli;

/// <summary>The only broad catch, and the only maker of exit codes.</summary>
public sealed class ErrorBoundary(TextWriter error, TextWriter output, GitHubActions actions)
{
    public async Task<int> RunAsync(Func<Task<ExitCode>> command, CancellationToken cancellationToken)
    {
        try
        {
            return (int)await command();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await error.WriteLineAsync("Stopped. A run in flight is in the journal, and the next refresh collects it.");
            return (int)ExitCode.Cancelled;
        }
        catch (DigestException failure)
        {
            Tell(failure);
            await StepSummary.WriteAsync(actions.StepSummaryPath, failure, CancellationToken.None);
            return (int)failure.ExitCode;
        }
#pragma warning disable CA1031 // The one broad catch: what nobody foresaw is a bug, and says so.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            await error.WriteLineAsync($"This is a bug in findall-digest; please report it.\n{bug}");
            return (int)ExitCode.Bug;
        }
    }

    /// <summary>Prints a failure a line a problem, and as annotations in a workflow.</summary>
    public void Tell(DigestException failure)
    {
        var commands = new WorkflowCommands(output);
        foreach (var problem in failure.Problems)
        {
            error.WriteLine(LogText.Of(problem.ToString()));
            if (actions.IsRunning)
            {
                commands.Error(problem);
            }
        }

        if (failure.Problems.Count == 0)
        {
            error.WriteLine(LogText.Of(failure.Message));
            if (actions.IsRunning)
            {
                commands.Error(failure.Message);
            }
        }
    }
}
