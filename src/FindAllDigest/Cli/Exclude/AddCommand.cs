using System.CommandLine;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Cli.Exclude;

/// <summary><c>exclude add</c>: rows for entities that a person names; what the list holds already stays as it is.</summary>
/// <remarks>An expired row is the exception: the person wants the entity excluded, so its <c>until</c> is set anew or cleared.</remarks>
internal static class AddCommand
{
    public static Command Create(ActionBinder bind)
    {
        var watch = ExcludeCommand.WatchArgument();
        var entities = new Argument<string[]>("URL-OR-NAME")
        {
            Description = "Addresses, names, or patterns such as *.example.com and example.com/*.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var name = Options.Text("--name", "TEXT", "The name of the one entity; also for a name that looks like an address.");
        var url = Options.Text("--url", "URL", "The address of the one entity.");
        var details = new RowOptions();
        var dryRun = ExcludeCommand.DryRunOption();
        var command = new Command("add", "Add rows for entities that are to stay out of the digest.")
        {
            watch,
            entities,
            name,
            url,
            dryRun
        };
        details.AddTo(command);
        return bind(command, async (context, parse, cancellationToken) =>
        {
            var given = Given(parse.GetValue(entities) ?? [], parse.GetValue(name), parse.GetValue(url));
            var isDryRun = parse.GetValue(dryRun);
            var answer = await ExcludeFile.ChangeAsync(
                context,
                parse.GetRequiredValue(watch),
                file => Add(file, given, details.Read(parse, context, file.List), context.Today, isDryRun),
                isDryRun,
                cancellationToken);
            var told = answer.Entities.Select(entity => (entity.Given, entity.Sentence));
            ListAnswer.Print(
                context,
                answer,
                ExcludeJson.Default.AddAnswer,
                told,
                $"{answer.Path}: {answer.Added:#,0} added, {Plural.Of(answer.Rows, "row")} in all.",
                isDryRun);
            return ExitCode.Done;
        });
    }

    private static (ExcludeList Changed, AddAnswer Answer) Add(
        ExcludeFile file, IReadOnlyList<GivenEntity> given, NewExcludeRow row, DateOnly today, bool isDryRun)
    {
        var additions = new Additions(file.List, today);
        var taken = given
            .Select(entity => (
                Entity: entity,
                Verdict: additions.Take(
                    row with { Name = entity.Name, Url = entity.Url, IsPattern = entity.Pattern is not null })))
            .ToList();

        var renewals = taken.Select(one => one.Verdict).OfType<ExclusionVerdict.Expired>()
            .Select(expired => new CellEdit(expired.Row.Line, ExcludeColumn.Until, row.Until?.ToString("O") ?? ""));
        var changed = file.List.Edit([.. renewals]).Append(additions.Rows);
        return (changed, new AddAnswer(
            file.Path, isDryRun, additions.Rows.Count, changed.Count, [.. taken.Select(one => Told(one.Entity, one.Verdict))]));
    }

    private static IReadOnlyList<GivenEntity> Given(string[] texts, string? name, string? url) => (texts, name, url) switch
    {
        ([], null, null) => throw new DigestException(ExitCode.CommandLine, "Name at least one address, name or pattern."),
        ([], _, null) => [new(name, GivenEntity.NameOf(name), "")],
        ([], _, _) => [GivenEntity.OfUrl(url) with { Name = name?.Trim() ?? "" }],
        (_, null, null) => [.. texts.Select(GivenEntity.ToAdd)],
        ([var text], _, null) => [GivenEntity.OfUrl(text) with { Name = GivenEntity.NameOf(name) }],
        ([var text], null, _) => [GivenEntity.OfUrl(url) with { Text = text, Name = GivenEntity.NameOf(text) }],
        _ =>
            throw new DigestException(
                ExitCode.CommandLine,
                "--name and --url describe one entity. Call the command once for each, or name several without these options."),
    };

    private static AddedEntity Told(GivenEntity entity, ExclusionVerdict? verdict)
    {
        var key = entity.Pattern is null ? entity.Key.Value : entity.Url;
        return verdict switch
        {
            ExclusionVerdict.Excluded { Row: { Pattern: not null } row } when entity.Pattern is null =>
                new(entity.Text, key, "known", row.Line, $"excluded already by the pattern {row.Url} in line {row.Line}"),
            ExclusionVerdict.Excluded { Row: var row } =>
                new(entity.Text, key, "known", row.Line, $"there already in line {row.Line}, as {row.Status.Word()}"),
            ExclusionVerdict.Expired { Row: var row } =>
                new(
                    entity.Text,
                    key,
                    "renewed",
                    row.Line,
                    $"line {row.Line} had stopped excluding it on {PeopleTime.DayOfYear(row.Until)}, and excludes it again"),
            null => new(entity.Text, key, "known", null, "given twice"),
            _ => new(entity.Text, key, "added", null, entity.Pattern is null ? $"added, its key is {key}" : "added as a pattern"),
        };
    }
}

/// <summary>What was added.</summary>
/// <param name="Rows">Rows of the file afterwards.</param>
internal sealed record AddAnswer(string Path, bool IsDryRun, int Added, int Rows, IReadOnlyList<AddedEntity> Entities);

/// <summary>What became of one entity.</summary>
/// <param name="Outcome"><c>added</c>, <c>known</c> or <c>renewed</c>.</param>
/// <param name="Line">The row that was there before.</param>
internal sealed record AddedEntity(string Given, string Key, string Outcome, int? Line, string Sentence);
