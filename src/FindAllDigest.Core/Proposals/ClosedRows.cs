using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Proposals;

/// <summary>Rows of a closed pull request's entities that a proposal puts on the list, or takes off it.</summary>
/// <param name="Note">What the rows say of that pull request, such as <c>pull request #12</c>; a person may have written it.</param>
/// <param name="AreRestored">Whether they are taken off, so that the entities may be found again.</param>
public sealed record ClosedRows(string Note, int Count, bool AreRestored)
{
    /// <summary>What a proposal changes of them, by pull request.</summary>
    /// <param name="known">The list as it is without the proposal.</param>
    public static IReadOnlyList<ClosedRows> Between(ExcludeList known, ExcludeList proposed) =>
    [
        .. Of(ClosedIn(proposed).Where(row => known.RowsOf(row.Key).All(IsOther)), areRestored: false),
        .. Of(ClosedIn(known).Where(row => !proposed.ContainsKey(row.Key)), areRestored: true),
    ];

    /// <summary>What becomes of them, for a title.</summary>
    public string Words => AreRestored ? $"{Count:#,0} of {Origin} may be found again" : $"{Count:#,0} of {Origin} stay away";

    /// <summary>The same as a sentence.</summary>
    public string Sentence => AreRestored
        ? $"{Plural.Of(Count, "row")} of {Origin} {(Count == 1 ? "leaves" : "leave")} the list: what was refused may be found again."
        : $"{Plural.Of(Count, "row")} of {Origin}, closed without merging, {(Count == 1 ? "joins" : "join")} the list as closed: what was "
            + $"refused stays away.";

    private string Origin => string.IsNullOrWhiteSpace(Note) ? "a closed pull request" : Note;

    private static IEnumerable<ClosedRows> Of(IEnumerable<ExcludeRow> rows, bool areRestored) =>
        rows.GroupBy(row => row.Note, StringComparer.Ordinal).Select(group => new ClosedRows(group.Key, group.Count(), areRestored));

    private static bool IsOther(ExcludeRow row) => row.Status != ExcludeStatus.Closed;

    private static IEnumerable<ExcludeRow> ClosedIn(ExcludeList list) => list.RowsThatAre(ExcludeStatus.Closed);
}
