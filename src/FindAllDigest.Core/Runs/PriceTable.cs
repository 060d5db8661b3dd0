using System.Collections.Immutable;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Json;
using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Core.Runs;

/// <summary>What the service charges, in US dollars, as of a date.</summary>
/// <remarks>The shipped prices are the vendor's pricing page of the date they carry;
/// <c>data/prices.json</c> overrides any of them.</remarks>
public sealed record PriceTable
{
    private PriceTable(
        DateOnly date, ImmutableDictionary<string, GeneratorPrice> generators, ImmutableDictionary<string, decimal> processors) =>
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
    /// <exception cref="DigestException">The file is not a price table; all faults at once.</exception>
    public PriceTable OverriddenBy(string path, ReadOnlyMemory<byte> utf8)
    {
        var problems = new ProblemList(path);
        var table = LocatedJsonParser.ParseObject(utf8, problems) is { } root
            ? OverriddenBy(new ObjectFields(root, ["date", "generators", "processors"], problems), problems)
            : this;
        return problems.Count == 0 ? table with { OverridingPath = path } : throw new DigestException(problems.InOrder());
    }

    /// <summary>What a service charges: these prices, or nothing where the simulator answers.</summary>
    public PriceTable For(WatchService service) => service == WatchService.Parallel
        ? this
        : new(Date, Generators.ToImmutableDictionary(price => price.Key, _ => new GeneratorPrice(0, 0)), Processors.Clear());

    /// <summary>The price of one match with these enrichments: what the generator takes and one enrichment each.</summary>
    /// <remarks>A processor that the table does not know is counted at the dearest known price,
    /// so that a budget is never passed unseen.</remarks>
    public decimal PerMatch(Generator generator, IReadOnlyList<Enrichment> enrichments) =>
        For(generator).Match + enrichments.Sum(enrichment => PerEnrichment(enrichment.Processor));

    /// <summary>The price of one enrichment of one match. A fast variant costs what its processor does.</summary>
    public decimal PerEnrichment(string processor) =>
        Processors.TryGetValue(processor, out var price)
            || Processors.TryGetValue(processor.Replace("-fast", "", StringComparison.Ordinal), out price)
            ? price
            : Processors.Values.DefaultIfEmpty(0).Max();

    public decimal PerRun(Generator generator) => For(generator).Run;

    /// <summary>The most that a run can cost, known before it is created: every match of its limit found and enriched.</summary>
    public decimal Exposure(Generator generator, IReadOnlyList<Enrichment> enrichments, int matchLimit) =>
        PerRun(generator) + (matchLimit * PerMatch(generator, enrichments));

    private GeneratorPrice For(Generator generator) => Generators[generator.ToWire()];

    private PriceTable OverriddenBy(ObjectFields fields, ProblemList problems)
    {
        var (generators, processors) = (Generators, Processors);
        foreach (var (name, place, price) in fields.Value<LocatedObject>("generators", "an object in braces")?.Members ?? [])
        {
            if (WatchWords.GeneratorOf(name) is null)
            {
                problems.Add(
                    place,
                    $"unknown generator '{ProblemList.Shown(name)}'{NearestWord.Hint(name, Generators.Keys)}",
                    "Rename or remove it.");
            }
            else if (price is LocatedObject source)
            {
                var prices = new ObjectFields(source, ["run", "match"], problems);
                generators = generators.SetItem(name, new GeneratorPrice(Usd(prices, "run"), Usd(prices, "match")));
            }
            else
            {
                problems.Add(
                    price.Place,
                    $"the prices of '{name}' are {price.Kind}.",
                    """Write an object, such as { "run": 2.00, "match": 0.15 }.""");
            }
        }

        if (fields.Value<LocatedObject>("processors", "an object in braces") is { } processorPrices)
        {
            var prices = new ObjectFields(processorPrices, [.. processorPrices.Members.Select(member => member.Name)], problems);
            processors = processors.SetItems(
                processorPrices.Members.Select(member => KeyValuePair.Create(member.Name, Usd(prices, member.Name))));
        }

        return new PriceTable(Day(fields, problems) ?? Date, generators, processors);
    }

    private static DateOnly? Day(ObjectFields fields, ProblemList problems)
    {
        if (fields.Text("date") is not { } text)
        {
            return null;
        }

        if (IsoDate.TryParse(text, out var day))
        {
            return day;
        }

        problems.Add(fields.PlaceOf("date"), $"'date' is '{ProblemList.Shown(text)}'.", "Write the day as 2026-10-08.");
        return null;
    }

    // A bound far above every price keeps sums of a thousand matches inside the type.
    private static decimal Usd(ObjectFields prices, string name)
    {
        prices.Require(name, "Write a price in USD, such as 0.15.");
        return prices.Number(name, 0, 1_000_000) ?? 0;
    }

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
/// <param name="Match">Fee of each match.</param>
public sealed record GeneratorPrice(decimal Run, decimal Match);
