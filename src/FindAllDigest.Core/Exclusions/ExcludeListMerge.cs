namespace FindAllDigest.Core.Exclusions;

/// <summary>Merges exclude lists row by row and cell by cell, where git would merge them line by line and call it a conflict.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>The result is the person's file: its bytes, dialect, columns, comments and order,
/// changed only where the program changed something.</item>
/// <item>Rows are the same by entity key (or pattern); the second row of an entity is paired with the second, and so on.</item>
/// <item>A cell that only the program changed takes its text; a cell that the person changed keeps the person's.</item>
/// <item>A row the person deleted stays deleted. A row the program took out goes, unless the person edited it.</item>
/// <item>Rows the program added come last, in its order; a row both added is one row: the
/// person's, its empty cells filled by the program's.</item>
/// <item>Columns that the person's file lacks are dropped; no column is added.</item>
/// </list>
/// </remarks>
public static class ExcludeListMerge
{
    public static ExcludeListMergeResult Merge(ExcludeList @base, ExcludeList ours, ExcludeList theirs) =>
        new ExcludeListMerger(@base, ours, theirs, oursWins: false).Merge();

    /// <summary>Merges the lists of two branches, on both of which people may have worked.</summary>
    /// <remarks>What both changed is as the default branch has it, whatever file is the result.</remarks>
    /// <returns> The file of the branch that changed anything beside rows (header, comments,
    /// blank lines), else the default branch's, with the other's changes of rows. Null where both
    /// branches changed something beside rows, each otherwise: no merge by rows could keep both.
    /// </returns>
    public static ExcludeListMergeResult? MergeBranches(ExcludeList parting, ExcludeList proposal, ExcludeList @default)
    {
        var (before, proposed, current) = (Frame(parting), Frame(proposal), Frame(@default));
        return proposed.AsSpan().SequenceEqual(before) || proposed.AsSpan().SequenceEqual(current) ? Merge(parting, proposal, @default)
            : current.AsSpan().SequenceEqual(before) ? new ExcludeListMerger(parting, @default, proposal, oursWins: true).Merge()
            : null;
    }

    /// <summary>What is left of a file without its rows.</summary>
    private static byte[] Frame(ExcludeList list) =>
        list.Document.Splice([.. Enumerable.Range(0, list.Count).Select(row => ExcludeListWriter.LineOf(list, row))]);
}

/// <summary>What a merge of exclude lists gave.</summary>
/// <param name="List">The person's file with the program's changes spliced in.</param>
/// <param name="Overruled">Changes that an edit or deletion of the other side overruled.</param>
public sealed record ExcludeListMergeResult(ExcludeList List, IReadOnlyList<OverruledChange> Overruled)
{
    /// <summary>What people may have meant otherwise on the two sides.</summary>
    public IEnumerable<OverruledChange> Disputes => Overruled.Where(change => !change.IsProgramMade);
}
