using System.CommandLine;
using FindAllDigest.Core.Failures;
using FindAllDigest.Diagnostics;
using FindAllDigest.Pipeline;

namespace FindAllDigest.Cli;

/// <summary><c>findall-digest review</c>: acts on the boxes that people ticked in a digest pull request.</summary>
internal static class ReviewCommand
{
    public static Command Create(ActionBinder bind)
    {
        var number = new Argument<int>("PR") { Description = "Number of the pull request." };
        var command = new Command("review", "Act on the boxes ticked in a digest pull request.") { number };
        command.Validators.Add(result =>
        {
            if (result.GetValue(number) < 1)
            {
                result.AddError("PR is the number of a pull request, such as 12.");
            }
        });
        command.SetAction(bind(async (context, parse, cancellationToken) =>
        {
            if (!context.Actions.HasRepository)
            {
                throw new DigestException(ExitCode.GitHub, "A review needs GITHUB_TOKEN and GITHUB_REPOSITORY, and one of them is not set.");
            }

            using var loggers = context.CreateLoggers();
            using var repository = RepositoryChoice.OpenGitHub(context, null, loggers);
            var asked = parse.GetRequiredValue(number);
            Print(context, await repository.ReviewAsync(asked, context.Actions.BodyEditOf(asked), cancellationToken));
            return ExitCode.Done;
        }));
        return command;
    }

    private static void Print(CommandContext context, ReviewReport report)
    {
        if (context.Settings.IsJson)
        {
            context.Answer(new ReviewAnswer(report.Number, report.Watch?.Value, report.Summary, report.Message, report.Warnings), CommandJson.Default.ReviewAnswer);
            return;
        }

        context.Answer(report.Message);
        foreach (var warning in report.Warnings)
        {
            context.AnswerMore($"warning: {warning}");
            if (context.Actions.IsRunning)
            {
                new WorkflowCommands(context.Environment.Output).Warning(warning);
            }
        }
    }
}

/// <summary>What a review did.</summary>
/// <param name="Watch">Null where the pull request is not a digest of this repository.</param>
/// <param name="Decided"><c>1 rejected, 2 snoozed</c>; empty when nothing was decided.</param>
internal sealed record ReviewAnswer(int PullRequest, string? Watch, string Decided, string Message, IReadOnlyList<string> Warnings);
