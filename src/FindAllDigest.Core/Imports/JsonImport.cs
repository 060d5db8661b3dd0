using System.Text.Json;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Imports;

/// <summary>Reads JSON: a document that is a list of objects or texts, holds such a list, or is one object; or a value a line.</summary>
internal static class JsonImport
{
    private const int DeepestWrapping = 8;

    // Only single entities have a limit: one that is nested too deeply is told, and must not end the reading of all.
    private static readonly JsonReaderOptions Options = new()
    {
        MaxDepth = int.MaxValue,
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    private static readonly HashSet<string> Lists = new(StringComparer.OrdinalIgnoreCase)
    {
        "candidates", "entities", "matches", "exclude_list", "results", "items", "data", "records", "rows", "companies", "organizations",
        "people", "response", "result", "payload", "list",
    };

    /// <remarks>What is not whole JSON is refused: a cut file is not half read.</remarks>
    public static ImportReading ReadDocument(ReadOnlyMemory<byte> foreign, ColumnChoice choice)
    {
        var utf8 = SafeUtf8.Of(foreign.Span);
        var entities = new JsonEntities(choice);
        var lines = new LineMap(utf8);
        try
        {
            foreach (var (start, length) in Values(utf8))
            {
                entities.Add(lines.LineOf(start), utf8.AsMemory(start, length));
            }
        }
        catch (JsonException exception)
        {
            var line = (int)Math.Min(exception.LineNumber.GetValueOrDefault(), int.MaxValue - 1) + 1;
            return ImportReading.Refused(line, "The text is not whole JSON from here on; nothing was added.", "Mend it, or say --format.");
        }

        return entities.ToReading();
    }

    /// <summary>Reads a value a line; a line that is wrong loses no other.</summary>
    public static ImportReading ReadLines(ReadOnlyMemory<byte> foreign, ColumnChoice choice)
    {
        var entities = new JsonEntities(choice);
        foreach (var (line, utf8) in ImportText.Lines(foreign))
        {
            entities.Add(line, SafeUtf8.Of(utf8.Span));
        }

        return entities.ToReading();
    }

    private static List<(int Start, int Length)> Values(byte[] utf8)
    {
        List<(int, int)> values = [];
        var reader = new Utf8JsonReader(utf8, Options);
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        var hasList = reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject
            && ReadLists(ref reader, values, DeepestWrapping);
        var end = (int)reader.BytesConsumed;

        // Past the end there may only be white space; the reader complains about anything else.
        reader.Read();
        return hasList ? values : [(start, end - start)];
    }

    /// <summary>Reads the list that a value is, or the lists that it holds under known names, whatever they are wrapped in.</summary>
    private static bool ReadLists(ref Utf8JsonReader reader, List<(int Start, int Length)> values, int depth)
    {
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            ReadList(ref reader, values);
            return true;
        }

        var hasList = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isNamed = Lists.Contains(reader.GetString() ?? "");
            reader.Read();
            if (isNamed && (reader.TokenType == JsonTokenType.StartArray || (reader.TokenType == JsonTokenType.StartObject && depth > 0)))
            {
                hasList |= ReadLists(ref reader, values, depth - 1);
            }
            else
            {
                reader.Skip();
            }
        }

        return hasList;
    }

    private static void ReadList(ref Utf8JsonReader reader, List<(int Start, int Length)> values)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            values.Add((start, (int)reader.BytesConsumed - start));
        }
    }
}
