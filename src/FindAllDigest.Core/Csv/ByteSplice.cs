namespace FindAllDigest.Core.Csv;

/// <summary>One change of a file: the bytes at <paramref name="Offset"/> are replaced, and all others stay.</summary>
public sealed record ByteSplice(int Offset, int Length, ReadOnlyMemory<byte> Replacement)
{
    /// <summary>The bytes after all changes; <paramref name="splices"/> may be in any order but must not overlap.</summary>
    public static byte[] Apply(ReadOnlySpan<byte> bytes, IEnumerable<ByteSplice> splices)
    {
        var ordered = splices.OrderBy(splice => splice.Offset).ToList();
        var result = new byte[checked(bytes.Length + ordered.Sum(splice => splice.Replacement.Length - splice.Length))];
        var (read, written) = (0, 0);
        foreach (var splice in ordered)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(splice.Offset, read, nameof(splices));
            bytes[read..splice.Offset].CopyTo(result.AsSpan(written));
            written += splice.Offset - read;
            splice.Replacement.Span.CopyTo(result.AsSpan(written));
            written += splice.Replacement.Length;
            read = splice.Offset + splice.Length;
        }

        bytes[read..].CopyTo(result.AsSpan(written));
        return result;
    }
}
