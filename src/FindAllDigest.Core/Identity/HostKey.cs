using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FindAllDigest.Core.Identity;

/// <summary>One spelling for a host: lower-case, international names in their <c>xn--</c> form, no trailing dot, no <c>www.</c>, and one
/// name where a service answers under several (<see cref="SharedHosts"/>).</summary>
/// <remarks>A host is a name with a dot whose last label has at least two characters (so <c>n/a</c>, <c>unknown</c>, <c>Inc.</c> and
/// <c>1.5</c> are none), or <c>localhost</c>, or an IP address. Labels hold letters, digits, <c>-</c> and <c>_</c>, at most 63 of them, 253
/// together.</remarks>
internal static class HostKey
{
    public const int MaxLength = 253;

    private const int MaxEncodedLength = 1024;

    private static readonly SearchValues<byte> HostBytes = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_."u8);

    /// <summary>Writes the host; false where it is none. The destination needs <see cref="MaxLength"/> bytes, or the host's own length if
    /// larger.</summary>
    public static bool TryWrite(
        ReadOnlySpan<byte> host, Span<byte> destination, KeyRemarks? remarks, out int written, out SharedHost? shared)
    {
        shared = null;
        written = 0;
        if (host.Length > MaxEncodedLength)
        {
            return false;
        }

        Ascii.ToLower(host, destination, out var length);
        if (destination[..length].ContainsAnyExcept(HostBytes))
        {
            if (host.StartsWith("["u8))
            {
                return TryWriteAddress(host, destination, out written);
            }

            if (!host.Contains((byte)'%') || !InternationalHost.TryWrite(host, destination, remarks, out length)
                || destination[..length].ContainsAnyExcept(HostBytes))
            {
                return false;
            }
        }

        var name = TrimEnds(destination[..length], remarks);
        if (!IsHost(name))
        {
            return false;
        }

        name.CopyTo(destination);
        written = name.Length;
        shared = SharedHosts.Find(destination[..written]);
        written = shared?.Rewrite(destination, written, remarks) ?? written;
        return true;
    }

    /// <summary>True for a name in lower case that DNS could hold and that is no placeholder.</summary>
    private static bool IsHost(ReadOnlySpan<byte> name)
    {
        if (name.Length is 0 or > MaxLength)
        {
            return false;
        }

        var last = name;
        for (var dot = last.IndexOf((byte)'.'); dot >= 0; dot = last.IndexOf((byte)'.'))
        {
            if (dot is 0 or > 63)
            {
                return false;
            }

            last = last[(dot + 1)..];
        }

        return last.Length == name.Length
            ? name.SequenceEqual("localhost"u8)
            : last.Length <= 63 && (last.ContainsAnyExceptInRange((byte)'0', (byte)'9') ? last.Length >= 2 : IsAddress(name));
    }

    /// <summary>Four decimal numbers without leading zeros; other spellings of an IPv4 address mean different things to different
    /// programs.</summary>
    private static bool IsAddress(ReadOnlySpan<byte> name)
    {
        var numbers = 0;
        foreach (var range in name.Split((byte)'.'))
        {
            var number = name[range];
            numbers++;
            if (number.Length > 3 || (number.Length > 1 && number[0] == '0') || !byte.TryParse(number, null, out _))
            {
                return false;
            }
        }

        return numbers == 4;
    }

    private static bool TryWriteAddress(ReadOnlySpan<byte> host, Span<byte> destination, out int written)
    {
        written = 0;
        if (host[^1] != ']' || host.Contains((byte)'%') || !IPAddress.TryParse(Encoding.ASCII.GetString(host[1..^1]), out var address)
            || address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return false;
        }

        var text = Encoding.ASCII.GetBytes($"[{address}]");
        text.CopyTo(destination);
        written = text.Length;
        return true;
    }

    /// <summary>Without trailing dots and without <c>www.</c>, as long as a host with a dot is left.</summary>
    private static Span<byte> TrimEnds(Span<byte> name, KeyRemarks? remarks)
    {
        var trimmed = name.TrimEnd((byte)'.');
        if (trimmed.Length < name.Length)
        {
            remarks?.Add("trailing dot dropped");
        }

        while (trimmed.StartsWith("www."u8) && trimmed[4..].Contains((byte)'.'))
        {
            remarks?.Add("www. dropped");
            trimmed = trimmed[4..];
        }

        return trimmed;
    }
}
