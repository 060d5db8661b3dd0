using System.Numerics;
using FindAllDigest.Core.Identity;

namespace FindAllDigest.Core.Exclusions;

/// <summary>Finds rows by the hash of their entity key: open addressing over plain arrays, at most 16 bytes a row.</summary>
/// <remarks>A slot holds a row's number plus one and, in the bits above it, some of the hash, so that nearly every other hash is told apart
/// without a look at it. Rows of one hash form a ring in file order, whose last row stands in the slot; so a file that holds one entity a
/// million times is read as fast as any other. Equal hashes are told apart by the caller, who compares the keys themselves.</remarks>
public sealed class KeyIndex
{
    private const int None = -1;

    private readonly EntityKeyHash[] _hashes;
    private readonly uint[] _slots;
    private readonly int _rowBits;
    private int[]? _next;

    /// <param name="hashes">The hash of each row, in file order; a row whose hash is the default has no key and is left out.</param>
    /// <param name="count">How many of <paramref name="hashes"/> are rows.</param>
    public KeyIndex(EntityKeyHash[] hashes, int count)
    {
        _hashes = hashes;
        _slots = new uint[BitOperations.RoundUpToPowerOf2((uint)(count + 1) * 2)];
        _rowBits = BitOperations.Log2((uint)count + 1) + 1;
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
        var last = RowIn(_slots[SlotOf(hash)]);
        return last >= 0 && _next is { } next ? next[last] : last;
    }

    /// <summary>The row after <paramref name="row"/> with the same hash; -1 when there is none.</summary>
    public int Next(int row) => _next is { } next && next[row] > row ? next[row] : None;

    /// <summary>Whether no other row has the same hash.</summary>
    public bool IsAlone(int row) => _next is not { } next || next[row] == row;

    private uint TagOf(EntityKeyHash hash) => (uint)(hash.High >> 32) << _rowBits;

    private int RowIn(uint slot) => (int)(slot & ((1u << _rowBits) - 1)) - 1;

    private void Add(int row, int count)
    {
        ref var slot = ref _slots[SlotOf(_hashes[row])];
        var last = RowIn(slot);
        slot = TagOf(_hashes[row]) | ((uint)row + 1);
        if (last >= 0)
        {
            var next = _next ??= [.. Enumerable.Range(0, count)];
            next[row] = next[last];
            next[last] = row;
        }
    }

    private int SlotOf(EntityKeyHash hash)
    {
        var mask = _slots.Length - 1;
        var slot = (int)hash.Low & mask;
        while (_slots[slot] is not 0 and var found && !IsOf(hash, found))
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private bool IsOf(EntityKeyHash hash, uint slot) => (slot >> _rowBits << _rowBits) == TagOf(hash) && _hashes[RowIn(slot)] == hash;
}
