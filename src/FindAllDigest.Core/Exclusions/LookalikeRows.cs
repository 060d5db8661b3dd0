using System.Text;
using FindAllDigest.Core.Identity;

namespace FindAllDigest.Core.Exclusions;

/// <summary>Two rows with different keys that may be about the same entity: a hint for a person, never a reason to merge.</summary>
/// <param name="Row">The later row.</param>
/// <param name="Earlier">The first row that it looks like.</param>
/// <param name="Look">What both have: <c>domain acme.com</c> or <c>name acme robotics</c>.</param>
public sealed record LookalikeRows(ExcludeRow Row, ExcludeRow Earlier, string Look)
{
    /// <summary>All such pairs in file order, each row with the first that it looks like.</summary>
    /// <remarks>One pass; what is kept of a row are two hashes and its number, so a million rows are no burden.</remarks>
    public static IEnumerable<LookalikeRows> In(ExcludeList list)
    {
        var first = new Dictionary<EntityKeyHash, int>();
        foreach (var (number, row) in list.Rows.Index())
        {
            if (row.Pattern is null && Pair(list, first, number, row) is { } pair)
            {
                yield return pair;
            }
        }
    }

    private static LookalikeRows? Pair(ExcludeList list, Dictionary<EntityKeyHash, int> first, int number, ExcludeRow row)
    {
        LookalikeRows? pair = null;
        foreach (var look in Looks(row))
        {
            var hash = EntityKeyHash.Compute(Encoding.UTF8.GetBytes(look));
            if (!first.TryAdd(hash, number) && first[hash] is var other && list.HashAt(other) != list.HashAt(number))
            {
                pair ??= new(row, list.RowAt(other), look);
            }
        }

        return pair;
    }

    private static IEnumerable<string> Looks(ExcludeRow row)
    {
        if (EntityLikeness.RegistrableDomain(row.Key) is { } domain)
        {
            yield return $"domain {domain}";
        }

        if (EntityLikeness.NameWithoutLegalForm(row.Name) is { Length: > 0 } name)
        {
            yield return $"name {name}";
        }
    }
}
