using System.Text.Json;

namespace FindAllDigest.Simulator.Json;

/// <summary>A JSON value that knows its line, so that a fault in a long file can be pointed at. Comments and trailing commas are
/// allowed.</summary>
internal sealed class LocatedJson
{
    private static readonly JsonReaderOptions ReaderOptions = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };
    private static readonly JsonDocumentOptions DocumentOptions = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    private readonly ReadOnlyMemory<byte> _bytes;

    private LocatedJson(JsonTokenType kind, int line, ReadOnlyMemory<byte> bytes)
    {
        Kind = kind;
        Line = line;
        _bytes = bytes;
    }

    /// <summary>The token it begins with.</summary>
    public JsonTokenType Kind { get; }

    public int Line { get; }

    public IReadOnlyList<(string Name, LocatedJson Value)> Members { get; private init; } = [];

    public IReadOnlyList<LocatedJson> Items { get; private init; } = [];

    /// <exception cref="ScenarioException">The text is no JSON.</exception>
    public static LocatedJson Parse(string file, ReadOnlyMemory<byte> bytes)
    {
        var text = bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        var position = new LineCounter(text);
        if (text.Span.Trim(" \t\r\n"u8).IsEmpty)
        {
            throw new ScenarioException([new(file, 1, "The file is empty.", "Write a scenario, one object in braces.")]);
        }

        try
        {
            var reader = new Utf8JsonReader(text.Span, ReaderOptions);
            reader.Read();
            var root = Read(ref reader, text, position);
            reader.Read();
            return root;
        }
        catch (JsonException failure)
        {
            var line = (int)(failure.LineNumber ?? 0) + 1;
            throw new ScenarioException(
                [new(
                    file,
                    line,
                    "This is not JSON.",
                    "Look there for a bracket, comma or quote that is missing or too many; comments and trailing commas are allowed.")],
                failure);
        }
        catch (InvalidOperationException failure)
        {
            throw new ScenarioException(
                [new(
                    file,
                    position.Line,
                    "A text here holds bytes or escapes that are no Unicode.",
                    "Write half a surrogate pair as ⟪D83D⟫ and a raw byte as ⟪xFF⟫.")],
                failure);
        }
    }

    /// <summary>The value for use outside, detached from the file.</summary>
    public JsonElement ToElement() => JsonElement.Parse(_bytes.Span, DocumentOptions);

    private static LocatedJson Read(ref Utf8JsonReader reader, ReadOnlyMemory<byte> text, LineCounter position)
    {
        var start = (int)reader.TokenStartIndex;
        var kind = reader.TokenType;
        var line = position.MoveTo(start);
        var members = new List<(string, LocatedJson)>();
        var items = new List<LocatedJson>();
        while (kind == JsonTokenType.StartObject && reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            position.MoveTo((int)reader.TokenStartIndex);
            var name = reader.GetString() ?? "";
            reader.Read();
            members.Add((name, Read(ref reader, text, position)));
        }

        while (kind == JsonTokenType.StartArray && reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Read(ref reader, text, position));
        }

        if (kind == JsonTokenType.String)
        {
            // Decoding now makes a bad escape show at its line.
            _ = reader.GetString();
        }

        return new(kind, line, text[start..(int)reader.BytesConsumed]) { Members = members, Items = items };
    }

    private sealed class LineCounter(ReadOnlyMemory<byte> text)
    {
        private int _offset;

        public int Line { get; private set; } = 1;

        public int MoveTo(int offset)
        {
            Line += text.Span[_offset..offset].Count((byte)'\n');
            _offset = offset;
            return Line;
        }
    }
}
