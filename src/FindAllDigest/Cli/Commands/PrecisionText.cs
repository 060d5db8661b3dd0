using FindAllDigest.Core.Entities.Answers;
using FindAllDigest.Core.Reviews;
using FindAllDigest.Core.Tables;

namespace FindAllDigest.Cli.Commands;

/// <summary>What people accepted and refused, in a few lines: nothing while nobody refused
/// anything, and only comparisons that can be made.</summary>
internal static class PrecisionText
{
    private const int LastMonths = 3;

    public static IEnumerable<string> Lines(Precision? precision)
    {
        if (precision is null || precision.All.Accepted == precision.All.Count)
        {
            yield break;
        }

        yield return $"of what was proposed, {precision.All}";
        if (precision.All.Rejected == 0)
        {
            yield break;
        }

        foreach (var (title, groups) in new[]
        {
            ("by generator", precision.Generators),
            ("by criteria, oldest first", precision.Criteria),
            ("by month", [.. precision.Months.TakeLast(LastMonths)])
        })
        {
            if (groups.Count > 1)
            {
                yield return $"{title}: {Joined(groups)}";
            }
        }

        foreach (var condition in precision.Conditions.Where(condition => condition is { Shares.Rejected: > 0, ByConfidence.Count: > 1 }))
        {
            var surestFirst = condition.ByConfidence.OrderByDescending(group => MatchConfidence.RankOf(group.Name) ?? -1);
            yield return $"by confidence in “{Heading.Of(condition.Name)}”: {Joined(surestFirst)}";
        }
    }

    private static string Joined(IEnumerable<PrecisionGroup> groups) =>
        string.Join("; ", groups.Select(group => $"{(group.Name.Length == 0 ? "unknown" : group.Name)} {group.Shares}"));
}
