using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Identity;

/// <summary>The suffixes under which anybody can register a name (<c>com</c>, <c>co.uk</c>, <c>github.io</c>): a dated copy of
/// publicsuffix.org's list, read on first use. Only hints ask it; keys never do, so a newer list changes no key.</summary>
internal static class PublicSuffixList
{
    private static readonly Lazy<HashSet<string>.AlternateLookup<ReadOnlySpan<char>>> Rules = new(() =>
        ShippedList.Lines("public-suffixes.txt").ToHashSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>());

    /// <summary>Whether the list names a suffix by itself, such as <c>com</c>.</summary>
    public static bool Holds(string suffix) => Rules.Value.Contains(suffix);

    /// <summary>The part of a host that somebody registered, one label above its public suffix; null where the host is itself a
    /// suffix.</summary>
    /// <remarks>The algorithm of https://publicsuffix.org/list/: an exception wins, then the longest rule; without a rule the last label
    /// is the suffix.</remarks>
    public static string? RegistrableDomain(string host)
    {
        Span<char> rule = stackalloc char[host.Length + 2];
        var registrable = default(string);
        for (var start = host.LastIndexOf('.'); ; start = start > 0 ? host.LastIndexOf('.', start - 1) : -1)
        {
            var candidate = host.AsSpan(start + 1);
            candidate.CopyTo(rule[1..]);
            rule[0] = '!';
            if (Rules.Value.Contains(rule[..(candidate.Length + 1)]))
            {
                return candidate.ToString();
            }

            var isSuffix = !candidate.Contains('.') || Rules.Value.Contains(candidate) || IsWildcard(candidate, rule);
            registrable = isSuffix ? null : registrable ?? candidate.ToString();
            if (start < 0)
            {
                return registrable;
            }
        }
    }

    private static bool IsWildcard(ReadOnlySpan<char> candidate, Span<char> rule)
    {
        rule[0] = '*';
        var tail = candidate[candidate.IndexOf('.')..];
        tail.CopyTo(rule[1..]);
        return Rules.Value.Contains(rule[..(tail.Length + 1)]);
    }
}
