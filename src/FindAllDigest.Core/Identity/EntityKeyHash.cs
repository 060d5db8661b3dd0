using System.Buffers.Binary;

namespace FindAllDigest.Core.Identity;

/// <summary>
/// 128 bits of an entity key for indexes of a million rows: equal keys have equal hashes, on every machine. Not a defence against chosen
/// collisions: compare the keys where a mistake would hide an entity.
/// </summary>
/// <remarks>Two lanes of the multiply-and-fold mixing of wyhash (public domain), each with its own constants.</remarks>
public readonly record struct EntityKeyHash(ulong High, ulong Low)
{
    private const ulong First = 0xA0761D6478BD642F;
    private const ulong Second = 0xE7037ED1A0B428DB;
    private const ulong Third = 0x8EBC6AF09C88C6E3;
    private const ulong Fourth = 0x589965CC75374CC3;
    private const int BlockLength = 16;

    /// <summary>The hash of a key's UTF-8 bytes.</summary>
    public static EntityKeyHash Compute(ReadOnlySpan<byte> keyUtf8)
    {
        var length = (ulong)keyUtf8.Length;
        var high = First ^ length;
        var low = Third ^ length;
        for (; keyUtf8.Length > BlockLength; keyUtf8 = keyUtf8[BlockLength..])
        {
            Mix(BinaryPrimitives.ReadUInt64LittleEndian(keyUtf8), BinaryPrimitives.ReadUInt64LittleEndian(keyUtf8[8..]), ref high, ref low);
        }

        Span<byte> last = stackalloc byte[BlockLength];
        keyUtf8.CopyTo(last);
        Mix(BinaryPrimitives.ReadUInt64LittleEndian(last), BinaryPrimitives.ReadUInt64LittleEndian(last[8..]), ref high, ref low);
        return new(Fold(high ^ Second, length ^ First), Fold(low ^ Fourth, length ^ Third));
    }

    private static void Mix(ulong first, ulong second, ref ulong high, ref ulong low)
    {
        high = Fold(first ^ Second, second ^ high);
        low = Fold(first ^ Fourth ^ low, second ^ Third);
    }

    private static ulong Fold(ulong left, ulong right)
    {
        var upper = Math.BigMul(left, right, out var lower);
        return upper ^ lower;
    }
}
