using System.Buffers.Text;

namespace FindAllDigest.Core.Identity;

/// <summary>The key of a plain URL: host, a port that is not the usual one, path, query and route, each in its one spelling.</summary>
internal static class UrlKey
{
    /// <summary>Longer text is no URL: 1 MiB, before and after. It keeps hostile input from costing memory without end.</summary>
    public const int MaxLength = 1 << 20;

    private const int MaxPortLength = 6;

    /// <summary>Bytes that <see cref="TryWrite"/> needs: every byte may be percent-encoded, and a host may be written as another
    /// one.</summary>
    public static int WorkLength(int urlLength) => (3 * urlLength) + HostKey.MaxLength + MaxPortLength + 1;

    public static bool TryWrite(ReadOnlySpan<byte> url, Span<byte> destination, KeyRemarks? remarks, out int written)
    {
        written = 0;
        if (!UrlParts.TryCut(url, remarks, out var parts)
            || !HostKey.TryWrite(parts.Host, destination, remarks, out var hostLength, out var shared))
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
        written += WriteRoute(parts, destination[written..], destination[..hostLength], shared, remarks);
        return written <= MaxLength;
    }

    /// <summary>Writes <c>#/…</c>, or nothing where the route only leads to the site itself.</summary>
    private static int WriteRoute(UrlParts parts, Span<byte> destination, ReadOnlySpan<byte> host, SharedHost? shared, KeyRemarks? remarks)
    {
        if (parts.Route.IsEmpty)
        {
            return 0;
        }

        destination[0] = (byte)'#';
        var path = PathKey.Write(parts.Route, destination[1..], host, shared, remarks);
        if (path == 0)
        {
            destination[1] = (byte)'/';
        }

        var start = 1 + Math.Max(path, 1);
        var query = QueryKey.Write(parts.RouteQuery, destination[start..], host, remarks);
        return path + query == 0 ? 0 : start + query;
    }
}
