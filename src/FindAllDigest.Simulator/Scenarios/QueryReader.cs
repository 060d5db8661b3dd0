using FindAllDigest.Simulator.Contract;
using FindAllDigest.Simulator.Json;

namespace FindAllDigest.Simulator.Scenarios;

/// <summary>Reads the parts of a scenario file that are about runs.</summary>
internal static class QueryReader
{
    private const double LongestStep = 7200;

    public static ScenarioQuery Query(FieldReader fields) => new(
        fields.Text("objective"),
        fields.Text("entity_type"),
        fields.Objects("match_conditions", "a match condition", Condition));

    public static RunTiming Timing(FieldReader fields)
    {
        var usual = new RunTiming();
        return new()
        {
            Queue = Seconds(fields, "queue_seconds", usual.Queue),
            Generate = Seconds(fields, "generate_seconds", usual.Generate),
            Judge = Seconds(fields, "judge_seconds", usual.Judge),
            Enrich = Seconds(fields, "enrich_seconds", usual.Enrich),
        };
    }

    public static ScenarioEnding Ending(FieldReader fields) => new(
        fields.Moment("from"),
        fields.OptionalMoment("until"),
        fields.OneOf(
            "reason",
            [TerminationReasons.LowMatchRate, TerminationReasons.CandidatesExhausted],
            TerminationReasons.CandidatesExhausted));

    public static EarlierRun EarlierRun(FieldReader fields) => new(
        fields.Text("findall_id"),
        fields.Moment("created_at"),
        fields.OneOf("generator", Generators.All, Generators.Core),
        fields.OptionalWhole("match_limit", Generators.LeastMatches, Generators.MostMatches(Generators.Core)) ?? 50);

    private static MatchCondition Condition(FieldReader fields) => new(fields.Text("name"), fields.Text("description"));

    private static TimeSpan Seconds(FieldReader fields, string name, TimeSpan usual) =>
        fields.OptionalNumber(name, 0, LongestStep) is { } seconds ? TimeSpan.FromSeconds(seconds) : usual;
}
