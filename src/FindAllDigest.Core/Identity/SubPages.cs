using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Identity;

/// <summary>Parts of a path that say only which tab, language or country of an entity's page on a shared host is shown: a committed list,
/// <c>Data/sub-pages.txt</c>.</summary>
internal static class SubPages
{
    private static readonly Utf8Lookup<SubPageRule[]> Rules = new([.. ShippedList.Lines("sub-pages.txt")
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .GroupBy(words => words[0], words => new SubPageRule(words[1]), (host, rules) => KeyValuePair.Create(host, rules.ToArray()))]);

    /// <summary>Takes such parts out of a path, in place; returns its length.</summary>
    /// <param name="path">As keys have it, with its leading slash.</param>
    public static int Drop(Span<byte> path, ReadOnlySpan<byte> host, KeyRemarks? remarks)
    {
        var length = path.Length;
        foreach (var rule in Rules.Find(host) ?? [])
        {
            var before = length;
            var text = remarks is null ? "" : KeyRemarks.Text(path[..before]);
            length = rule.Drop(path[..length]);
            if (length < before)
            {
                remarks?.Add($"{text} is a page of {KeyRemarks.Text(path[..length])}");
            }
        }

        return length;
    }
}
