using System.Buffers.Binary;
using System.Text;

namespace FindAllDigest.Core.Identity;

/// <summary>A read-only dictionary asked with UTF-8 bytes, so that a million rows are looked up without making strings.</summary>
internal sealed class Utf8Lookup<TValue>
    where TValue : class
{
    private readonly Dictionary<byte[], TValue>.AlternateLookup<ReadOnlySpan<byte>> _values;

    public Utf8Lookup(IEnumerable<KeyValuePair<string, TValue>> values)
    {
        var dictionary = new Dictionary<byte[], TValue>(new Comparer());
        foreach (var (key, value) in values)
        {
            dictionary.Add(Encoding.UTF8.GetBytes(key), value);
        }

        _values = dictionary.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    public TValue? Find(ReadOnlySpan<byte> key) => _values.TryGetValue(key, out var value) ? value : null;

    /// <summary>Hashes length, head and tail only: the lists are short, fixed, and not chosen by an attacker.</summary>
    private sealed class Comparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            if (alternate.Length < sizeof(uint))
            {
                return alternate.Length == 0 ? 0 : (alternate[0] << 16) | (alternate[^1] << 8) | alternate.Length;
            }

            var head = BinaryPrimitives.ReadUInt32LittleEndian(alternate);
            var middle = BinaryPrimitives.ReadUInt32LittleEndian(alternate[((alternate.Length - sizeof(uint)) / 2)..]);
            var tail = BinaryPrimitives.ReadUInt32LittleEndian(alternate[^sizeof(uint)..]);
            return (int)((((head * 0x9E3779B1) ^ middle) * 0x85EBCA77) ^ (tail * 0xC2B2AE3D) ^ (uint)alternate.Length);
        }
    }
}
