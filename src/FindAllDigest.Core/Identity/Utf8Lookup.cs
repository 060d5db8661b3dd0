using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace FindAllDigest.Core.Identity;

/// <summary>A read-only dictionary asked with UTF-8 bytes, so that a million rows are looked up without making strings.</summary>
/// <remarks>Open addressing with few collisions. It hashes length, head, middle and tail only: the lists are short, fixed, and not chosen
/// by an attacker.</remarks>
internal sealed class Utf8Lookup<TValue>
    where TValue : class
{
    private const int SlotsPerEntry = 4;

    private readonly (byte[] Key, TValue Value)?[] _slots;

    public Utf8Lookup(IReadOnlyCollection<KeyValuePair<string, TValue>> values)
    {
        _slots = new (byte[] Key, TValue Value)?[BitOperations.RoundUpToPowerOf2((uint)(values.Count * SlotsPerEntry) + 1)];
        foreach (var (key, value) in values)
        {
            var bytes = Encoding.UTF8.GetBytes(key);
            var slot = Slot(bytes);
            for (; _slots[slot] is { } taken; slot = (slot + 1) & (_slots.Length - 1))
            {
                if (taken.Key.AsSpan().SequenceEqual(bytes))
                {
                    throw new ArgumentException($"'{key}' is listed twice.", nameof(values));
                }
            }

            _slots[slot] = (bytes, value);
        }
    }

    public TValue? Find(ReadOnlySpan<byte> key)
    {
        for (var slot = Slot(key); _slots[slot] is { } taken; slot = (slot + 1) & (_slots.Length - 1))
        {
            if (key.SequenceEqual(taken.Key))
            {
                return taken.Value;
            }
        }

        return null;
    }

    private int Slot(ReadOnlySpan<byte> key) => (int)Hash(key) & (_slots.Length - 1);

    private static uint Hash(ReadOnlySpan<byte> key)
    {
        if (key.Length < sizeof(uint))
        {
            return key.IsEmpty ? 0 : (uint)((key[0] * 31) + (key[^1] * 7) + key.Length);
        }

        var head = BinaryPrimitives.ReadUInt32LittleEndian(key);
        var middle = BinaryPrimitives.ReadUInt32LittleEndian(key[((key.Length - sizeof(uint)) / 2)..]);
        var tail = BinaryPrimitives.ReadUInt32LittleEndian(key[^sizeof(uint)..]);
        var hash = ((((head * 0x9E3779B1) ^ middle) * 0x85EBCA77) ^ tail ^ (uint)key.Length) * 0xC2B2AE3D;
        return hash >> 15;
    }
}
