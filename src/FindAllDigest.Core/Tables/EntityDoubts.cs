using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Entities.Answers;
using FindAllDigest.Core.Identity;

namespace FindAllDigest.Core.Tables;

/// <summary>What can make an entity wrong, in words. Every sentence may quote the service, so it is escaped wherever it is shown.</summary>
/// <remarks>An uncertain enrichment is no doubt about the entity: its own cell says so (<see cref="TableCell.IsUncertain"/>).</remarks>
/// <param name="objective">The question that was asked; empty where it is not known.</param>
public sealed class EntityDoubts(string objective)
{
    private const int LongestEcho = 200;
    private const int FewestWords = 2;

    private readonly HashSet<string> _asked = Words(objective).ToHashSet(StringComparer.Ordinal);

    /// <returns>A sentence each, the weightiest first; empty when nothing speaks against the entity.</returns>
    public IReadOnlyList<string> About(DigestEntity entry) =>
    [
        .. entry.Entity.Conditions.Where(MatchConfidence.IsLow).Select(condition => $"Low confidence in “{Heading.Of(condition.Name)}”."),
        .. entry.Entity.Conditions
            .Where(condition => condition.IsMatched == false)
            .Select(condition => $"“{Heading.Of(condition.Name)}” is not fulfilled by the service's own verdict."),
        .. entry.Entity.Conditions
            .Where(condition => condition.Evidence.Citations.Count == 0)
            .Select(condition => $"No source is cited for “{Heading.Of(condition.Name)}”."),
        .. Address(entry.Entity.Key),
        .. SharedPage(entry.SharesPageWith),
        .. Echo(entry.Entity.Name),
        .. entry.PossiblySameAs.Select(other => $"Possibly the same as {other}."),
    ];

    private static IEnumerable<string> Address(EntityKey key)
    {
        if (key.IsByName)
        {
            yield return "It has no address of its own.";
        }
        else if (SharedHosts.Contains(key.Host))
        {
            yield return $"Its address is a page on {key.Host}, not a site of its own.";
        }
    }

    private static IEnumerable<string> SharedPage(IReadOnlyList<string> others) =>
        others.Count == 0 ? [] : [$"It shares its page with {string.Join(", ", others)}, so it is known by address and name together."];

    /// <summary>A page about the question, such as a list of the very companies asked for, is easily taken for an answer.</summary>
    private IEnumerable<string> Echo(string name)
    {
        var words = name.Length > LongestEcho ? [] : Words(name);
        if (words.Length >= FewestWords && words.All(_asked.Contains))
        {
            yield return "Its name only repeats words of the question.";
        }
    }

    private static string[] Words(string text) =>
        EntityLikeness.FoldedName(text)
            .Split([' ', ',', '.', ';', ':', '(', ')', '"', '\'', '-', '/'], StringSplitOptions.RemoveEmptyEntries);
}
