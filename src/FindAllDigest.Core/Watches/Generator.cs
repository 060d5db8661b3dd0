using FindAllDigest.Core.Json;

namespace FindAllDigest.Core.Watches;

/// <summary>The service's engine tier for a FindAll run; the dearer, the deeper.</summary>
public enum Generator
{
    /// <summary>Evaluates 5 to 10 candidates for a flat fee, to check a query.</summary>
    Preview,

    /// <summary>For broad queries with many matches.</summary>
    Base,

    /// <summary>For specific queries; what the service suggests by default.</summary>
    Core,

    /// <summary>For rare entities that are hard to find.</summary>
    Pro,
}

/// <summary>The words that stand for a <see cref="Generator"/> in <c>watch.json</c> and on the wire.</summary>
public static class GeneratorWords
{
    internal static readonly WordTable<Generator> Table = new(
        ("preview", Generator.Preview), ("base", Generator.Base), ("core", Generator.Core), ("pro", Generator.Pro));

    public static string ToWire(this Generator generator) => Table.WordOf(generator);

    public static bool TryParse(string? word, out Generator generator) => Table.TryParse(word, out generator);
}
