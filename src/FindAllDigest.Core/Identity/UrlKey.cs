using System.Buffers.Text;

namespace FindAllDigest.Core.Identity;

/// <summary>The key of a plain URL: host, a port that is not the usual one, path and query, each in its one spelling.</summary>
internal static class UrlKey
{
    /// <summary>Longer text is no URL: 1 MiB, before and after. It keeps hostile input from costing memory without end.</summary>
    public const int MaxLength = 1 << 20;

    private const int MaxPortLength = 6;

    /// <summary>Bytes that <see cref="TryWrite"/> needs: every byte may be percent-encoded, and a host may be written as another one.</summary>
    public static int WorkLength(int urlLength) => (3 * urlLength) + HostKey.MaxLength + MaxPortLength + 1;

    public static bool TryWrite(ReadOnlySpan<byte> url, Span<byte> destination, KeyRemarks? remarks, out int written)
    {
        written = 0;
        if (!UrlParts.TryCut(url, remarks, out var parts) || !HostKey.TryWrite(parts.Host, destination, remarks, out var hostLength, out var shared))
        {
            return false;
        }

        written = hostLength;
        if (parts.Port > 0)
        {
            destination[written++] = (byte)':';
            Utf8Formatter.TryFormat(parts.Port, destination[written..], out var digits);
            written += digits;
        }

        written += PathKey.Write(parts.Path, destination[written..], destination[..hostLength], shared, remarks);
        written += QueryKey.Write(parts.Query, destination[written..], destination[..hostLength], remarks);
        return written <= MaxLength;
    }
}
