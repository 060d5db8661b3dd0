using System.Buffers.Binary;

namespace FindAllDigest.Core.Identity;

/// <summary>128 bits of an entity key for indexes of a million rows: equal keys have equal hashes, on every machine. Not a defence against
/// chosen collisions: compare the keys where a mistake would hide an entity.</summary>
/// <remarks>Two lanes of the multiply-and-fold mixing of wyhash (public domain), each with its own constants.</remarks>
public readonly record struct EntityKeyHash(ulong High, ulong Low)
{
    private const ulong First = 0xA0761D6478BD642F;
    private const ulong Second = 0xE7037ED1A0B428DB;
    private const ulong Third = 0x8EBC6AF09C88C6E3;
    private const ulong Fourth = 0x589965CC75374CC3;
    private const int BlockLength = 16;
    private const int HalfLength = BlockLength / 2;

    /// <summary>The hash of a key's UTF-8 bytes.</summary>
    public static EntityKeyHash Compute(ReadOnlySpan<byte> keyUtf8)
    {
        var length = (ulong)keyUtf8.Length;
        var high = First ^ length;
        var low = Third ^ length;
        var last = keyUtf8;
        for (; last.Length > BlockLength; last = last[BlockLength..])
        {
            Mix(Read(last), Read(last[HalfLength..]), ref high, ref low);
        }

        // The last block may overlap the one before: the length, mixed in, tells such keys apart.
        last = keyUtf8.Length > BlockLength ? keyUtf8[^BlockLength..] : last;
        Mix(ReadHead(last), ReadTail(last), ref high, ref low);
        return new(Fold(high ^ Second, length ^ First), Fold(low ^ Fourth, length ^ Third));
    }

    private static ulong Read(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt64LittleEndian(bytes);

    private static ulong ReadHead(ReadOnlySpan<byte> block) => block.Length switch
    {
        >= HalfLength => Read(block),
        >= sizeof(uint) => BinaryPrimitives.ReadUInt32LittleEndian(block),
        > 0 => ((ulong)block[0] << 16) | ((ulong)block[block.Length / 2] << 8) | block[^1],
        _ => 0,
    };

    private static ulong ReadTail(ReadOnlySpan<byte> block) => block.Length switch
    {
        >= HalfLength => Read(block[^HalfLength..]),
        >= sizeof(uint) => BinaryPrimitives.ReadUInt32LittleEndian(block[^sizeof(uint)..]),
        _ => 0,
    };

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
