using System.Text.Json;

namespace FindAllDigest.Core.Imports;

/// <summary>Takes entities out of JSON values: texts, and objects whose properties are named as columns would be.</summary>
internal sealed class JsonEntities(ColumnChoice choice)
{
    private const string MatchStatus = "match_status";

    private static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly ImportCollector _collector = new();

    public ImportReading ToReading() => _collector.ToReading();

    /// <param name="utf8">One value, made safe for a strict parser.</param>
    public void Add(int line, ReadOnlyMemory<byte> utf8)
    {
        try
        {
            Add(line, JsonElement.Parse(utf8.Span, Options));
        }
        catch (JsonException)
        {
            _collector.Refuse(line, "not JSON, or nested too deeply");
        }
    }

    private void Add(int line, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                TextImport.Add(_collector, line, value.GetString() ?? "");
                break;
            case JsonValueKind.Object when IsUnmatched(value):
                _collector.PassOverUnmatched();
                break;
            case JsonValueKind.Object:
                AddObject(line, value);
                break;
            default:
                _collector.Refuse(line, "neither an object nor a text");
                break;
        }
    }

    // As in the result of a FindAll run, most of whose candidates are no matches.
    private static bool IsUnmatched(JsonElement value) =>
        value.TryGetProperty(MatchStatus, out var status) && status.ValueKind == JsonValueKind.String && status.GetString() != "matched";

    private void AddObject(int line, JsonElement value)
    {
        var properties = value
            .EnumerateObject()
            .Select(property => (property.Name, Text: TextOf(property.Value)))
            .Where(property => property.Text is not null)
            .ToList();
        List<string> heads = [.. properties.Select(property => property.Name)];
        var columns = ColumnGuess.Of(heads, choice);
        _collector.Note([.. columns.Names.Select(column => heads[column])], [.. columns.Urls.Select(column => heads[column])]);
        var name = string.Join(' ', columns.Names.Select(column => properties[column].Text?.Trim()).Where(part => part?.Length > 0));
        _collector.Add(line, name, [.. columns.Urls.Select(column => properties[column].Text ?? "")]);
    }

    /// <summary>A text, or several as a list of them; null for anything else.</summary>
    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Array when value.GetArrayLength() > 0 && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) =>
            string.Join("; ", value.EnumerateArray().Select(item => item.GetString())),
        _ => null,
    };
}
