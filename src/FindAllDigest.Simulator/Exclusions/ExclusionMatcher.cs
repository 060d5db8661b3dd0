using FindAllDigest.Simulator.Contract;

namespace FindAllDigest.Simulator.Exclusions;

/// <summary>Stands in for the service's fuzzy comparison: an entity is left out when its normalised URL or its normalised name is on the
/// list.</summary>
/// <param name="isExactUrlOnly">Compare nothing but the URL, letter for letter.</param>
public sealed class ExclusionMatcher(IReadOnlyList<ExcludedEntity> excluded, bool isExactUrlOnly)
{
    private readonly HashSet<string> _urls = Set(excluded.Select(entry => isExactUrlOnly ? entry.Url : NormalizedUrl.Of(entry.Url)));

    private readonly HashSet<string> _names = Set(isExactUrlOnly ? [] : excluded.Select(entry => NormalizedName.Of(entry.Name)));

    public bool Excludes(string name, string url) => isExactUrlOnly
        ? _urls.Contains(url)
        : _urls.Contains(NormalizedUrl.Of(url)) || _names.Contains(NormalizedName.Of(name));

    // An empty text says nothing about who is meant.
    private static HashSet<string> Set(IEnumerable<string> texts) => texts.Where(text => text.Length > 0).ToHashSet(StringComparer.Ordinal);
}
