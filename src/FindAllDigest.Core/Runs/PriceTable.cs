using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Core.Runs;

/// <summary>What the service charges, in US dollars, as of a date.</summary>
/// <remarks>The shipped prices are the vendor's pricing page of the date they carry; <c>data/prices.json</c> overrides any of them.</remarks>
public sealed record PriceTable
{
    private const string Remedy = "Write it as in the README's example: {\"date\": \"2026-10-08\", \"generators\": {\"core\": {\"run\": 2.00, \"match\": 0.15}}, \"processors\": {\"core\": 0.025}}.";

    private PriceTable(DateOnly date, ImmutableDictionary<string, GeneratorPrice> generators, ImmutableDictionary<string, decimal> processors) =>
        (Date, Generators, Processors) = (date, generators, processors);

    /// <summary>The prices that ship with the program.</summary>
    public static PriceTable Shipped { get; } = ReadShipped();

    /// <summary>The day the prices were read from the vendor's page.</summary>
    public DateOnly Date { get; }

    /// <summary>The file that overrides shipped prices; empty when none does.</summary>
    public string OverridingPath { get; private init; } = "";

    /// <summary>Price of each generator by its wire name.</summary>
    public ImmutableDictionary<string, GeneratorPrice> Generators { get; }

    /// <summary>Price of one enrichment of one match, by processor.</summary>
    public ImmutableDictionary<string, decimal> Processors { get; }

    /// <summary>This table with the prices of a file put over it.</summary>
    /// <exception cref="DigestException">The file is not a price table.</exception>
    public PriceTable OverriddenBy(string path, ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            var root = document.RootElement;
            var generators = Generators;
            var processors = Processors;

            foreach (var generator in Members(root, "generators"))
            {
                generators = generators.SetItem(generator.Name, new GeneratorPrice(Usd(generator.Value.GetProperty("run")), Usd(generator.Value.GetProperty("match"))));
            }

            foreach (var processor in Members(root, "processors"))
            {
                processors = processors.SetItem(processor.Name, Usd(processor.Value));
            }

            var date = root.TryGetProperty("date", out var text)
                ? DateOnly.ParseExact(text.GetString() ?? "", "yyyy-MM-dd", CultureInfo.InvariantCulture)
                : Date;
            return new PriceTable(date, generators, processors) { OverridingPath = path };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            var line = exception is JsonException { LineNumber: { } number } ? (int)number + 1 : 0;
            throw new DigestException([new FileProblem(path, line, 0, $"This is not a price table: {exception.Message}", Remedy)]);
        }
    }

    /// <summary>The price of one match with these enrichments: what the generator takes and one enrichment each.</summary>
    /// <remarks>A processor that the table does not know is counted at the dearest known price, so that a budget is never passed unseen.</remarks>
    public decimal PerMatch(Generator generator, IReadOnlyList<Enrichment> enrichments) =>
        For(generator).Match + enrichments.Sum(enrichment => PerEnrichment(enrichment.Processor));

    /// <summary>The price of one enrichment of one match. A fast variant costs what its processor does.</summary>
    public decimal PerEnrichment(string processor) =>
        Processors.TryGetValue(processor, out var price) || Processors.TryGetValue(processor.Replace("-fast", "", StringComparison.Ordinal), out price)
            ? price
            : Processors.Values.DefaultIfEmpty(0).Max();

    /// <summary>The fixed fee of one run.</summary>
    public decimal PerRun(Generator generator) => For(generator).Run;

    /// <summary>The most that a run can cost, known before it is created: every match of its limit found and enriched.</summary>
    public decimal Exposure(Generator generator, IReadOnlyList<Enrichment> enrichments, int matchLimit) =>
        PerRun(generator) + (matchLimit * PerMatch(generator, enrichments));

    private GeneratorPrice For(Generator generator) => Generators[generator.ToWire()];

    private static IEnumerable<JsonProperty> Members(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) ? value.EnumerateObject() : [];

    // A bound far above every price keeps sums of a thousand matches inside the type.
    private static decimal Usd(JsonElement element) =>
        element.GetDecimal() is >= 0 and <= 1_000_000 and var price ? price : throw new FormatException("a price is below zero or above a million.");

    private static PriceTable ReadShipped()
    {
        const string Name = "prices.json";
        using var stream = typeof(PriceTable).Assembly.GetManifestResourceStream(Name)
            ?? throw new InvalidOperationException($"The build left out {Name}.");
        using var memory = new MemoryStream();
        stream.CopyTo(memory);

        return new PriceTable(default, ImmutableDictionary<string, GeneratorPrice>.Empty, ImmutableDictionary<string, decimal>.Empty)
            .OverriddenBy(Name, memory.ToArray()) with
        { OverridingPath = "" };
    }
}

/// <summary>What one generator costs, in US dollars.</summary>
/// <param name="Run">Fixed fee of a run.</param>
/// <param name="Match">Fee of each match.</param>
public sealed record GeneratorPrice(decimal Run, decimal Match);
