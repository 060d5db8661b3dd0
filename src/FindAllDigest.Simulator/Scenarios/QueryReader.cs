using FindAllDigest.Simulator.Contract;
using FindAllDigest.Simulator.Json;

namespace FindAllDigest.Simulator.Scenarios;

/// <summary>Reads the parts of a scenario file that are about runs.</summary>
internal static class QueryReader
{
    private const double LongestStep = 7200;

    public static ScenarioQuery Query(FieldReader scenario, ProblemList problems)
    {
        if (scenario.OptionalObject("query", "the query") is not { } fields)
        {
            return new("", "", []);
        }

        var query = new ScenarioQuery(
            fields.Text("objective"),
            fields.Text("entity_type"),
            [.. fields.Items("match_conditions").Select(node => Condition(new(node, problems, "a match condition")))]);
        fields.RejectUnknown();
        return query;
    }

    public static RunTiming Timing(FieldReader scenario)
    {
        var usual = new RunTiming();
        if (scenario.OptionalObject("timing", "timing") is not { } fields)
        {
            return usual;
        }

        var timing = new RunTiming
        {
            Queue = Seconds(fields, "queue_seconds", usual.Queue),
            Generate = Seconds(fields, "generate_seconds", usual.Generate),
            Judge = Seconds(fields, "judge_seconds", usual.Judge),
            Enrich = Seconds(fields, "enrich_seconds", usual.Enrich),
        };
        fields.RejectUnknown();
        return timing;
    }

    public static ScenarioEnding Ending(FieldReader fields)
    {
        var ending = new ScenarioEnding(
            fields.Moment("from"),
            fields.OptionalMoment("until"),
            fields.OneOf(
                "reason",
                [TerminationReasons.LowMatchRate, TerminationReasons.CandidatesExhausted],
                TerminationReasons.CandidatesExhausted));
        fields.RejectUnknown();
        return ending;
    }

    public static EarlierRun EarlierRun(FieldReader fields)
    {
        var run = new EarlierRun(
            fields.Text("findall_id"),
            fields.Moment("created_at"),
            fields.OneOf("generator", Generators.All, Generators.Core),
            fields.OptionalWhole("match_limit", Generators.LeastMatches, Generators.MostMatches(Generators.Core)) ?? 50);
        fields.RejectUnknown();
        return run;
    }

    private static MatchCondition Condition(FieldReader fields)
    {
        var condition = new MatchCondition(fields.Text("name"), fields.Text("description"));
        fields.RejectUnknown();
        return condition;
    }

    private static TimeSpan Seconds(FieldReader fields, string name, TimeSpan usual) =>
        fields.OptionalNumber(name, 0, LongestStep) is { } seconds ? TimeSpan.FromSeconds(seconds) : usual;
}
