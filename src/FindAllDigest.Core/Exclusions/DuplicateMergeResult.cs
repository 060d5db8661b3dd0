namespace FindAllDigest.Core.Exclusions;

/// <summary>What came of merging the rows of same entities.</summary>
/// <param name="List">The file without the rows that were merged into earlier ones.</param>
/// <param name="Groups">All entities with more than one row, in the order of their first rows.</param>
public sealed record DuplicateMergeResult(ExcludeList List, IReadOnlyList<DuplicateGroup> Groups);

/// <summary>Rows about one entity.</summary>
/// <param name="Who">The entity key, or the pattern.</param>
/// <param name="Kept">The row that stays, as it was.</param>
/// <param name="Dropped">The rows that go into it, as they were.</param>
/// <param name="Changes">What the kept row takes over.</param>
/// <param name="Obstacle">Why the rows were left as they are; empty when they were merged.</param>
public sealed record DuplicateGroup(string Who, ExcludeRow Kept, IReadOnlyList<ExcludeRow> Dropped, IReadOnlyList<CellChange> Changes, string Obstacle);

/// <summary>One cell of a row before and after.</summary>
/// <param name="Column">The header's name of the cell.</param>
public sealed record CellChange(string Column, string From, string To);
