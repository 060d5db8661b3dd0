using System.Runtime.InteropServices;
using FindAllDigest.Core.Identity;

namespace FindAllDigest.Core.Exclusions;

/// <summary>The rows that a run is told to leave out. What is not sent is filtered here when results come in.</summary>
/// <param name="Sent">The rows to send, the most pressing first; each has a name and a URL.</param>
/// <param name="LeftOut">Rows that could have been sent if the service took more.</param>
public sealed record ExclusionSelection(IReadOnlyList<ExcludeRow> Sent, int LeftOut)
{
    /// <summary>From so many rows on people are warned: the service takes 10,000.</summary>
    public const int NearlyFull = 8000;

    /// <summary>
    /// Chooses what to send: rows that came back before although they were excluded, then the newest by <c>added</c> (none is oldest), then
    /// the later row. The same rows in the same order always give the same choice.
    /// </summary>
    /// <remarks>
    /// The service takes names with URLs only, so patterns and rows without a URL are never sent; a row without a name is sent under its
    /// entity key. Expired rows do not exclude. Of several rows about one entity the most pressing is sent.
    /// </remarks>
    /// <param name="rows">The rows of all lists that exclude, oldest source first. They are gone through twice and not kept, so a million are no burden.</param>
    /// <param name="leaked">Entities that an earlier run returned although they were sent.</param>
    /// <param name="maximum">How many rows the service takes.</param>
    public static ExclusionSelection Choose(IEnumerable<ExcludeRow> rows, IReadOnlySet<EntityKey> leaked, int maximum, DateOnly today)
    {
        var candidates = new Dictionary<EntityKeyHash, Rank>();
        foreach (var (place, row) in rows.Index())
        {
            if (!IsSendable(row, today))
            {
                continue;
            }

            var key = row.Key.At(row.Name);
            var rank = new Rank(leaked.Contains(key) || leaked.Contains(key.Address), row.Added ?? DateOnly.MinValue, place);
            ref var best = ref CollectionsMarshal.GetValueRefOrAddDefault(candidates, ExcludeList.HashOf(key), out var isKnown);
            best = isKnown && best.CompareTo(rank) < 0 ? best : rank;
        }

        var chosen = candidates.Values.Order().Take(maximum).Select((rank, order) => (rank.Place, order)).ToDictionary(pair => pair.Place, pair => pair.order);
        var sent = new ExcludeRow[chosen.Count];
        foreach (var (place, row) in rows.Index())
        {
            if (chosen.TryGetValue(place, out var order))
            {
                sent[order] = Named(row);
            }
        }

        return new(sent, candidates.Count - sent.Length);
    }

    private static bool IsSendable(ExcludeRow row, DateOnly today) =>
        !string.IsNullOrWhiteSpace(row.Url) && !row.IsExpired(today) && !ExclusionPattern.IsMeant(row.Url);

    private static ExcludeRow Named(ExcludeRow row) => string.IsNullOrWhiteSpace(row.Name) ? row with { Name = row.Key.Value } : row;

    private readonly record struct Rank(bool HasLeaked, DateOnly Added, int Place) : IComparable<Rank>
    {
        public int CompareTo(Rank other) =>
            HasLeaked != other.HasLeaked ? other.HasLeaked.CompareTo(HasLeaked)
            : Added != other.Added ? other.Added.CompareTo(Added)
            : other.Place.CompareTo(Place);
    }
}
