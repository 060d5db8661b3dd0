using FindAllDigest.Core.Entities;

namespace FindAllDigest.Core.Digests;

/// <summary>Known entities of which something changed, sorted out as people are told, each by name: other values, or seen again after they
/// were missed; a condition missed that was met before; not found by a recheck that looked everywhere.</summary>
public sealed record ChangedEntities : EntityNews<DigestEntity>
{
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
        return new()
        {
            Changed = [.. told[nameof(Changed)]],
            NoLongerMatches = [.. told[nameof(NoLongerMatches)]],
            NotSeen = [.. told[nameof(NotSeen)]],
        };
    }
}
