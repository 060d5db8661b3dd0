using FindAllDigest.Core.Json;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Watches.Reading;

/// <summary>Reads <c>columns</c> and <c>sort</c>, and whatever else names an enrichment.</summary>
/// <param name="enrichments">Names of the watch's enrichments; null if they are left to an earlier run and so are not known yet.</param>
internal sealed class TableReader(IReadOnlyList<string>? enrichments, ProblemList problems)
{
    /// <summary>The columns as written; null if they are left to the program.</summary>
    public IReadOnlyList<ColumnSetting>? ReadColumns(ObjectFields watch)
    {
        if (watch.Items("columns") is not { } items)
        {
            return null;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        var columns = new List<ColumnSetting>();
        foreach (var item in items)
        {
            if (Column(item) is not { } column)
            {
                continue;
            }

            CheckSpelling("columns", column.Field, item.Place);
            if (!seen.Add(column.Field))
            {
                problems.Add(item.Place, $"'columns' names '{ProblemList.Shown(column.Field)}' twice.", "Keep one of them.");
            }

            columns.Add(column);
        }

        return columns;
    }

    public EntitySort ReadSort(ObjectFields watch)
    {
        if (watch.Text("sort") is not { } text)
        {
            return EntitySort.Default;
        }

        var isDescending = text[0] == '-';
        var by = isDescending ? text[1..] : text;
        CheckName("sort", by, watch.PlaceOf("sort"), [EntitySort.Match, EntitySort.Name]);
        return new(by, isDescending);
    }

    /// <summary>Reads a list of enrichments' names.</summary>
    public IReadOnlyList<string> ReadNames(ObjectFields fields, string name)
    {
        var texts = fields.Texts(name) ?? [];
        foreach (var text in texts)
        {
            CheckSpelling(name, text.Value, text.Place);
        }

        return [.. texts.Select(text => text.Value).Distinct(StringComparer.Ordinal)];
    }

    private ColumnSetting? Column(LocatedJson item)
    {
        switch (item)
        {
            case LocatedText text:
                return new(text.Value);
            case LocatedObject source:
                var fields = new ObjectFields(source, WatchFields.Column, problems);
                var field = fields.RequiredText("field", "Name the enrichment to show.");
                var title = fields.Text("title");
                var format = fields.Word("as", WatchWords.ColumnFormats);
                return field is null ? null : new(field, title, format);
            default:
                problems.Add(
                    item.Place,
                    $"'columns' holds {item.Kind}.",
                    "Each item must be the name of an enrichment, or an object with \"field\".");
                return null;
        }
    }

    // A name that resembles none may be one that is not asked for any more: entities that were found before still have it.
    private void CheckSpelling(string field, string name, JsonPlace place)
    {
        if (string.IsNullOrWhiteSpace(name) || NearestWord.Find(name, enrichments ?? []) is not null)
        {
            CheckName(field, name, place, []);
        }
    }

    private void CheckName(string field, string name, JsonPlace place, IReadOnlyList<string> others)
    {
        if (others.Contains(name, StringComparer.Ordinal)
            || (enrichments?.Contains(name, StringComparer.Ordinal) ?? !string.IsNullOrWhiteSpace(name)))
        {
            return;
        }

        string[] known = [.. others.Concat(enrichments ?? []).Select(ProblemList.Shown)];
        var remedy = known.Length == 0 ? "Add it to 'enrichments', or remove it here." : $"Write one of {string.Join(", ", known)}.";
        problems.Add(
            place,
            $"'{field}' names '{ProblemList.Shown(name)}', which is no enrichment of this watch{NearestWord.Hint(name, known)}",
            remedy);
    }
}
