using System.Text.Json;

namespace FindAllDigest.Cli.Exclude.Import;

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
            using var document = JsonDocument.Parse(utf8, Options);
            Add(line, document.RootElement);
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
                _collector.Add(line, value.GetString() ?? "");
                break;
            case JsonValueKind.Object when IsUnmatched(value):
                _collector.PassOver();
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
        var properties = value.EnumerateObject().Where(property => property.Value.ValueKind is JsonValueKind.String).ToList();
        var names = properties.Select(property => property.Name).ToList();
        var guess = ColumnWords.Guess(names);
        var (name, url) = (Chosen(choice.Name, guess.Name), Chosen(choice.Url, guess.Url));
        (name, url) = name == url ? (choice.Name is null ? -1 : name, choice.Name is null ? url : -1) : (name, url);
        _collector.Note(name < 0 ? null : names[name], url < 0 ? null : names[url]);
        _collector.Add(line, Text(name), Text(url));

        int Chosen(string? asked, int guessed) => asked is null ? guessed : names.FindIndex(property => property.Equals(asked, StringComparison.OrdinalIgnoreCase));

        string Text(int property) => property < 0 ? "" : properties[property].Value.GetString() ?? "";
    }
}
