using System.Text;
using System.Text.Json;
using FindAllDigest.Core.Csv;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Imports;

/// <summary>Reads a list that somebody else made: a CSV with any columns, JSON, JSON lines,
/// or plain lines. It takes bytes and gives a value.</summary>
public static class ListImport
{
    private const int LongestMessage = 3;

    /// <summary>Reads foreign bytes.</summary>
    /// <param name="bytes">UTF-8 or UTF-16, with or without a mark.</param>
    /// <param name="asked">The format, where a person says it; otherwise it is guessed by content.</param>
    /// <param name="choice">The columns or properties, where a person says them.</param>
    /// <returns>The format, and what was found, with the reason where nothing of it may be added.</returns>
    public static (ImportFormat Format, ImportReading Reading) Read(ReadOnlyMemory<byte> bytes, ImportFormat? asked, ColumnChoice choice)
    {
        var utf8 = ImportText.Utf8Of(bytes);
        if (ForeignDocument.Refuse(bytes, utf8) is { } refused)
        {
            return (ImportFormat.Text, refused);
        }

        if (ImportText.Lines(utf8).FirstOrDefault() is { Utf8.IsEmpty: true })
        {
            return (ImportFormat.Text, ImportReading.Refused(0, "The file is empty; nothing was added.", "Was it saved?"));
        }

        if (asked is null or ImportFormat.Csv && MarkdownTable.ToTabs(utf8) is { } table)
        {
            utf8 = table;
        }

        var format = asked ?? Guess(utf8, choice);
        if (asked is null && format == ImportFormat.Text && IsTable(utf8))
        {
            return (
                ImportFormat.Csv,
                ImportReading.Refused(
                    1,
                    "This looks like a table, but none of its columns says that it holds names or URLs.",
                    "Say --name-column or --url-column, or --format text where each line is one name."));
        }

        var reading = format switch
        {
            ImportFormat.Csv => CsvImport.Read(utf8, choice),
            ImportFormat.Json => JsonImport.ReadDocument(utf8, choice),
            ImportFormat.JsonLines => JsonImport.ReadLines(utf8, choice),
            ImportFormat.Text => TextImport.Read(utf8),
        };
        return (format, reading.Refusal is null ? Judged(reading) : reading);
    }

    /// <summary>A reading of which less than half is understood was probably read the wrong way.</summary>
    private static ImportReading Judged(ImportReading reading)
    {
        var understood = reading.Read - reading.Unusable.Count;
        var foreign = reading.Unusable.Where(line => line.Why == TextImport.NotUtf8).ToList();
        return (understood * 2 >= reading.Read, foreign.Count) switch
        {
            (true, _) when reading.Read <= LongestMessage && reading.Entities is [{ Url: "", Name: var name }, ..]
                && TextImport.IsServerMessage(name) => Refuse(
                    reading,
                    reading.Entities[0].Line,
                    "This is what a server says in place of a list; nothing was added.",
                    "Fetch the list again"),
            (true, _) => reading,
            (false, > 0) => Refuse(
                reading,
                foreign[0].Line,
                $"{Plural.Of(foreign.Count, "entry", "entries")} of {reading.Read}, this one first, cannot be read as UTF-8; nothing was "
                    + $"added.",
                "Save the table as \"CSV UTF-8\" and import that file"),
            _ => Refuse(
                reading,
                reading.Unusable[0].Line,
                $"Only {understood:#,0} of {reading.Read:#,0} entries can be understood, so this is probably no list; nothing was added. "
                    + $"The first that cannot: {reading.Unusable[0].Why}.",
                "Say --format, --name-column or --url-column"),
        };
    }

    private static ImportReading Refuse(ImportReading reading, int line, string why, string remedy) =>
        reading with { Refusal = new(line, why, $"{remedy}; or --force to add what can be understood.", CanBeForced: true) };

    /// <summary>The format that a text looks like. A person who names columns means a CSV unless it is JSON.</summary>
    private static ImportFormat Guess(ReadOnlyMemory<byte> utf8, ColumnChoice choice)
    {
        using var lines = ImportText.Lines(utf8).GetEnumerator();
        if (!lines.MoveNext())
        {
            return ImportFormat.Text;
        }

        var first = lines.Current.Utf8;
        return first.Span[0] switch
        {
            (byte)'[' => ImportFormat.Json,
            (byte)'{' or (byte)'"' when lines.MoveNext() && lines.Current.Utf8.Span[0] == first.Span[0] && IsWhole(first) =>
                ImportFormat.JsonLines,
            (byte)'{' => ImportFormat.Json,
            _ when !choice.IsGuess || CsvTable.Find(utf8, choice)?.IsTold == true => ImportFormat.Csv,
            _ => ImportFormat.Text,
        };
    }

    /// <summary>Whether most lines have the same number of separators, and more than a name has.</summary>
    private static bool IsTable(ReadOnlyMemory<byte> utf8)
    {
        var lines = ImportText.Lines(utf8).Select(line => line.Utf8).ToList();
        return lines.Count > 1 && CsvDialect.Delimiters.Append('|').Any(delimiter => lines
            .Where(line => delimiter != '|' || BareHost.Beside(Encoding.UTF8.GetString(line.Span)) is null)
            .Select(line => line.Span.Count((byte)delimiter))
            .Where(count => count >= (delimiter == ',' ? 2 : 1))
            .GroupBy(count => count)
            .Any(same => same.Count() * 3 >= lines.Count * 2));
    }

    private static bool IsWhole(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(SafeUtf8.Of(line.Span));
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
