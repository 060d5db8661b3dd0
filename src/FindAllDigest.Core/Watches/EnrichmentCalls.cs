using FindAllDigest.Core.Json;

namespace FindAllDigest.Core.Watches;

/// <summary>Gathers enrichments into enrich calls, in the order in which each call first appears.</summary>
internal sealed class EnrichmentCalls
{
    private readonly List<Func<Enrichment>> _calls = [];
    private readonly Dictionary<string, List<ShortEnrichment>> _short = new(StringComparer.Ordinal);

    public int LargestShortCall => _short.Values.Select(fields => fields.Count).DefaultIfEmpty().Max();

    public void AddShort(string processor, ShortEnrichment field)
    {
        if (!_short.TryGetValue(processor, out var fields))
        {
            _short[processor] = fields = [];
            _calls.Add(() => new(processor, OutputSchema.Of(fields)));
        }

        fields.Add(field);
    }

    public void AddWhole(string processor, LocatedObject rules, LocatedArray? servers) =>
        Add(new(processor, OutputSchema.Of(rules.ToJson()), servers?.ToJson()));

    public void Add(Enrichment call) => _calls.Add(() => call);

    public IReadOnlyList<Enrichment> ToList() => [.. _calls.Select(call => call())];
}
