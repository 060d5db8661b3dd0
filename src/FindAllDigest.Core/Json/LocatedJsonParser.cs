using System.Text;
using System.Text.Json;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Json;

/// <summary>Reads JSON with comments and trailing commas into a tree whose values know their place.</summary>
internal sealed class LocatedJsonParser
{
    // The reader refuses deeper files, so the recursion below stays this shallow.
    private static readonly JsonReaderOptions Options = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        MaxDepth = 64,
    };

    private readonly ReadOnlyMemory<byte> _text;
    private readonly ProblemList _problems;
    private readonly List<int> _lineStarts = [0];

    private LocatedJsonParser(ReadOnlyMemory<byte> text, ProblemList problems)
    {
        (_text, _problems) = (text, problems);

        // As everywhere in JSON, LF alone ends a line.
        while (text.Span[_lineStarts[^1]..].IndexOf((byte)'\n') is >= 0 and var end)
        {
            _lineStarts.Add(_lineStarts[^1] + end + 1);
        }
    }

    /// <summary>The root object, or null if the file holds no object.</summary>
    public static LocatedObject? ParseObject(ReadOnlyMemory<byte> utf8, ProblemList problems)
    {
        var text = utf8.Span.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8;
        var root = new LocatedJsonParser(text, problems).Parse();
        if (root is not null and not LocatedObject)
        {
            problems.Add(root.Place, $"the file holds {root.Kind}.", "Write one object in braces.");
        }

        return root as LocatedObject;
    }

    private LocatedJson? Parse()
    {
        var text = _text.Span;
        var offset = 0;
        if (SafeUtf8.NextInvalid(text, ref offset, out _))
        {
            _problems.Add(PlaceOf(offset), $"the byte 0x{text[offset]:X2} is not UTF-8.", "Save the file as UTF-8.");
            return null;
        }

        if (GitRemnant.In(text) is { } remnant)
        {
            _problems.Add(PlaceOf(remnant.Offset), remnant.Message, remnant.Remedy);
            return null;
        }

        var reader = new Utf8JsonReader(text, Options);
        try
        {
            reader.Read();
            var root = Value(ref reader);
            reader.Read();
            return root;
        }
        catch (JsonException fault)
        {
            var stopped = OffsetOf(fault);
            var (found, remedy) = reader.TokenType == JsonTokenType.None && stopped == text.Length
                ? ("the file is empty.", "Write one object in braces.")
                : JsonFault.At(text, stopped);
            _problems.Add(PlaceOf(stopped), $"this is not JSON: {found}", remedy);
            return null;
        }
    }

    private LocatedJson Value(ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        var place = PlaceOf(start);
        LocatedJson value = reader.TokenType switch
        {
            JsonTokenType.StartObject => new LocatedObject(place, Members(ref reader)),
            JsonTokenType.StartArray => new LocatedArray(place, Items(ref reader)),
            JsonTokenType.String => new LocatedText(place, Text(ref reader, place)),
            JsonTokenType.Number => new LocatedNumber(place, Encoding.UTF8.GetString(reader.ValueSpan)),
            JsonTokenType.True => new LocatedBoolean(place, true),
            JsonTokenType.False => new LocatedBoolean(place, false),
            _ => new LocatedNull(place),
        };
        return value with { Written = _text[start..(int)reader.BytesConsumed] };
    }

    private List<JsonMember> Members(ref Utf8JsonReader reader)
    {
        var members = new List<JsonMember>();
        var seen = new Dictionary<string, JsonPlace>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var place = PlaceOf((int)reader.TokenStartIndex);
            var name = Text(ref reader, place);
            if (!seen.TryAdd(name, place))
            {
                _problems.Add(
                    place,
                    $"the field '{ProblemList.Shown(name)}' is written twice; first in line {seen[name].Line}.",
                    "Keep one of them.");
            }

            reader.Read();
            members.Add(new(name, place, Value(ref reader)));
        }

        return members;
    }

    private List<LocatedJson> Items(ref Utf8JsonReader reader)
    {
        var items = new List<LocatedJson>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Value(ref reader));
        }

        return items;
    }

    private string Text(ref Utf8JsonReader reader, JsonPlace place)
    {
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            // The only text that is valid JSON and no string: half of a surrogate pair, written as an escape.
            _problems.Add(place, "this text holds half of a surrogate pair.", @"Write the character itself, or both of its \u escapes.");
            return "\uFFFD";
        }
    }

    private JsonPlace PlaceOf(int offset)
    {
        var found = _lineStarts.BinarySearch(offset);
        var line = found >= 0 ? found : ~found - 1;
        return new(line + 1, LineMap.CharactersIn(_text.Span[_lineStarts[line]..offset]) + 1);
    }

    // The exception counts lines, and bytes within one, from 0.
    private int OffsetOf(JsonException fault)
    {
        var start = _lineStarts[(int)Math.Clamp(fault.LineNumber ?? 0, 0, _lineStarts.Count - 1)];
        return (int)Math.Clamp(start + (fault.BytePositionInLine ?? 0), 0, _text.Length);
    }
}
