using System.Text.RegularExpressions;
using FindAllDigest.Simulator.Contract;

namespace FindAllDigest.Simulator.Scenarios;

/// <summary>Makes criteria out of an objective: the scenario's own for its query, else one condition for each part of the
/// sentence.</summary>
/// <param name="MatchConditions">At least one.</param>
/// <param name="ExtraField">A field that the objective asks for besides, such as <c>headquarters</c>; null if none.</param>
internal sealed partial record IngestGuess(string EntityType, IReadOnlyList<MatchCondition> MatchConditions, string? ExtraField)
{
    private const int WordsOfName = 5;

    public static IngestGuess For(string objective, ScenarioQuery query)
    {
        if (string.Equals(objective.Trim(), query.Objective.Trim(), StringComparison.OrdinalIgnoreCase))
        {
            return new(query.EntityType, query.MatchConditions, ExtraField: null);
        }

        var asked = Leading().Replace(objective.Trim().TrimEnd('.'), "");
        var extra = Extra().Match(asked);
        var sentence = extra.Success ? asked[..extra.Index] : asked;
        var link = Link().Match(sentence);
        var type = Words(link.Success ? sentence[..link.Index] : sentence).LastOrDefault()?.ToLowerInvariant() ?? "entities";
        var tests = Separator()
            .Split(link.Success ? sentence[link.Index..] : sentence)
            .Select(part => part.Trim())
            .Where(part => part.Length > 0);
        var conditions = tests
            .Select(test => new MatchCondition(Name(test) + "_check", $"The entity ({type}) must satisfy: {test}."))
            .DistinctBy(condition => condition.Name);
        return new(
            type,
            [.. conditions.DefaultIfEmpty(new("objective_check", "The entity must satisfy the objective."))],
            extra.Success ? Name(extra.Groups[1].Value) : null);
    }

    [GeneratedRegex(
        @"^(please\s+)?(find|list|show|get)(\s+me)?(\s+all)?(\s+the)?\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Leading();

    [GeneratedRegex(@",?\s+(?:together\s+)?with\s+(?:their\s+|its\s+)?([\w\s]+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Extra();

    [GeneratedRegex(@"\b(of|in|that|which|who|active|founded|based|using|for)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex(
        @"\s+and\s+|,|\bthat\b|\bwhich\b|\bwho\b|(?=\bfounded\b)|(?=\bbased\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Separator();

    [GeneratedRegex(@"[\p{L}\p{Nd}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    private static IEnumerable<string> Words(string text) => Word().Matches(text).Select(word => word.Value);

    private static string Name(string text) =>
        string.Join('_', Words(text.ToLowerInvariant()).Take(WordsOfName).DefaultIfEmpty("objective"));
}
