using System.CommandLine;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;
using FindAllDigest.GitHub.Git;
using FindAllDigest.Pipeline;
using FindAllDigest.Rendering;
using FindAllDigest.Store.GitHub;

namespace FindAllDigest.Cli;

/// <summary><c>findall-digest preview</c>: tries the criteria of watches on a few candidates, and shows the verdicts.</summary>
internal static class PreviewCommand
{
    public static Command Create(ActionBinder bind)
    {
        var watches = new Argument<string[]>("WATCH") { Description = "Watches to preview; all when none is named.", Arity = ArgumentArity.ZeroOrMore };
        var comment = new Option<int?>("--comment") { Description = "Take the watch as this pull request has it, and post the preview there.", HelpName = "PR" };
        var command = new Command("preview", "Try the criteria on up to ten candidates for a flat fee, and show the verdicts.") { watches, comment };
        command.Validators.Add(result =>
        {
            if (result.GetResult(comment) is { Errors: var errors } && !errors.Any() && result.GetValue(comment) < 1)
            {
                result.AddError("PR is the number of a pull request, such as 12.");
            }
        });
        command.SetAction(bind(async (context, parse, cancellationToken) =>
        {
            var number = parse.GetValue(comment);
            if (number is not null && !context.Actions.HasRepository)
            {
                throw new DigestException(ExitCode.GitHub, "--comment needs GITHUB_TOKEN and GITHUB_REPOSITORY, and one of them is not set. Nothing was bought.");
            }

            using var loggers = context.CreateLoggers();
            using var findAll = FindAllAccess.Open(context, loggers);
            var repository = RepositoryChoice.Open(context, isReadOnly: false, loggers);
            using var held = repository as IDisposable;
            var prices = await CommandContext.PricesAsync(repository, cancellationToken);
            var exitCode = ExitCode.Done;
            List<PreviewedWatch> answers = [];
            foreach (var watch in await context.WatchesAsync(repository, parse.GetValue(watches) ?? [], cancellationToken))
            {
                try
                {
                    await PreviewAsync(context, repository, findAll, prices, watch, number, answers, cancellationToken);
                }
                catch (DigestException failure)
                {
                    context.Errors.Tell(failure);
                    exitCode = failure.ExitCode > exitCode ? failure.ExitCode : exitCode;
                }
            }

            if (context.Settings.IsJson)
            {
                context.Answer([.. answers], CommandJson.Default.PreviewedWatchArray);
            }

            return exitCode;
        }));
        return command;
    }

    private static async Task PreviewAsync(CommandContext context, IRepository repository, IFindAllService findAll, PriceTable prices, WatchName watch, int? pullRequest, List<PreviewedWatch> shown, CancellationToken cancellationToken)
    {
        FindAllRunId? id = null;
        var gitHub = pullRequest is null ? null : repository as GitHubRepository;
        var snapshot = gitHub is not null && pullRequest is { } number
            ? await gitHub.ReadProposedAsync(number, watch, cancellationToken)
            : await repository.ReadAsync(watch, cancellationToken);
        var data = WatchContext.Read(snapshot);
        var memory = new WatchMemory(repository, snapshot);
        var time = context.Environment.Time;
        var run = new PreviewRun(findAll, new RunWaiter(findAll, time, PollSetting.Read(context.Environment)), prices, time);
        if (run.RefusalBy(data.Watch.Budget, memory) is { } refusal)
        {
            Tell(refusal);
            return;
        }

        var criteria = await new CriteriaSource(findAll).CriteriaAsync(data, cancellationToken);
        await using var progress = ProgressDisplay.Start(context, cancellationToken);
        var result = await run.RunAsync(memory, watch, criteria, PreviewText.LongestWait, Started, progress.For(watch), cancellationToken);
        if (result is null || id is null)
        {
            Tell($"the preview needs longer. 'findall-digest init NAME --from {id}' makes a watch of it later.");
            return;
        }

        // It is paid for, so it is shown before a comment can be refused.
        shown.Add(new(watch.Value, id.Value, run.CostUsd, "", PreviewText.Answers(result)));
        if (!context.Settings.IsJson)
        {
            context.Answer($"{watch.Value}:");
            PreviewText.Print(context, result);
        }

        if (gitHub is not null && pullRequest is { } below)
        {
            await gitHub.CommentAsync(below, PreviewComment.Render(watch, result), HiddenMarkers.Preview(watch, id), cancellationToken);
        }

        void Started(FindAllRunId created)
        {
            id = created;
            context.Remark($"{watch.Value}: preview {created} has begun.");
        }

        void Tell(string message)
        {
            shown.Add(new(watch.Value, id?.Value, id is null ? 0 : run.CostUsd, message, []));
            if (!context.Settings.IsJson)
            {
                context.Answer($"{watch.Value}: {message}");
            }
        }
    }
}

/// <summary>The preview of one watch, for machines.</summary>
/// <param name="FindallId">Null when none was started.</param>
/// <param name="Message">Why there are no candidates; empty when there are.</param>
internal sealed record PreviewedWatch(string Watch, string? FindallId, decimal CostUsd, string Message, IReadOnlyList<PreviewAnswer> Candidates);
