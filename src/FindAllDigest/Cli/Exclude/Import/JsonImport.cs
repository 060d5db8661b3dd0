using System.Text.Json;
using FindAllDigest.Core.Csv;
using FindAllDigest.FindAllApi.Reading;

namespace FindAllDigest.Cli.Exclude.Import;

/// <summary>Reads one JSON document: a list of objects or texts, an object that holds such a list, or one object.</summary>
internal static class JsonImport
{
    // Only single entities have a limit: one that is nested too deeply is told, and must not end the reading of all.
    private static readonly JsonReaderOptions Options = new() { MaxDepth = int.MaxValue, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private static readonly HashSet<string> Lists = new(StringComparer.OrdinalIgnoreCase)
    {
        "candidates", "entities", "matches", "exclude_list", "results", "items", "data", "records", "rows", "companies", "organizations", "people",
    };

    /// <exception cref="Core.Failures.DigestException">It is not whole JSON (exit 2): a cut file is not half read.</exception>
    public static ImportReading Read(ForeignBytes bytes, ColumnChoice choice)
    {
        var utf8 = SafeUtf8.Of(bytes.Utf8.Span);
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
            throw bytes.Fault((int)Math.Min(exception.LineNumber.GetValueOrDefault(), int.MaxValue - 1) + 1, "The text is not whole JSON from here on; nothing was added.", "Mend it, or say --format.");
        }

        return entities.ToReading();
    }

    private static List<(int Start, int Length)> Values(byte[] utf8)
    {
        List<(int, int)> values = [];
        var reader = new Utf8JsonReader(utf8, Options);
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        var hasList = reader.TokenType == JsonTokenType.StartArray;
        if (hasList)
        {
            ReadList(ref reader, values);
        }
        else if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isList = Lists.Contains(reader.GetString() ?? "");
                reader.Read();
                if (isList && reader.TokenType == JsonTokenType.StartArray)
                {
                    hasList = true;
                    ReadList(ref reader, values);
                }
                else
                {
                    reader.Skip();
                }
            }
        }

        var end = (int)reader.BytesConsumed;

        // Past the end there may only be white space; the reader complains about anything else.
        reader.Read();
        return hasList ? values : [(start, end - start)];
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
