using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Reviews;

namespace FindAllDigest.Core.Tables;

/// <summary>What became of an entity that was found, in one word or few: <c>known</c>, <c>rejected</c>, <c>closed</c>,
/// <c>snoozed until 2027-02-24</c>, <c>removed</c> or <c>proposed</c>.</summary>
public static class EntityFate
{
    /// <summary>An open pull request proposes it.</summary>
    public const string Proposed = "proposed";

    /// <summary>It was found once, and a person deleted its row since.</summary>
    public const string Removed = "removed";

    /// <summary>What the list says of an entity. A row with a date says <c>snoozed</c> before and
    /// after that day, so that a table does not change with the calendar.</summary>
    public static string Of(ExcludeList list, Entity entity)
    {
        var rows = ReviewState.RowsOf(list, entity);
        return ReviewState.VerdictOf(rows) switch
        {
            null => Removed,
            ReviewVerdict.Snoozed => $"snoozed until {rows.Max(row => row.Until):yyyy-MM-dd}",
            _ => rows.Max(row => row.Status).Word(),
        };
    }
}
