using FindAllDigest.Core.Entities;

namespace FindAllDigest.Core.Digests;

/// <summary>Known entities of which something changed, sorted out as people are told, each by name.</summary>
/// <param name="Changed">They have other values, or are seen again after they were missed.</param>
/// <param name="NoLongerMatches">They miss a condition that they met before.</param>
/// <param name="NotSeen">A recheck that looked everywhere did not find them.</param>
public sealed record ChangedEntities(
    IReadOnlyList<DigestEntity> Changed, IReadOnlyList<DigestEntity> NoLongerMatches, IReadOnlyList<DigestEntity> NotSeen)
{
    public IEnumerable<DigestEntity> All => [.. Changed, .. NoLongerMatches, .. NotSeen];

    /// <summary>Sorts out; a look that saw no change is left out.</summary>
    public static ChangedEntities Of(IEnumerable<RecheckedEntity> looks)
    {
        var told = looks
            .Where(look => look.Changes.Count > 0)
            .OrderBy(look => look.Entity.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(look => look.Entity.Key)
            .ToLookup(
                look => look.IsMissed ? nameof(NotSeen) : look.HasLostMatch ? nameof(NoLongerMatches) : nameof(Changed),
                look => new DigestEntity(look.Entity, []) { Changes = look.Changes });
        return new([.. told[nameof(Changed)]], [.. told[nameof(NoLongerMatches)]], [.. told[nameof(NotSeen)]]);
    }
}
