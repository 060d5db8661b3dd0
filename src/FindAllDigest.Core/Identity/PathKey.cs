using System.Text;

namespace FindAllDigest.Core.Identity;

/// <summary>One spelling for a path: percent-encoding normalised, <c>.</c> and <c>..</c> resolved, empty segments (so also the trailing
/// slash) dropped. Outside shared hosts a path that is only the way in (<see cref="FrontPage"/>) is dropped whole.</summary>
internal static class PathKey
{
    private static ReadOnlySpan<byte> SessionMark => ";jsessionid="u8;

    /// <summary>Writes the path with its leading slash, or nothing; at most three bytes for each byte read.</summary>
    public static int Write(
        ReadOnlySpan<byte> path, Span<byte> destination, ReadOnlySpan<byte> host, SharedHost? shared, KeyRemarks? remarks)
    {
        var written = 0;
        while (path.Length > 0)
        {
            path = path[1..];
            var end = path.IndexOf((byte)'/');
            var segment = WithoutSession(end < 0 ? path : path[..end], remarks);
            path = end < 0 ? default : path[end..];
            destination[written] = (byte)'/';
            var length = PercentEncoding.Path.Write(segment, destination[(written + 1)..]);
            written = Append(destination, written, length);
        }

        return Settle(destination[..DropEmpty(destination[..written])], host, shared, remarks);
    }

    /// <summary>Takes the segment written after the path into it: as itself, as nothing (<c>.</c>), or as one step back
    /// (<c>..</c>).</summary>
    private static int Append(ReadOnlySpan<byte> destination, int written, int length) => destination.Slice(written + 1, length) switch
    {
        [(byte)'.'] => written,
        [(byte)'.', (byte)'.'] => Math.Max(0, destination[..written].LastIndexOf((byte)'/')),
        _ => written + 1 + length,
    };

    /// <summary>Takes empty segments out, once the steps back are taken: a step back ends at an empty segment as at any other.</summary>
    private static int DropEmpty(Span<byte> path)
    {
        var written = 0;
        for (var read = 0; read < path.Length; read++)
        {
            if (path[read] != '/' || (read + 1 < path.Length && path[read + 1] != '/'))
            {
                path[written++] = path[read];
            }
        }

        return written;
    }

    /// <summary>A session's number is the visitor's (Java servlets write it into the path).</summary>
    private static ReadOnlySpan<byte> WithoutSession(ReadOnlySpan<byte> segment, KeyRemarks? remarks)
    {
        var semicolon = segment.LastIndexOf((byte)';');
        if (semicolon < 0 || segment.Length - semicolon <= SessionMark.Length
            || !Ascii.EqualsIgnoreCase(segment.Slice(semicolon, SessionMark.Length), SessionMark))
        {
            return segment;
        }

        remarks?.Add("session id dropped");
        return segment[..semicolon];
    }

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

        var length = SubPages.Drop(path, host, remarks);
        remarks?.Add($"{KeyRemarks.Text(host)} is a shared host, so {KeyRemarks.Text(path[..length])} is part of who it is");
        return length;
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
