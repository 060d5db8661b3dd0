using System.CommandLine;
using FindAllDigest.Cli.Answers;
using FindAllDigest.Core.Failures;
using FindAllDigest.Pipeline;

namespace FindAllDigest.Cli.Commands;

/// <summary><c>findall-digest review</c>: acts on the boxes that people ticked in a digest pull request.</summary>
internal static class ReviewCommand
{
    public static Command Create(ActionBinder bind)
    {
        var number = new Argument<PullRequestReference>("PR") { Description = "A digest pull request: 12, #12 or its address.", CustomParser = OptionValues.PullRequest };
        var command = new Command("review", "Act on the boxes ticked in a digest pull request.") { number };
        command.SetAction(bind(async (context, parse, cancellationToken) =>
        {
            if (!context.Actions.HasRepository)
            {
                throw new DigestException(ExitCode.GitHub, "A review needs GITHUB_TOKEN and GITHUB_REPOSITORY, and one of them is not set.");
            }

            using var loggers = context.CreateLoggers();
            await using var place = Composition.OpenGitHub(context, null, loggers);
            var asked = parse.GetRequiredValue(number).NumberIn(context.Actions);
            if (place.Proposals is { } proposals)
            {
                Print(context, await proposals.ReviewAsync(asked, context.Actions.BodyEditOf(asked), context.Today, cancellationToken));
            }

            return ExitCode.Done;
        }));
        return command;
    }

    private static void Print(CommandContext context, ReviewReport report)
    {
        foreach (var warning in report.Warnings)
        {
            context.Warn(warning);
        }

        if (context.Settings.IsJson)
        {
            context.Answer(new ReviewAnswer(report.Number, report.Watch?.Value, report.Summary, report.Message, report.Warnings), CommandJson.Default.ReviewAnswer);
            return;
        }

        context.Answer(report.Message);
    }
}
