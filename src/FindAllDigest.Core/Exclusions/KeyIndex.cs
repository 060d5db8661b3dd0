using System.Numerics;
using FindAllDigest.Core.Identity;

namespace FindAllDigest.Core.Exclusions;

/// <summary>Finds rows by the hash of their entity key: open addressing over plain arrays, about 28 bytes a row.</summary>
/// <remarks>
/// Rows of one hash form a ring in file order, whose last row stands in the slot; so a file that holds one entity a million times is
/// read as fast as any other. Equal hashes are told apart by the caller, who compares the keys themselves.
/// </remarks>
public sealed class KeyIndex
{
    private const int None = -1;

    private readonly EntityKeyHash[] _hashes;
    private readonly int[] _slots;
    private int[]? _next;

    /// <param name="hashes">The hash of each row, in file order; a row whose hash is the default has no key and is left out.</param>
    public KeyIndex(EntityKeyHash[] hashes, int count)
    {
        _hashes = hashes;
        _slots = new int[BitOperations.RoundUpToPowerOf2((uint)Math.Max(count, 4) * 2)];
        for (var row = 0; row < count; row++)
        {
            if (hashes[row] != default)
            {
                Add(row, count);
            }
        }
    }

    /// <summary>The first row with this hash; -1 when there is none.</summary>
    public int First(EntityKeyHash hash)
    {
        var last = _slots[SlotOf(hash)] - 1;
        return last < 0 || _next is null ? last : _next[last];
    }

    /// <summary>The row after <paramref name="row"/> with the same hash; -1 when there is none.</summary>
    public int Next(int row)
    {
        var next = _next is null ? None : _next[row];
        return next > row ? next : None;
    }

    private void Add(int row, int count)
    {
        var slot = SlotOf(_hashes[row]);
        var last = _slots[slot] - 1;
        _slots[slot] = row + 1;
        if (last < 0)
        {
            return;
        }

        _next ??= [.. Enumerable.Range(0, count)];
        _next[row] = _next[last];
        _next[last] = row;
    }

    private int SlotOf(EntityKeyHash hash)
    {
        var mask = _slots.Length - 1;
        var slot = (int)hash.Low & mask;
        while (_slots[slot] != 0 && _hashes[_slots[slot] - 1] != hash)
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }
}
