using FindAllDigest.Core.Failures;
using FindAllDigest.Diagnostics;

namespace FindAllDigest.Cli.Commands;

/// <summary>Names <c>doctor</c> at the end of a run that failed, in the log and on the workflow run's page.</summary>
internal static class DoctorHint
{
    // Whoever checks a file, or asks how things are, has the faults before the eyes.
    private static readonly string[] Commands =
    [
        RefreshCommand.Name, "plan", "sync", "review", "cancel", "extend", "resolve", "restore", "init", "preview", "estimate", "tune"
    ];

    public static async Task TellAsync(ProgramEnvironment environment, string command, ExitCode code)
    {
        var mayHelp = code is ExitCode.File or ExitCode.FindAll or ExitCode.GitHub or ExitCode.Decision;
        if (!mayHelp || !Commands.Contains(command))
        {
            return;
        }

        await environment.Error.WriteLineAsync(
            "'findall-digest doctor' looks at everything that can be in the way, and tells the remedy of each.");
        var actions = new GitHubActions(environment);
        var form = actions.RepositoryUrl.Length == 0
            ? "Fix a run"
            : $"[Fix a run]({actions.RepositoryUrl}/actions/workflows/fix-a-run.yml)";
        await StepSummary.WriteTextAsync(
            actions.StepSummaryPath, $"\n{form} has the choice *Look at everything that can be in the way*.", CancellationToken.None);
    }
}
