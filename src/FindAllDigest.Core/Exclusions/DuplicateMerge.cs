using FindAllDigest.Core.Csv;
using FindAllDigest.Core.Identity;

namespace FindAllDigest.Core.Exclusions;

/// <summary>Makes one row of several that are about the same entity, or are the same pattern.
/// Rows that only look alike are left alone.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>The first row stays where it is and keeps its name and URL; the others go.</item>
/// <item>The strongest status wins: <c>rejected</c>, then <c>closed</c>, then <c>known</c>.</item>
/// <item>A row without <c>until</c> excludes for good, so it wins over a date; of dates the latest wins.</item>
/// <item>Different notes are joined by " / ". Empty cells are filled from the next row that has something.</item>
/// <item>Where rows differ in a column of the person's own, nobody can say which is right: such rows are told and not merged.</item>
/// </list>
/// </remarks>
public static class DuplicateMerge
{
    public static DuplicateMergeResult Merge(ExcludeList list)
    {
        var groups = GroupsOf(list).Select(rows => DuplicateRows.Of(list, rows)).ToList();
        var splices = new List<ByteSplice>();
        foreach (var group in groups.Where(group => group.Obstacle.Length == 0))
        {
            splices.AddRange(RecordSplices.For(group.KeptRecord, group.Texts, list.Document.Header.Delimiter));
            splices.AddRange(group.DroppedNumbers.Select(row => ExcludeListWriter.LineOf(list, row)));
        }

        return new(ExcludeListWriter.Splice(list, splices), [.. groups.Select(group => group.Told)]);
    }

    /// <summary>Rows of the same entity or pattern by number, two or more each, in the order of their first rows.</summary>
    private static IEnumerable<IReadOnlyList<int>> GroupsOf(ExcludeList list) =>
        SameHash(list).SelectMany(rows => rows.GroupBy(row => list.RowAt(row).Key).SelectMany(same => ByName(list, [.. same])))
            .Concat(list.PatternRowNumbers.GroupBy(row => list.RowAt(row).Pattern).Select(same => same.ToList()))
            .Where(rows => rows.Count > 1)
            .OrderBy(rows => rows[0]);

    /// <summary>Rows of several names at one address are several entities, and one without a name stands for all of them.</summary>
    private static IEnumerable<List<int>> ByName(ExcludeList list, List<int> rows) =>
        SharedPages.HasSeveral(rows.Select(row => list.RowAt(row).Name))
            ? rows.GroupBy(row => EntityLikeness.NameWithoutLegalForm(list.RowAt(row).Name), (_, same) => same.ToList())
            : [rows];

    private static IEnumerable<List<int>> SameHash(ExcludeList list)
    {
        for (var row = 0; row < list.Count; row++)
        {
            if (list.NextRow(row) >= 0 && list.FirstRow(list.HashAt(row)) == row)
            {
                var rows = new List<int>();
                for (var same = row; same >= 0; same = list.NextRow(same))
                {
                    rows.Add(same);
                }

                yield return rows;
            }
        }
    }
}

/// <summary>What came of merging the rows of same entities.</summary>
/// <param name="List">The file without the rows that were merged into earlier ones.</param>
/// <param name="Groups">All entities with more than one row, in the order of their first rows.</param>
public sealed record DuplicateMergeResult(ExcludeList List, IReadOnlyList<DuplicateGroup> Groups);

/// <summary>Rows about one entity.</summary>
/// <param name="Dropped">The rows that go into it, as they were.</param>
/// <param name="Obstacle">Why the rows were left as they are; empty when they were merged.</param>
public sealed record DuplicateGroup(
    string Who, ExcludeRow Kept, IReadOnlyList<ExcludeRow> Dropped, IReadOnlyList<CellChange> Changes, string Obstacle);

/// <summary>One cell of a row before and after.</summary>
public sealed record CellChange(string Column, string From, string To);
