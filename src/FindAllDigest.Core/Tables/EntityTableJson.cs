using System.Text.Json;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Tables;

/// <summary>Whole entities with their evidence as JSON: the lines of <c>entities.jsonl</c>,
/// each with its watch and what became of it.</summary>
public static class EntityTableJson
{
    /// <summary>One object a line.</summary>
    public static ReadOnlyMemory<byte> Lines(IReadOnlyList<(string Watch, EntityTable Table)> tables) =>
        VisibleJson.Lines(RowsOf(tables).Select(row => VisibleJson.Compact(json => Write(json, row.Watch, row.Row))));

    /// <summary>One array.</summary>
    public static ReadOnlyMemory<byte> Array(IReadOnlyList<(string Watch, EntityTable Table)> tables) => VisibleJson.Indented(json =>
    {
        json.WriteStartArray();
        foreach (var (watch, row) in RowsOf(tables))
        {
            Write(json, watch, row);
        }

        json.WriteEndArray();
    });

    private static IEnumerable<(string Watch, EntityRow Row)> RowsOf(IReadOnlyList<(string Watch, EntityTable Table)> tables) =>
        tables.SelectMany(table => table.Table.Rows.Select(row => (table.Watch, row)));

    private static void Write(Utf8JsonWriter json, string watch, EntityRow row)
    {
        json.WriteStartObject();
        json.WriteString("watch", watch);
        json.WriteString("status", row.Fate);
        json.WriteString("match", row.Match);
        json.WriteStartArray("doubts");
        foreach (var doubt in row.Remarks)
        {
            json.WriteStringValue(doubt);
        }

        json.WriteEndArray();
        foreach (var member in JsonElement.Parse(EntityCatalogue.Empty.With([row.Entity]).ToUtf8().Span).EnumerateObject())
        {
            member.WriteTo(json);
        }

        json.WriteEndObject();
    }
}
