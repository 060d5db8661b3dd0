using System.Text;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Identity;

/// <summary>Hosts that many entities share, so that the host alone says nothing about who it is: a committed list,
/// <c>Data/shared-hosts.txt</c>.</summary>
public static class SharedHosts
{
    private static readonly SharedHost[] All = [.. ShippedList.Lines("shared-hosts.txt").Select(SharedHost.Parse)];
    private static readonly Utf8Lookup<SharedHost> Exact = ByName(All.Where(shared => !shared.IsWildcard));
    private static readonly Utf8Lookup<SharedHost> Wildcards = ByName(All.Where(shared => shared.IsWildcard));
    private static readonly Utf8Lookup<object> Endings = ReadEndings();

    /// <summary>True for a listed host and for every sub-domain of a listed <c>*.host</c>; a leading <c>www.</c> and upper case are no
    /// difference.</summary>
    public static bool Contains(string host)
    {
        var name = Encoding.UTF8.GetBytes(EntityKey.Of(host, name: null).Host);
        return Find(name) is not null;
    }

    /// <summary>The rule for a host in lower case without <c>www.</c>; null for an ordinary host.</summary>
    internal static SharedHost? Find(ReadOnlySpan<byte> host) => Find(host, EndingOf(host));

    /// <inheritdoc cref="Find(ReadOnlySpan{byte})"/>
    /// <param name="host">In lower case without <c>www.</c>.</param>
    /// <param name="ending">Where its last two labels begin.</param>
    internal static SharedHost? Find(ReadOnlySpan<byte> host, int ending) => Endings.Find(host[ending..]) is null ? null : Search(host);

    private static SharedHost? Search(ReadOnlySpan<byte> host)
    {
        if (Exact.Find(host) is { } exact)
        {
            return exact;
        }

        for (var dot = host.IndexOf((byte)'.'); dot >= 0;)
        {
            var parent = host[(dot + 1)..];
            var next = parent.IndexOf((byte)'.');
            if (next < 0)
            {
                return null;
            }

            if (Exact.Find(parent) is { } service && service.IsDoor(host[..dot]))
            {
                return service;
            }

            if (Wildcards.Find(parent) is { } wildcard)
            {
                return wildcard;
            }

            dot += next + 1;
        }

        return null;
    }

    /// <summary>Where the last two labels begin; they tell nearly every ordinary host from all shared ones in one look.</summary>
    private static int EndingOf(ReadOnlySpan<byte> host)
    {
        var last = host.LastIndexOf((byte)'.');
        return last < 0 ? 0 : host[..last].LastIndexOf((byte)'.') + 1;
    }

    private static Utf8Lookup<object> ReadEndings() =>
        new([.. All
            .Select(shared => shared.Name[EndingOf(Encoding.UTF8.GetBytes(shared.Name))..])
            .Distinct(StringComparer.Ordinal)
            .Select(ending => KeyValuePair.Create(ending, new object()))]);

    private static Utf8Lookup<SharedHost> ByName(IEnumerable<SharedHost> hosts) =>
        new([.. hosts.Select(shared => KeyValuePair.Create(shared.Name, shared))]);
}
