using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Entities.Answers;
using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Core.Tables;

/// <summary>Values that changed, written as the column of their enrichment writes them, so that a page has one notation.</summary>
/// <param name="columns">The columns that the watch names; null if it leaves them to the program.</param>
/// <param name="entries">The entities that the page shows, and what changed of them: their values say what a column holds.</param>
public sealed class ChangedValues(IReadOnlyList<ColumnSetting>? columns, IReadOnlyList<DigestEntity> entries)
{
    // So many values say what a column holds; a thousand changes are told by the first few anyway.
    private const int MostRead = 200;

    private readonly Dictionary<string, TableColumn> _columns = new(StringComparer.Ordinal);

    /// <summary>One value of a change. Two that would look alike stay as the service gave them.</summary>
    public string TextOf(EntityChange change, string json) => IsFormatted(change) ? Written(change, json) : AnswerText.Of(json);

    /// <summary>Whether a value of the change is written otherwise than the service gave it.</summary>
    public bool IsFormatted(EntityChange change)
    {
        if (!IsShort(change))
        {
            return false;
        }

        var (before, after) = (Written(change, change.BeforeJson), Written(change, change.AfterJson));
        return before != after && (IsOther(before, change.BeforeJson) || IsOther(after, change.AfterJson));
    }

    private static bool IsShort(EntityChange change) =>
        change.Kind == ChangeKind.Enrichment
            && Math.Max(change.Field.Length, Math.Max(change.BeforeJson.Length, change.AfterJson.Length)) <= AnswerValue.LongestFigure;

    private static bool IsOther(string written, string json) => written.Length > 0 && written != OneLine.Of(AnswerText.Of(json));

    private string Written(EntityChange change, string json)
    {
        if (!_columns.TryGetValue(change.Field, out var column))
        {
            var setting = columns?.FirstOrDefault(one => one.Field == change.Field) ?? new ColumnSetting(change.Field);
            _columns[change.Field] = column = TableColumn.Of(setting, [.. ValuesOf(change.Field).Take(MostRead)]);
        }

        return column.CellOf(AnswerValue.Of(json)) is { IsEmpty: false } cell ? cell.Text : "";
    }

    private IEnumerable<AnswerValue> ValuesOf(string field) =>
        entries.Select(entry => TableColumn.ValueOf(entry.Entity, field))
            .Concat(
                entries
                    .SelectMany(entry => entry.Changes)
                    .Where(change => IsShort(change) && change.Field == field)
                    .SelectMany(change => new[] { AnswerValue.Of(change.BeforeJson), AnswerValue.Of(change.AfterJson) }));
}
