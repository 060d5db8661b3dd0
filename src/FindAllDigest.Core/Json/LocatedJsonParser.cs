using System.Buffers;
using System.Text;
using System.Text.Json;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Json;

/// <summary>Reads JSON with comments and trailing commas into a tree whose values know their place.</summary>
internal static class LocatedJsonParser
{
    // The reader refuses deeper files, so the recursion below stays this shallow.
    private static readonly JsonReaderOptions Options = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        MaxDepth = 64,
    };

    /// <summary>The root object, or null if the file holds no object.</summary>
    public static LocatedObject? ParseObject(ReadOnlyMemory<byte> utf8, ProblemList problems)
    {
        var root = Parse(utf8, problems);
        if (root is not null and not LocatedObject)
        {
            problems.Add(root.Place, $"the file holds {root.Kind}.", "Write one object in braces.");
        }

        return root as LocatedObject;
    }

    private static LocatedJson? Parse(ReadOnlyMemory<byte> utf8, ProblemList problems)
    {
        var text = utf8.Span.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8;
        var lines = new LineMap(text);
        if (FirstInvalidByte(text.Span) is { } offset)
        {
            problems.Add(lines.PlaceOf(offset), $"the byte 0x{text.Span[offset]:X2} is not UTF-8.", "Save the file as UTF-8.");
            return null;
        }

        if (GitRemnant.In(text.Span) is { } remnant)
        {
            problems.Add(lines.PlaceOf(remnant.Offset), remnant.Message, remnant.Remedy);
            return null;
        }

        var reader = new Utf8JsonReader(text.Span, Options);
        try
        {
            reader.Read();
            var root = Value(ref reader, lines, problems);
            reader.Read();
            return root;
        }
        catch (JsonException fault)
        {
            var stopped = lines.OffsetOf(fault.LineNumber, fault.BytePositionInLine);
            var (found, remedy) = reader.TokenType == JsonTokenType.None && stopped == text.Length
                ? ("the file is empty.", "Write one object in braces.")
                : JsonFault.At(text.Span, stopped);
            problems.Add(lines.PlaceOf(stopped), $"this is not JSON: {found}", remedy);
            return null;
        }
    }

    private static LocatedJson Value(ref Utf8JsonReader reader, LineMap lines, ProblemList problems)
    {
        var place = lines.PlaceOf(reader.TokenStartIndex);
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => new LocatedObject(place, Members(ref reader, lines, problems)),
            JsonTokenType.StartArray => new LocatedArray(place, Items(ref reader, lines, problems)),
            JsonTokenType.String => new LocatedText(place, Text(ref reader, place, problems)),
            JsonTokenType.Number => new LocatedNumber(place, Encoding.UTF8.GetString(reader.ValueSpan)),
            JsonTokenType.True => new LocatedBoolean(place, true),
            JsonTokenType.False => new LocatedBoolean(place, false),
            _ => new LocatedNull(place),
        };
    }

    private static List<JsonMember> Members(ref Utf8JsonReader reader, LineMap lines, ProblemList problems)
    {
        var members = new List<JsonMember>();
        var seen = new Dictionary<string, JsonPlace>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var place = lines.PlaceOf(reader.TokenStartIndex);
            var name = Text(ref reader, place, problems);
            if (!seen.TryAdd(name, place))
            {
                problems.Add(
                    place,
                    $"the field '{ProblemList.Shown(name)}' is written twice; first in line {seen[name].Line}.",
                    "Keep one of them.");
            }

            reader.Read();
            members.Add(new(name, place, Value(ref reader, lines, problems)));
        }

        return members;
    }

    private static List<LocatedJson> Items(ref Utf8JsonReader reader, LineMap lines, ProblemList problems)
    {
        var items = new List<LocatedJson>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Value(ref reader, lines, problems));
        }

        return items;
    }

    private static string Text(ref Utf8JsonReader reader, JsonPlace place, ProblemList problems)
    {
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            // The only text that is valid JSON and no string: half of a surrogate pair, written as an escape.
            problems.Add(place, "this text holds half of a surrogate pair.", @"Write the character itself, or both of its \u escapes.");
            return "\uFFFD";
        }
    }

    private static int? FirstInvalidByte(ReadOnlySpan<byte> text)
    {
        for (var offset = 0; offset < text.Length;)
        {
            if (Rune.DecodeFromUtf8(text[offset..], out _, out var length) != OperationStatus.Done)
            {
                return offset;
            }

            offset += length;
        }

        return null;
    }
}
