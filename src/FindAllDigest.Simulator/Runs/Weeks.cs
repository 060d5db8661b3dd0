using System.Text.Json;
using System.Text.Json.Nodes;
using FindAllDigest.Simulator.Contract;
using FindAllDigest.Simulator.Scenarios;

namespace FindAllDigest.Simulator.Runs;

/// <summary>Makes runs of earlier processes again from their ids.</summary>
internal sealed class Weeks(Scenario scenario, RunPlanner planner, SeededChoice choice, WeeklyPlay play)
{
    private const int RunsAWeek = 1000;
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>The number before that of the week's first run.</summary>
    public int FirstNumber => play.Week * RunsAWeek;

    public static DateTimeOffset StartOf(Scenario scenario, int week) => scenario.Start + (Week * (week - 1));

    /// <summary>The run with an id that this scenario gave to this watch; null for any other.</summary>
    public SimulatedRun? Again(string findAllId)
    {
        if (RunId.Read(findAllId, choice) is not { } id || id.Number / RunsAWeek > play.Week)
        {
            return null;
        }

        var start = StartOf(scenario, id.Number / RunsAWeek);
        var request = new RunRequest
        {
            Objective = scenario.Query.Objective,
            EntityType = scenario.Query.EntityType,
            MatchConditions = play.Conditions ?? scenario.Query.MatchConditions,
            Generator = id.Generator,
            MatchLimit = id.MatchLimit,
            ExcludeList = id.IsExcluding ? KnownBefore(start) : [],
        };
        return planner.Plan(request, id.Number, start, scenario.Behaviour, []);
    }

    /// <summary>The enrichments that a run made again has from its start; null when there are none.</summary>
    public RunEnrichment? EnrichmentOf(SimulatedRun run)
    {
        var known = play.Enrichments
            ?? [.. scenario.Entities.SelectMany(entity => entity.Enrichments.Keys).Distinct(StringComparer.Ordinal)];
        var properties = new JsonObject();
        foreach (var name in known)
        {
            properties[name] = new JsonObject { ["type"] = new JsonArray("string", "null") };
        }

        var schema = JsonElement.Parse(new JsonObject { ["type"] = "object", ["properties"] = properties }.ToJsonString());
        return known.Count == 0 ? null : new(run.CreatedAt, Generators.Core, schema, McpServers: null);
    }

    private List<ExcludedEntity> KnownBefore(DateTimeOffset start)
    {
        var before = start - Week;
        return [.. scenario.Entities
            .Where(entity => entity.From <= before && entity.MatchesAt(entity.From > scenario.Start ? entity.From : scenario.Start))
            .Select(entity => new ExcludedEntity(TextMarks.Readable(entity.Name), TextMarks.Readable(entity.Url)))];
    }
}
