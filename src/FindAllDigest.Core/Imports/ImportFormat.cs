using FindAllDigest.Core.Json;

namespace FindAllDigest.Core.Imports;

/// <summary>What kind of text an import reads.</summary>
public enum ImportFormat
{
    /// <summary>Columns, by comma, semicolon or tab.</summary>
    Csv,

    /// <summary>One JSON document: a list, or an object that holds one.</summary>
    Json,

    /// <summary>A JSON value a line.</summary>
    JsonLines,

    /// <summary>An address or a name a line.</summary>
    Text,
}

/// <summary>The words for the formats, as people say and read them.</summary>
public static class ImportFormats
{
    private static readonly WordTable<ImportFormat> Table = new(
        ("csv", ImportFormat.Csv), ("json", ImportFormat.Json), ("jsonl", ImportFormat.JsonLines), ("text", ImportFormat.Text));

    public static IReadOnlyList<string> Words { get; } = [.. Table.Words];

    public static string Word(this ImportFormat format) => Table.WordOf(format);

    /// <summary>The format of a word; null where the word is none.</summary>
    public static ImportFormat? Parse(string? word) => Table.ValueOf(word);
}
