using FindAllDigest.Cli.Answers;
using FindAllDigest.Core.Failures;
using FindAllDigest.Diagnostics;

namespace FindAllDigest.Cli;

/// <summary>The only broad catch, and the only maker of exit codes.</summary>
/// <param name="isJson">Whether standard output is to hold one JSON document and nothing else.</param>
internal sealed class ErrorBoundary(ProgramEnvironment environment, bool isJson)
{
    private const string BugReport = "This is a bug in findall-digest; please report it with the lines below.";
    private const string Stopped = "Stopped. A run in flight is in the journal, and the next refresh collects it.";

    private readonly TextWriter _error = environment.Error;
    private readonly GitHubActions _actions = new(environment);

    // The runner reads annotations on both streams.
    private WorkflowCommands Annotations => new(isJson ? environment.Error : environment.Output);

    /// <param name="help">How the command's help is called, for a wrong command line.</param>
    public async Task<int> RunAsync(Func<Task<ExitCode>> command, string help, CancellationToken cancellationToken)
    {
        try
        {
            return (int)await command();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await _error.WriteLineAsync(Stopped);
            Answer(ErrorAnswer.Of(ExitCode.Cancelled, Stopped));
            return (int)ExitCode.Cancelled;
        }
        catch (DigestException failure)
        {
            var code = Refuse(failure);
            if (failure.ExitCode == ExitCode.CommandLine)
            {
                await _error.WriteLineAsync(LogText.Of($"see '{help}'"));
            }

            await StepSummary.WriteAsync(_actions.StepSummaryPath, _actions.RepositoryUrl, failure, CancellationToken.None);
            return code;
        }
        catch (Exception refusal) when (refusal is (IOException or UnauthorizedAccessException) and not HttpIOException)
        {
            // Files that nobody named: those of the workflow's run, or of a simulation. Whoever knows more has said more.
            return Refuse(new DigestException(
                ExitCode.File,
                $"This machine refused: {refusal.Message.TrimEnd('.')}. Check rights and free space, then run the command again.",
                refusal));
        }
#pragma warning disable CA1031 // The one broad catch: what nobody foresaw is a bug, and says so.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            await TellAsync(bug);
            Answer(ErrorAnswer.Of(ExitCode.Bug, $"{BugReport} {bug.GetType().Name}: {bug.Message}"));
            return (int)ExitCode.Bug;
        }
    }

    /// <summary>Prints a failure a line a problem, and as annotations in a workflow.</summary>
    public void Tell(DigestException failure)
    {
        var commands = Annotations;
        foreach (var problem in failure.Problems)
        {
            _error.WriteLine(LogText.Of(problem.ToString()));
            if (_actions.IsRunning)
            {
                commands.Error(problem);
            }
        }

        if (failure.Problems.Count == 0)
        {
            _error.WriteLine(LogText.Of(failure.Message));
            if (_actions.IsRunning)
            {
                commands.Error(failure.Message);
            }
        }
    }

    private int Refuse(DigestException failure)
    {
        Tell(failure);
        Answer(ErrorAnswer.Of(failure));
        return (int)failure.ExitCode;
    }

    /// <summary>Says to a program why there is no answer, unless one stands there already.</summary>
    private void Answer(ErrorAnswer answer)
    {
        if (isJson && environment.Output is not MaskingWriter { IsUsed: true })
        {
            environment.Output.WriteLine(JsonAnswer.Of(answer, CommandJson.Default.ErrorAnswer));
        }
    }

    // What a bug says may quote anything that was typed or read, so each of its lines is made harmless.
    private async Task TellAsync(Exception bug)
    {
        await _error.WriteLineAsync(BugReport);
        foreach (var line in bug.ToString().Split('\n'))
        {
            await _error.WriteLineAsync($"  {LogText.Of(line)}");
        }

        if (_actions.IsRunning)
        {
            Annotations.Error($"{BugReport} {bug.GetType().Name}: {bug.Message}");
        }
    }
}
