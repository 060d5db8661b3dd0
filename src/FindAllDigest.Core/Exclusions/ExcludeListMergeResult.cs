namespace FindAllDigest.Core.Exclusions;

/// <summary>What a merge of exclude lists gave.</summary>
/// <param name="List">The person's file with the program's changes spliced in.</param>
/// <param name="Added">Rows of the program that were added.</param>
/// <param name="Edited">Cells that took the program's text.</param>
/// <param name="Removed">Rows that the program had taken out and the person had not touched.</param>
/// <param name="Overruled">Changes that an edit or deletion of the other side overruled.</param>
public sealed record ExcludeListMergeResult(ExcludeList List, int Added, int Edited, int Removed, IReadOnlyList<OverruledChange> Overruled)
{
    /// <summary>What people may have meant otherwise on the two sides.</summary>
    public IEnumerable<OverruledChange> Disputes => Overruled.Where(change => !change.IsProgramMade);
}
