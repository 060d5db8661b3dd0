using FindAllDigest.Simulator.Contract;
using FindAllDigest.Simulator.Scenarios;

namespace FindAllDigest.Simulator.Runs;

/// <summary>Judges an entity by the conditions of a request, also by those that the scenario never heard of.</summary>
public static class Judgement
{
    /// <param name="conditions">All of them must hold.</param>
    public static bool IsMatched(ScenarioEntity entity, IReadOnlyList<MatchCondition> conditions, DateTimeOffset moment) =>
        conditions.All(condition => Judge(entity, condition, moment).IsMatched);

    public static Verdict Judge(ScenarioEntity entity, MatchCondition condition, DateTimeOffset moment) =>
        entity.VerdictAt(condition.Name, moment) ?? General(entity, condition, moment);

    private static Verdict General(ScenarioEntity entity, MatchCondition condition, DateTimeOffset moment) => entity.MatchesAt(moment)
        ? new(
            DateTimeOffset.MinValue,
            IsMatched: true,
            "Satisfied according to the company's own pages",
            new($"Public pages about {entity.Name} support this: {condition.Description}", "medium", Homepage(entity)))
        : new(
            DateTimeOffset.MinValue,
            IsMatched: false,
            "No evidence found",
            new($"Nothing public about {entity.Name} shows that it holds: {condition.Description}", "low", []));

    private static List<SourceCitation> Homepage(ScenarioEntity entity) =>
        entity.Url.Length == 0 ? [] : [new(entity.Url, Title: null, Excerpts: null)];
}
