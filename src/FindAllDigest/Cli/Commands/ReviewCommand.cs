using System.CommandLine;
using FindAllDigest.Cli.Answers;
using FindAllDigest.Core.Failures;
using FindAllDigest.Diagnostics;
using FindAllDigest.Pipeline;
using FindAllDigest.Pipeline.Proposals;

namespace FindAllDigest.Cli.Commands;

/// <summary><c>findall-digest review</c>: acts on the boxes that people ticked in a digest pull request.</summary>
internal static class ReviewCommand
{
    public static Command Create(ActionBinder bind)
    {
        var number = new Argument<PullRequestReference>("PR")
        {
            Description = "A digest pull request: 12, #12 or its address; or an issue of this program, by its number.",
            CustomParser = OptionValues.PullRequest,
        };
        var command = new Command(
            "review", "Act on the boxes ticked in a digest pull request or the dashboard, and on commands in comments.") { number };
        return bind(command, async (context, parse, cancellationToken) =>
        {
            await using var scope = CommandScope.Open(context, isReadOnly: false);
            var proposals = scope.Place.Proposals ?? throw new DigestException(
                ExitCode.GitHub, "A review needs GITHUB_TOKEN and GITHUB_REPOSITORY, and one of them is not set.");
            var asked = parse.GetRequiredValue(number).NumberIn(context.Actions);
            var report = await proposals.ReviewAsync(
                new ReviewRequest(asked, context.Today)
                {
                    Event = context.Actions.EventOf(asked),
                    RepeatedRun = context.Actions.RepeatedRunId,
                },
                cancellationToken);
            var done = await DoAsync(scope, report, cancellationToken);
            Print(context, report, done);
            await StepOutputs.WriteRefreshesAsync(context.Actions.OutputPath, done.Refreshes, cancellationToken);
            return ExitCode.Done;
        });
    }

    /// <summary>Does what was ticked in the dashboard, and clears its boxes.</summary>
    private static async Task<DoneActs> DoAsync(CommandScope scope, ReviewReport report, CancellationToken cancellationToken)
    {
        var (context, place) = (scope.Context, scope.Place);
        var acts = new DashboardActs(place.Store, place.Ladder, scope.ExtensionAsync, context.Environment.Time)
        {
            IsFollowed = context.Actions.OutputPath.Length > 0,
            WorkflowRun = context.Actions.RunId,
        };
        var done = await acts.DoAsync(report, cancellationToken);
        if (done.Answers.Count > 0 && place.Health is { } dashboard)
        {
            await dashboard.ClearAsync(report.Number, done.Answers, cancellationToken);
        }

        return done;
    }

    private static void Print(CommandContext context, ReviewReport report, DoneActs done)
    {
        foreach (var warning in report.Warnings)
        {
            context.Warn(warning);
        }

        context.AnswerJson(
            new ReviewAnswer(report.Number, report.Watch?.Value, report.Summary, report.Message, report.Warnings),
            CommandJson.Default.ReviewAnswer);
        context.Answer(report.Message);
        foreach (var (act, answer) in done.Answers)
        {
            context.AnswerMore($"{act.Name}: {answer.Words}");
        }

        foreach (var act in done.Left)
        {
            context.AnswerMore(
                $"{act.Name}: the tick stays, since only the workflow starts refreshes; 'findall-digest refresh --force' does it here");
        }
    }
}
