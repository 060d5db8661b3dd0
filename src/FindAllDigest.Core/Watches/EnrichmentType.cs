using FindAllDigest.Core.Json;

namespace FindAllDigest.Core.Watches;

/// <summary>What kind of answer a short enrichment asks for. Every answer may also be null, when nothing was found.</summary>
public enum EnrichmentType { String, Number, Integer, Boolean, ArrayOfString }

/// <summary>The words that stand for an <see cref="EnrichmentType"/> in <c>watch.json</c>.</summary>
public static class EnrichmentTypeWords
{
    internal static readonly WordTable<EnrichmentType> Table = new(
        ("string", EnrichmentType.String),
        ("number", EnrichmentType.Number),
        ("integer", EnrichmentType.Integer),
        ("boolean", EnrichmentType.Boolean),
        ("array-of-string", EnrichmentType.ArrayOfString));

    public static string ToWire(this EnrichmentType type) => Table.WordOf(type);
}
