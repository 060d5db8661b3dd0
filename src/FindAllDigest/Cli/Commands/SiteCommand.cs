using System.CommandLine;
using FindAllDigest.Cli.Answers;
using FindAllDigest.Core.Failures;
using FindAllDigest.Pipeline.Sessions;
using FindAllDigest.Site;
using FindAllDigest.Store.Local;

namespace FindAllDigest.Cli.Commands;

/// <summary><c>findall-digest site</c>: a page to browse, feeds and the table of everything, as files that need no server.</summary>
internal static class SiteCommand
{
    public static Command Create(ActionBinder bind)
    {
        var watches = WatchArguments.Many("Watches to show; all when none is named.");
        var output = new Option<string>("--out")
        {
            Description = "The folder to write into; it is made where it is missing.",
            HelpName = "DIR",
            Required = true,
        };
        var command = new Command("site", "Write a page to search everything found, with feeds.") { watches, output };
        return bind(command, async (context, parse, cancellationToken) =>
        {
            await using var scope = CommandScope.Open(context, isReadOnly: true);
            var selection = await scope.SelectAsync(parse.GetValue(watches), cancellationToken);
            var folder = context.PathOf(parse.GetRequiredValue(output))
                .OutsideOf(context.Settings.Root, isFolder: true).WritableFolder();
            List<WatchData> shown = [];
            var code = await scope.ForEachAsync(selection, async watch =>
            {
                var data = (await scope.Store.OpenAsync(watch, cancellationToken)).Data;
                if (data.Faults is [_, ..] faults)
                {
                    throw new DigestException(faults);
                }

                shown.Add(data);
            });
            List<string> paths = [];
            foreach (var (name, bytes) in SiteFiles.Of(shown, context.Today))
            {
                paths.Add(Path.Combine(folder, name));
                await LocalDisk.WriteAsync(paths[^1], bytes, cancellationToken);
            }

            context.AnswerJson(new FilesAnswer(paths), CommandJson.Default.FilesAnswer);
            context.Answer($"The page is {Path.Combine(folder, "index.html")}; feeds and table are beside it.");
            return code;
        });
    }
}
