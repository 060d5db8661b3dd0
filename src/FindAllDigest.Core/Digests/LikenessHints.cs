using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Identity.Likeness;

namespace FindAllDigest.Core.Digests;

/// <summary>Finds known entities that look like the reported ones, and those at the same address.</summary>
/// <remarks>One pass over the rows, however many there are, for all that a digest reports; nothing is done when there is nothing.</remarks>
public sealed class LikenessHints
{
    private const int MaximumHints = 3;
    private const int MaximumSharers = 10;

    // A probe holds some hundred numbers for each of its entities.
    private const int MostAtOnce = 5_000;

    private readonly Dictionary<EntityKey, List<string>> _hints = [];
    private readonly Dictionary<EntityKey, List<string>> _sharers = [];

    public LikenessHints(KnownEntities known, IReadOnlyList<Entity> reported)
    {
        var own = reported.Select(entity => entity.Key).ToHashSet();
        foreach (var some in reported.Chunk(MostAtOnce))
        {
            NoteAlike(known, some, reported, own);
        }

        NoteSharers(known, reported);
    }

    public DigestEntity For(Entity entity) => new(entity, _hints.TryGetValue(entity.Key, out var hints) ? hints : [])
    {
        SharesPageWith = _sharers.TryGetValue(entity.Key, out var sharers) ? sharers : [],
    };

    private void NoteAlike(KnownEntities known, Entity[] some, IReadOnlyList<Entity> reported, HashSet<EntityKey> own)
    {
        var probe = new LikenessProbe(some.Select(entity => (entity.Key, entity.Name)));
        foreach (var (row, wanted) in known.Alike(probe))
        {
            // A row of a reported entity itself is no other entity, by whichever of its addresses.
            if (!row.Keys.Any(key => own.Contains(key) || own.Contains(key.At(row.Name))))
            {
                NoteAlike(some[wanted], row.Key, row.Name);
            }
        }

        foreach (var other in reported)
        {
            NoteAlike(probe, some, other);
        }
    }

    private void NoteAlike(LikenessProbe probe, Entity[] some, Entity other)
    {
        ComparableName? name = null;
        foreach (var wanted in probe.Guess(other.Name, other.Url).Where(wanted => some[wanted].Key != other.Key))
        {
            if (probe.LooksLike(wanted, other.Key, name ??= ComparableName.Of(other.Name)))
            {
                NoteAlike(some[wanted], other.Key, other.Name);
            }
        }
    }

    /// <summary>A hint is about another address; who shares the address is told as such.</summary>
    private void NoteAlike(Entity entity, EntityKey key, string name)
    {
        if (key.Address != entity.Key.Address)
        {
            Note(_hints, entity.Key, name.Length == 0 ? key.Value : $"{name} ({key.Value})", MaximumHints);
        }
    }

    private void NoteSharers(KnownEntities known, IReadOnlyList<Entity> reported)
    {
        var together = reported.ToLookup(entity => entity.Key.Address, entity => entity.Name);
        foreach (var entity in reported.Where(entity => entity.Key.IsShared))
        {
            foreach (var name in known.NamesAt(entity.Key.Address).Concat(together[entity.Key.Address]))
            {
                if (!EntityLikeness.IsNameless(name) && !EntityLikeness.IsSameName(name, entity.Name))
                {
                    Note(_sharers, entity.Key, name, MaximumSharers);
                }
            }
        }
    }

    private static void Note(Dictionary<EntityKey, List<string>> notes, EntityKey key, string text, int most)
    {
        var known = notes.TryGetValue(key, out var found) ? found : notes[key] = [];
        if (known.Count < most && !known.Contains(text))
        {
            known.Add(text);
        }
    }
}
