using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace FindAllDigest.Core.Identity.Likeness;

/// <summary>A read-only table from hashes to values, asked once for every word of a million names: open addressing over two plain
/// arrays.</summary>
internal sealed class HashTable<TValue>
{
    private readonly ulong[] _hashes;
    private readonly TValue[] _values;
    private readonly int _most;

    /// <param name="entries">Hash and value.</param>
    /// <param name="most">A hash of more values than this counts as one without any.</param>
    public HashTable(IReadOnlyCollection<KeyValuePair<ulong, TValue>> entries, int most = int.MaxValue)
    {
        _most = most;
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)(entries.Count * 4) + 4);
        (_hashes, _values) = (new ulong[size], new TValue[size]);
        foreach (var (hash, value) in entries)
        {
            var slot = Slot(hash);
            var same = 0;
            for (; _hashes[slot] != 0 && same <= most; slot = (slot + 1) & (size - 1))
            {
                same += _hashes[slot] == hash ? 1 : 0;
            }

            if (same <= most)
            {
                (_hashes[slot], _values[slot]) = (hash | (hash == 0 ? 1UL : 0), value);
            }
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
        var before = found.Count;
        for (var slot = Find(hash, Slot(hash)); slot >= 0; slot = Find(hash, (slot + 1) & (_hashes.Length - 1)))
        {
            found.Add(_values[slot]);
        }

        if (found.Count - before > _most)
        {
            found.RemoveRange(before, found.Count - before);
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
