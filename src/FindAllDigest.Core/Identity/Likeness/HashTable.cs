using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace FindAllDigest.Core.Identity.Likeness;

/// <summary>A read-only table from hashes to values, asked once for every word of a million names: open addressing over two plain
/// arrays.</summary>
internal sealed class HashTable<TValue>
{
    private readonly ulong[] _hashes;
    private readonly TValue[] _values;

    /// <param name="entries">Hash and value; of one hash all values are kept.</param>
    public HashTable(IReadOnlyCollection<KeyValuePair<ulong, TValue>> entries)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)(entries.Count * 4) + 4);
        (_hashes, _values) = (new ulong[size], new TValue[size]);
        foreach (var (hash, value) in entries)
        {
            var slot = Slot(hash);
            for (; _hashes[slot] != 0; slot = (slot + 1) & (size - 1))
            {
            }

            (_hashes[slot], _values[slot]) = (hash | (hash == 0 ? 1UL : 0), value);
        }
    }

    /// <summary>The first value of a hash.</summary>
    public bool TryFind(ulong hash, [MaybeNullWhen(false)] out TValue value)
    {
        var slot = Find(hash, Slot(hash));
        value = slot < 0 ? default : _values[slot];
        return slot >= 0;
    }

    /// <summary>Adds all values of a hash to a list; nearly always none.</summary>
    public void AddTo(List<TValue> found, ulong hash)
    {
        for (var slot = Find(hash, Slot(hash)); slot >= 0; slot = Find(hash, (slot + 1) & (_hashes.Length - 1)))
        {
            found.Add(_values[slot]);
        }
    }

    private int Find(ulong hash, int slot)
    {
        for (; _hashes[slot] != 0; slot = (slot + 1) & (_hashes.Length - 1))
        {
            if (_hashes[slot] == hash)
            {
                return slot;
            }
        }

        return -1;
    }

    private int Slot(ulong hash) => (int)(hash ^ (hash >> 29)) & (_hashes.Length - 1);
}
