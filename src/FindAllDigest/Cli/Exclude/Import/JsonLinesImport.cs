using FindAllDigest.FindAllApi.Reading;

namespace FindAllDigest.Cli.Exclude.Import;

/// <summary>Reads a JSON value a line; a line that is wrong loses no other.</summary>
internal static class JsonLinesImport
{
    public static ImportReading Read(ForeignBytes bytes, ColumnChoice choice)
    {
        var entities = new JsonEntities(choice);
        foreach (var (line, utf8) in TextImport.Lines(bytes.Utf8))
        {
            entities.Add(line, SafeUtf8.Of(utf8.Span));
        }

        return entities.ToReading();
    }
}
