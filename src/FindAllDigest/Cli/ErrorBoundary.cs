using FindAllDigest.Core.Failures;
using FindAllDigest.Diagnostics;

namespace FindAllDigest.Cli;

/// <summary>The only broad catch, and the only maker of exit codes.</summary>
/// <param name="annotations">Where a workflow's runner reads annotations.</param>
internal sealed class ErrorBoundary(TextWriter error, TextWriter annotations, GitHubActions actions)
{
    private const string BugReport = "This is a bug in findall-digest; please report it with the lines below.";

    /// <param name="help">How the command's help is called, for a wrong command line.</param>
    public async Task<int> RunAsync(Func<Task<ExitCode>> command, string help, CancellationToken cancellationToken)
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
            if (failure.ExitCode == ExitCode.CommandLine)
            {
                await error.WriteLineAsync(LogText.Of($"see '{help}'"));
            }

            await StepSummary.WriteAsync(actions.StepSummaryPath, actions.RepositoryUrl, failure, CancellationToken.None);
            return (int)failure.ExitCode;
        }
#pragma warning disable CA1031 // The one broad catch: what nobody foresaw is a bug, and says so.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            await TellAsync(bug);
            return (int)ExitCode.Bug;
        }
    }

    /// <summary>Prints a failure a line a problem, and as annotations in a workflow.</summary>
    public void Tell(DigestException failure)
    {
        var commands = new WorkflowCommands(annotations);
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

    // What a bug says may quote anything that was typed or read, so each of its lines is made harmless.
    private async Task TellAsync(Exception bug)
    {
        await error.WriteLineAsync(BugReport);
        foreach (var line in bug.ToString().Split('\n'))
        {
            await error.WriteLineAsync($"  {LogText.Of(line)}");
        }

        if (actions.IsRunning)
        {
            new WorkflowCommands(annotations).Error($"{BugReport} {bug.GetType().Name}: {bug.Message}");
        }
    }
}
