using System.CommandLine;
using System.Globalization;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline;

namespace FindAllDigest.Cli.Commands;

/// <summary><c>findall-digest restore</c>: lets the entities of a closed pull request come back.</summary>
internal static class RestoreCommand
{
    public static Command Create(ActionBinder bind)
    {
        var number = new Argument<PullRequestReference>("PR") { Description = "A digest pull request that was closed without merging: 12, #12 or its address.", CustomParser = OptionValues.PullRequest };
        var command = new Command("restore", "Take the entities of a closed pull request out of closed.csv, so that they may be found again.") { number };
        command.SetAction(bind(async (context, parse, cancellationToken) =>
        {
            await using var scope = CommandScope.Open(context, isReadOnly: false);
            var pullRequest = parse.GetRequiredValue(number).NumberIn(context.Actions);
            foreach (var watch in (await scope.Store.ListAsync(cancellationToken)).Watches)
            {
                var data = WatchContext.Of(await scope.Store.OpenAsync(watch, cancellationToken));
                if (data.Closed.Knows(pullRequest))
                {
                    await RestoreAsync(context, data, pullRequest, cancellationToken);
                    return ExitCode.Done;
                }
            }

            throw new DigestException(ExitCode.File, $"Pull request #{pullRequest} is not one whose entities are kept away: it is open, merged, or no digest pull request.");
        }));
        return command;
    }

    private static async Task RestoreAsync(CommandContext context, WatchContext data, int pullRequest, CancellationToken cancellationToken)
    {
        var memory = new WatchMemory(data.Session);
        memory.ReconcileWith(data);
        await memory.TryChangeClosedAsync(closed => closed.Restore(pullRequest), cancellationToken);

        var restored = data.Closed.Entities.Count(entity => entity.PullRequest == pullRequest);
        context.Answer(string.Create(CultureInfo.InvariantCulture, $"{data.Watch.Name.Value}: {restored} {(restored == 1 ? "entity" : "entities")} of pull request #{pullRequest} may be found again."));
        if (data.Closed.ChangesOf(pullRequest) is > 0 and var changes)
        {
            context.Answer(string.Create(CultureInfo.InvariantCulture, $"{data.Watch.Name.Value}: {changes} {(changes == 1 ? "change" : "changes")} that it told may be told again."));
        }

        var note = DeliveredData.NoteOf(pullRequest);
        if (data.Exclude.Rows.Count(row => row.Status == ExcludeStatus.Closed && row.Note == note) is > 0 and var rows)
        {
            context.Answer(string.Create(CultureInfo.InvariantCulture, $"{data.Watch.Name.Value}: {rows} of its entities {(rows == 1 ? "is a row" : "are rows")} of {data.Data.Target.PathOf(WatchFiles.Exclude)} by now; delete them there, too."));
        }
    }
}
