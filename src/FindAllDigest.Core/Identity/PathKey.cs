namespace FindAllDigest.Core.Identity;

/// <summary>
/// One spelling for a path: percent-encoding normalised, <c>.</c> and <c>..</c> resolved, empty segments (so also the trailing slash) dropped.
/// Outside shared hosts a path that is only the way in (<see cref="FrontPage"/>) is dropped whole.
/// </summary>
internal static class PathKey
{
    /// <summary>Writes the path with its leading slash, or nothing; at most three bytes for each byte read.</summary>
    public static int Write(ReadOnlySpan<byte> path, Span<byte> destination, ReadOnlySpan<byte> host, SharedHost? shared, KeyRemarks? remarks)
    {
        var written = 0;
        while (path.Length > 0)
        {
            path = path[1..];
            var end = path.IndexOf((byte)'/');
            var segment = end < 0 ? path : path[..end];
            path = end < 0 ? default : path[end..];
            if (!segment.IsEmpty)
            {
                destination[written] = (byte)'/';
                var length = PercentEncoding.Path.Write(segment, destination[(written + 1)..]);
                written = Append(destination, written, length);
            }
        }

        return Settle(destination[..written], host, shared, remarks);
    }

    /// <summary>Takes the segment written after the path into it: as itself, as nothing (<c>.</c>), or as one step back (<c>..</c>).</summary>
    private static int Append(ReadOnlySpan<byte> destination, int written, int length) => destination.Slice(written + 1, length) switch
    {
        [(byte)'.'] => written,
        [(byte)'.', (byte)'.'] => Math.Max(0, destination[..written].LastIndexOf((byte)'/')),
        _ => written + 1 + length,
    };

    private static int Settle(Span<byte> path, ReadOnlySpan<byte> host, SharedHost? shared, KeyRemarks? remarks)
    {
        if (path.IsEmpty)
        {
            return 0;
        }

        if (shared is null or { IsSite: true })
        {
            if (!FrontPage.Is(path))
            {
                return path.Length;
            }

            remarks?.Add($"{KeyRemarks.Text(host)} is not a shared host, so {KeyRemarks.Text(path)} is the site itself");
            return 0;
        }

        if (shared.FoldsPath)
        {
            ToLower(path);
        }
        else if (shared.FoldsHandle && path.StartsWith("/@"u8))
        {
            var end = path[1..].IndexOf((byte)'/');
            ToLower(end < 0 ? path : path[..(end + 1)]);
        }

        remarks?.Add($"{KeyRemarks.Text(host)} is a shared host, so {KeyRemarks.Text(path)} is part of who it is");
        return path.Length;
    }

    /// <summary>Lowers ASCII letters but not the digits of <c>%C3</c>, which stay in upper case.</summary>
    private static void ToLower(Span<byte> path)
    {
        for (var index = 0; index < path.Length; index++)
        {
            if (path[index] == '%')
            {
                index += 2;
            }
            else if (char.IsAsciiLetterUpper((char)path[index]))
            {
                path[index] |= 0x20;
            }
        }
    }
}
