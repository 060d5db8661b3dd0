using System.CommandLine;
using FindAllDigest.Cli.Answers;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Runs;
using FindAllDigest.Pipeline.Sessions;
using FindAllDigest.Rendering;

namespace FindAllDigest.Cli.Commands;

/// <summary><c>findall-digest preview</c>: tries the criteria of watches on a few candidates, and shows the verdicts.</summary>
internal static class PreviewCommand
{
    public static Command Create(ActionBinder bind)
    {
        var watches = WatchArguments.Many("Watches to preview; all when none is named.");
        var comment = Options.Value(
            "--comment",
            "PR",
            "Take the watch as this pull request (12, #12 or its address) has it, and post the preview there.",
            OptionValues.PullRequest);
        var force = Options.Flag("--force", "Buy another preview although one of these words was bought within a day.");
        var command = new Command("preview", "Try the criteria on up to ten candidates for a flat fee, and show the verdicts.")
        {
            watches,
            comment,
            force
        };
        return bind(command, async (context, parse, cancellationToken) =>
        {
            var number = parse.GetValue(comment)?.NumberIn(context.Actions);
            if (number is not null && !context.Actions.HasRepository)
            {
                throw new DigestException(
                    ExitCode.GitHub, "--comment needs GITHUB_TOKEN and GITHUB_REPOSITORY, and one of them is not set. Nothing was bought.");
            }

            await using var scope = CommandScope.Open(context, isReadOnly: false);
            var prices = await scope.PricesAsync(cancellationToken);
            var named = parse.GetValue(watches) ?? [];

            // A pull request may propose a watch that is nowhere else yet.
            var selection = number is null || named.Length == 0
                ? await scope.SelectAsync(named, cancellationToken)
                : new WatchSelection([.. named.Select(text => WatchArguments.Parse(text)).Distinct()], ExitCode.Done);
            List<PreviewedWatch> answers = [];
            var exitCode = await scope.ForEachAsync(
                selection, watch => PreviewAsync(scope, prices, watch, number, parse.GetValue(force), answers, cancellationToken));

            context.AnswerJson([.. answers], CommandJson.Default.PreviewedWatchArray);
            return exitCode;
        });
    }

    private static async Task PreviewAsync(
        CommandScope scope,
        PriceTable prices,
        WatchName watch,
        int? pullRequest,
        bool isForced,
        List<PreviewedWatch> shown,
        CancellationToken cancellationToken)
    {
        var (context, place) = (scope.Context, scope.Place);
        var session = place.Proposals is { } proposals && pullRequest is { } number
            ? await proposals.OpenProposedAsync(number, watch, cancellationToken)
            : await place.Store.OpenAsync(watch, cancellationToken);
        if (!session.Data.Default.HasWatch)
        {
            throw WatchArguments.Unknown(watch, (await place.Store.ListAsync(cancellationToken)).Watches);
        }

        var data = WatchContext.Of(session);
        await using var answering = await scope.AnswerAsync(session.Data, cancellationToken);
        var findAll = answering.FindAll;
        var run = new PreviewRun(
            findAll, context.Environment.Time, answering.Poll, prices, data.Watch, new WatchMemory(session));
        var criteria = await new CriteriaSource(findAll).CriteriaAsync(data, cancellationToken);
        var (recent, isUnread) = (run.Recent(criteria), run.Unread(criteria) is not null);
        var overlooked = isForced && !isUnread ? recent : null;
        if (overlooked is null && recent is { Id: { } known })
        {
            context.Remark(isUnread
                ? $"{watch.Value}: preview {known} was bought before and never read; it is read now, and nothing is bought."
                : $"{watch.Value}: preview {known} of these words was bought {PeopleTime.Ago(recent.Started, scope.Now)} and is read "
                    + $"again; nothing is bought. 'findall-digest preview {watch.Value} --force' buys another one.");
        }

        await using var progress = ProgressDisplay.Start(context, cancellationToken);
        var preview = await run.RunAsync(
            criteria,
            overlooked,
            created => context.Remark($"{watch.Value}: preview {created} has begun."),
            progress.For(watch),
            cancellationToken);
        if (preview.Refusal.Length > 0)
        {
            Tell(preview.Refusal);
            return;
        }

        if (preview is not { Id: { } id, Result: { } result })
        {
            Tell($"the preview needs longer. 'findall-digest init NAME --from {preview.Id}' makes a watch of it later.");
            return;
        }

        // It is paid for, so it is shown before a comment can be refused.
        var madeUp = run.IsMadeUp ? PreviewText.MadeUp : "";
        shown.Add(new(watch.Value, id.Value, preview.Usd, madeUp, PreviewText.Answers(result)));
        context.Answer($"{watch.Value}: {madeUp}".TrimEnd());
        PreviewText.Print(context, result);

        if (place.Proposals is { } conversation && pullRequest is { } below)
        {
            await conversation.CommentPreviewAsync(below, watch, id, PreviewComment.Render(watch, result, madeUp), cancellationToken);
        }

        void Tell(string message)
        {
            shown.Add(new(watch.Value, preview.Id?.Value, preview.Usd, message, []));
            context.Answer($"{watch.Value}: {message}");
        }
    }
}
