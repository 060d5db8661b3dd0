using FindAllDigest.Simulator.Contract;
using FindAllDigest.Simulator.Scenarios;

namespace FindAllDigest.Simulator.Runs;

/// <summary>Judges an entity by the conditions of a request, also by those that the scenario never heard of.</summary>
public static class Judgement
{
    public static bool IsMatched(ScenarioEntity entity, IReadOnlyList<MatchCondition> conditions) =>
        conditions.All(condition => Judge(entity, condition).IsMatched);

    public static Verdict Judge(ScenarioEntity entity, MatchCondition condition) =>
        entity.Conditions.TryGetValue(condition.Name, out var known) ? known : General(entity, condition);

    private static Verdict General(ScenarioEntity entity, MatchCondition condition) => entity.Matches
        ? new(
            IsMatched: true,
            "Satisfied according to the company's own pages",
            new($"Public pages about {entity.Name} support this: {condition.Description}", "medium", Homepage(entity)))
        : new(
            IsMatched: false,
            "No evidence found",
            new($"Nothing public about {entity.Name} shows that it holds: {condition.Description}", "low", []));

    private static List<SourceCitation> Homepage(ScenarioEntity entity) =>
        entity.Url.Length == 0 ? [] : [new(entity.Url, Title: null, Excerpts: null)];
}
