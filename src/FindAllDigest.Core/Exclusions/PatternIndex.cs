using FindAllDigest.Core.Identity;

namespace FindAllDigest.Core.Exclusions;

/// <summary>Finds the patterns that cover an entity by walking up its host, so that many patterns cost no more than a few.</summary>
internal sealed class PatternIndex(IEnumerable<(int Row, ExclusionPattern Pattern)> patterns)
{
    private readonly Dictionary<string, List<(int Row, ExclusionPattern Pattern)>> _byHost =
        patterns
            .GroupBy(pattern => pattern.Pattern.Host, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);

    /// <summary>Numbers of the rows whose pattern covers the entity, in file order.</summary>
    public IEnumerable<int> RowsFor(EntityKey key) => _byHost.Count == 0
        ? []
        : Hosts(key.Host)
            .SelectMany(host => _byHost.GetValueOrDefault(host, []))
            .Where(candidate => candidate.Pattern.Matches(key))
            .Select(candidate => candidate.Row)
            .Order();

    private static IEnumerable<string> Hosts(string host)
    {
        for (var dot = -1; dot < host.Length;)
        {
            yield return host[(dot + 1)..];
            var next = host.IndexOf('.', dot + 1);
            dot = next < 0 ? host.Length : next;
        }
    }
}
