using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Identity.Likeness;

namespace FindAllDigest.Core.Exclusions;

/// <summary>Two rows with different keys that may be about the same entity: a hint for a person, never a reason to merge.</summary>
/// <param name="Earlier">The first row that it looks like.</param>
/// <param name="Look">What both have: <c>domain acme.com</c>, <c>page news.example/article</c>, or <c>name acme robotics</c>, the later
/// one's.</param>
public sealed record LookalikeRows(ExcludeRow Row, ExcludeRow Earlier, string Look)
{
    /// <summary>A look that more rows have than this tells nobody from anybody.</summary>
    private const int MostRowsOfLook = 64;

    /// <summary>All such pairs in file order, each row with the first that it looks like.</summary>
    /// <remarks>One pass; what is kept of a row are a few hashes and its number, so a million rows are no burden.</remarks>
    public static IEnumerable<LookalikeRows> In(ExcludeList list)
    {
        var rows = new Dictionary<ulong, List<int>>();
        foreach (var (number, row) in list.Rows.Index())
        {
            if (row.Pattern is null && Pair(list, rows, number, row) is { } pair)
            {
                yield return pair;
            }
        }
    }

    private static LookalikeRows? Pair(ExcludeList list, Dictionary<ulong, List<int>> rows, int number, ExcludeRow row)
    {
        var name = ComparableName.Of(row.Name);
        var domain = EntityLikeness.RegistrableDomain(row.Key);
        var earlier = new SortedSet<int>();
        foreach (var look in Looks(row, name, domain))
        {
            var same = rows.TryGetValue(look, out var known) ? known : rows[look] = [];
            earlier.UnionWith(same);
            if (same.Count < MostRowsOfLook)
            {
                same.Add(number);
            }
        }

        return earlier.Select(other => Compare(row, name, domain, list.RowAt(other))).FirstOrDefault(pair => pair is not null);
    }

    private static LookalikeRows? Compare(ExcludeRow row, ComparableName name, string? domain, ExcludeRow earlier)
    {
        if (row.Key == earlier.Key)
        {
            var isShared = SharedPages.HasSeveral([row.Name, earlier.Name]);
            return isShared ? new(row, earlier, $"page {row.Key}") : null;
        }

        if (domain is not null && domain == EntityLikeness.RegistrableDomain(earlier.Key))
        {
            return new(row, earlier, $"domain {domain}");
        }

        return NameComparison.IsAlike(name, ComparableName.Of(earlier.Name))
            ? new(row, earlier, $"name {EntityLikeness.NameWithoutLegalForm(row.Name)}")
            : null;
    }

    private static IEnumerable<ulong> Looks(ExcludeRow row, ComparableName name, string? domain)
    {
        var looks = new List<string> { $"key {row.Key}", $"domain {domain ?? row.Key.Value}" };
        if (name.Words.Count > 0)
        {
            looks.Add($"letters {string.Concat(name.Letters.Order())}");
            looks.Add($"begins {name.Joined[..Math.Min(name.Joined.Length, 5)]}");
            looks.Add($"initials {(name.Acronym.Length > 0 ? name.Acronym : name.Initials)}");
            looks.AddRange(name.Core.Select(word => $"word {word}"));
        }

        return looks.Distinct(StringComparer.Ordinal).Select(NameSketch.HashOf);
    }
}
