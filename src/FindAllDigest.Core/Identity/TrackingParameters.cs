using System.Text;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Identity;

/// <summary>Query parameters that tell where a visitor came from, never which page it is: a committed list,
/// <c>Data/tracking-parameters.txt</c>.</summary>
internal static class TrackingParameters
{
    private const int LongestName = 32;

    private static readonly (Utf8Lookup<byte[][]> Names, byte[][] Prefixes) Known = Read();

    /// <summary>True where the parameter is dropped on this host (in its key form).</summary>
    public static bool Contains(ReadOnlySpan<byte> name, ReadOnlySpan<byte> host)
    {
        foreach (var prefix in Known.Prefixes)
        {
            if (name.Length > prefix.Length && (name[0] | 0x20) == prefix[0] && Ascii.EqualsIgnoreCase(name[..prefix.Length], prefix))
            {
                return true;
            }
        }

        if (name.Length > LongestName)
        {
            return false;
        }

        Span<byte> lower = stackalloc byte[LongestName];
        Ascii.ToLower(name, lower, out var length);
        return Known.Names.Find(lower[..length]) is { } hosts && IsOn(host, hosts);
    }

    private static bool IsOn(ReadOnlySpan<byte> host, byte[][] hosts)
    {
        foreach (var parent in hosts)
        {
            if (host.EndsWith(parent) && (host.Length == parent.Length || host[^(parent.Length + 1)] == '.'))
            {
                return true;
            }
        }

        return hosts.Length == 0;
    }

    private static (Utf8Lookup<byte[][]> Names, byte[][] Prefixes) Read()
    {
        var lines = ShippedList.Lines("tracking-parameters.txt").Select(line => line.Split(' ')).ToList();
        return (
            new(lines
                .Where(words => !words[0].EndsWith('*'))
                .Select(words => KeyValuePair.Create(words[0], words[1..].Select(Encoding.ASCII.GetBytes).ToArray()))
                .ToList()),
            [.. lines.Where(words => words[0].EndsWith('*')).Select(words => Encoding.ASCII.GetBytes(words[0][..^1]))]);
    }
}
