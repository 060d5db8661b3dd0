namespace FindAllDigest.Cli.Exclude.Import;

/// <summary>What kind of text an import reads.</summary>
internal enum ImportFormat
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
