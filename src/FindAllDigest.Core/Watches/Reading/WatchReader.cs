using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Json;
using FindAllDigest.Core.Safety;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Watches.Reading;

/// <summary>Reads <c>watch.json</c>: JSON with comments and trailing commas, UTF-8 with or without BOM.</summary>
public static class WatchReader
{
    private static readonly string[] NeededCriteria = ["objective", "entity_type", "match_conditions"];

    /// <summary>Reads a watch, or finds every fault of the file. Survives any bytes.</summary>
    /// <param name="utf8">The file's bytes.</param>
    public static Reading<Watch> Read(WatchName name, string path, ReadOnlyMemory<byte> utf8)
    {
        var problems = new ProblemList(path);
        var watch = LocatedJsonParser.ParseObject(utf8, problems) is { } root
            ? Watch(name, new ObjectFields(root, WatchFields.Watch, problems), problems)
            : null;
        return new(problems.Count == 0 ? watch : null, problems.InOrder());
    }

    private static Watch Watch(WatchName name, ObjectFields fields, ProblemList problems)
    {
        fields.Text("$schema");
        var criteria = new CriteriaReader(problems, checksNames: true).Read(fields);
        var schedule = new ScheduleReader(problems).ReadSchedule(fields);
        var table = new TableReader(EnrichmentNames(fields, criteria), problems);
        CheckSource(fields);
        CheckObjective(fields, criteria.Objective, problems);
        return new()
        {
            Name = name,
            Paused = fields.Boolean("paused") ?? false,
            FindAllId = fields.Parsed(
                "findall_id",
                text => FindAllRunId.TryParse(text, out var id) ? id : null,
                "Copy the id of the earlier run: findall_ and letters and digits."),
            Criteria = criteria,
            Service = fields.Word("service", WatchWords.Services) ?? WatchService.Parallel,
            ExtendUpTo = ExtendUpTo(fields, criteria, problems),
            Schedule = schedule,
            Recheck = ScheduleReader.ReadRecheck(fields, schedule, table),
            Columns = table.ReadColumns(fields),
            Sort = table.ReadSort(fields),
            Webhook = fields.Parsed(
                "webhook", text => SafeAddress.IsSafe(text) ? text : null, "Write an address that starts with https://."),
            Messages = new MessageReader(problems).Read(fields),
            MaxSent = fields.Object("exclude", WatchFields.Exclude)?.Integer("max_sent", 0, Watches.Watch.MaxSentMaximum)
                ?? Watches.Watch.MaxSentMaximum,
            Budget = Budget(fields),
            OnLost = fields.Word("on_lost", WatchWords.LostRuns) ?? OnLost.AbandonAfter24Hours,
            Delivery = new DeliveryReader(problems).Read(fields),
        };
    }

    /// <summary>Null where an earlier run gives the enrichments, or where what is written of them is faulty.</summary>
    private static IReadOnlyList<string>? EnrichmentNames(ObjectFields fields, PartialCriteria criteria)
    {
        var isKnown = criteria.Enrichments is not null || !(fields.Has("findall_id") || fields.Has("enrichments"));
        return isKnown ? [.. (criteria.Enrichments ?? []).SelectMany(enrichment => enrichment.PropertyNames)] : null;
    }

    private static void CheckSource(ObjectFields fields)
    {
        if (fields.Has("findall_id"))
        {
            return;
        }

        foreach (var field in NeededCriteria)
        {
            fields.Require(field, $"Write '{field}', or reuse the criteria of an earlier run with 'findall_id'.");
        }
    }

    private static void CheckObjective(ObjectFields fields, string? objective, ProblemList problems)
    {
        foreach (var (word, isClosed) in ObjectiveTemplate.Unknown(objective ?? ""))
        {
            var hint = isClosed ? NearestWord.Hint(word, ObjectiveTemplate.Words) : ", which is not closed.";
            problems.Add(
                fields.PlaceOf("objective"),
                $"'objective' holds '{{{{ {ProblemList.Shown(word)} }}}}'{hint}",
                "Only {{ today }}, {{ year }} and {{ month }} are filled in.");
        }
    }

    private static int? ExtendUpTo(ObjectFields fields, PartialCriteria criteria, ProblemList problems)
    {
        if (fields.Object("extend", WatchFields.Extend) is not { } extend)
        {
            return null;
        }

        if (criteria.Generator == Generator.Preview)
        {
            problems.Add(
                fields.PlaceOf("extend"),
                "a run of the generator 'preview' cannot be extended.",
                "Remove 'extend', or choose another 'generator'.");
        }

        extend.Require("up_to", """Write "up_to": 200, or another total.""");

        // A limit left to the earlier run is not known yet, so only the range of the service is checked.
        var limit = criteria.MatchLimit ?? (fields.Has("findall_id") ? MatchLimits.Minimum : MatchLimits.Default);
        return extend.Integer("up_to", limit, MatchLimits.Maximum);
    }

    private static Budget Budget(ObjectFields fields)
    {
        var budget = fields.Object("budget", WatchFields.Budget);
        return new(budget?.Amount("per_run_usd"), budget?.Amount("per_month_usd") ?? Watches.Budget.DefaultPerMonthUsd);
    }
}
