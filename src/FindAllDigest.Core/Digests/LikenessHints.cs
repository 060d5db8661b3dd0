using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Identity;

namespace FindAllDigest.Core.Digests;

/// <summary>Finds known entities that look like the reported ones: the same registrable domain, or the same name but for its legal form.</summary>
/// <remarks>One pass over the rows, however many there are; nothing is done when there is nothing to report.</remarks>
public sealed class LikenessHints
{
    private const int MaximumHints = 3;

    private const int MaximumShared = 10;

    private readonly Dictionary<EntityKey, List<string>> _hints = [];
    private readonly Dictionary<EntityKey, List<string>> _shared = [];

    public LikenessHints(KnownEntities known, IReadOnlyList<Entity> reported)
    {
        if (reported.Count == 0)
        {
            return;
        }

        var own = reported.Select(entity => entity.Key).ToHashSet();
        var byLook = reported.SelectMany(entity => Looks(entity.Key, entity.Name).Select(look => (look, entity))).ToLookup(pair => pair.look, pair => pair.entity);

        var byAddress = reported.ToLookup(entity => entity.Key.Address);
        foreach (var row in known.Rows.Where(row => row.Pattern is null))
        {
            NoteShared(row.Key, row.Name, byAddress);
        }

        foreach (var entity in reported)
        {
            NoteShared(entity.Key.Address, entity.Name, byAddress);
        }

        foreach (var row in known.Rows.Where(row => row.Pattern is null && !own.Contains(row.Key)))
        {
            Note(row.Key, row.Name, byLook);
        }

        foreach (var entity in reported)
        {
            Note(entity.Key, entity.Name, byLook);
        }
    }

    /// <summary>The entity with its hints.</summary>
    public DigestEntity For(Entity entity) => new(entity, _hints.TryGetValue(entity.Key, out var hints) ? hints : [])
    {
        SharesPageWith = _shared.TryGetValue(entity.Key, out var others) ? others : [],
    };

    private static IEnumerable<string> Looks(EntityKey key, string name)
    {
        if (EntityLikeness.RegistrableDomain(key) is { } domain)
        {
            yield return $"domain {domain}";
        }

        if (EntityLikeness.NameWithoutLegalForm(name) is { Length: > 0 } folded)
        {
            yield return $"name {folded}";
        }
    }

    private void NoteShared(EntityKey address, string name, ILookup<EntityKey, Entity> byAddress)
    {
        foreach (var entity in byAddress[address].Where(entity => entity.Key.IsShared && !EntityLikeness.IsNameless(name) && !EntityLikeness.IsSameName(entity.Name, name)))
        {
            var others = _shared.TryGetValue(entity.Key, out var known) ? known : _shared[entity.Key] = [];
            if (others.Count < MaximumShared && !others.Contains(name))
            {
                others.Add(name);
            }
        }
    }

    private void Note(EntityKey key, string name, ILookup<string, Entity> byLook)
    {
        foreach (var entity in Looks(key, name).SelectMany(look => byLook[look]).Where(entity => entity.Key != key))
        {
            var hints = _hints.TryGetValue(entity.Key, out var known) ? known : _hints[entity.Key] = [];
            var hint = name.Length == 0 ? key.Value : $"{name} ({key.Value})";
            if (hints.Count < MaximumHints && !hints.Contains(hint))
            {
                hints.Add(hint);
            }
        }
    }
}
