using FindAllDigest.Core.Identity;

namespace FindAllDigest.Core.Exclusions;

/// <summary>The rows that a run is told to leave out. What is not sent is filtered here when results come in.</summary>
/// <param name="Sent">The rows to send, the most pressing first; each has a name and one address as its URL.</param>
/// <param name="LeftOut">Entities that could have been sent if the service took more.</param>
/// <param name="Patterns">Of the others, those that the service does not understand.</param>
/// <param name="WithoutAddress">Of the others, those that exclude by name, which the service does not do.</param>
public sealed record ExclusionSelection(
    IReadOnlyList<ExcludeRow> Sent, int LeftOut, int Rows, int Expired, int Patterns, int WithoutAddress)
{
    /// <summary>Addresses that could not be sent because another one of the same entity comes first.</summary>
    public int Repeated { get; private init; }

    /// <summary>Whether a row with several addresses makes more of them than there are rows.</summary>
    public bool HasManyInOne => Sent.Count + LeftOut + Repeated > Rows - Expired - Patterns - WithoutAddress;

    /// <summary>From so many rows on people are warned: the service takes 10,000.</summary>
    public const int NearlyFull = 8000;

    /// <summary>Chooses what to send: entities that came back before although they were excluded, then the newest by <c>added</c> (none is
    /// oldest), then the later row. The same rows in the same order always give the same choice.</summary>
    /// <remarks>The service takes names with URLs only, so patterns and rows without an address are never sent; a row without a name is
    /// sent under its entity key, and one with several addresses once for each. Expired rows do not exclude. Of several rows about one
    /// entity the most pressing is sent.</remarks>
    /// <param name="lists">The lists that exclude, oldest source first.</param>
    /// <param name="leaked">Entities that an earlier run returned although they were sent.</param>
    /// <param name="isRecheck">Whether the run looks at known entities again, and so leaves out the others only.</param>
    public static ExclusionSelection Choose(
        IReadOnlyList<ExcludeList> lists, IReadOnlySet<EntityKey> leaked, int maximum, DateOnly today, bool isRecheck = false)
    {
        var ranking = new ExclusionRanking(
            lists, maximum, leaked, row => !row.IsExpired(today) && !(isRecheck && row.Status.IsRechecked()));
        var (rows, expired, patterns, withoutAddress) = (0, 0, 0, 0);
        foreach (var (source, list) in lists.Index().Reverse())
        {
            for (var number = list.Count - 1; number >= 0; number--)
            {
                var brief = list.BriefAt(number);
                if (isRecheck && brief.Status.IsRechecked())
                {
                    continue;
                }

                rows++;
                var row = brief.IsAll ? null : list.RowAt(number);
                if (row?.Until <= today)
                {
                    expired++;
                }
                else if (list.HashAt(number) == default)
                {
                    patterns++;
                }
                else if (brief.IsByName || row?.Addresses.Count == 0)
                {
                    withoutAddress++;
                }
                else
                {
                    var addresses = row is null || AddressCell.IsPlain(row.Url) ? [] : row.Addresses;
                    ranking.Add(source, number, row?.Added ?? brief.Added, addresses);
                }
            }
        }

        return new(
            [.. ranking.Best.Select(place => Sendable(lists[place.List].RowAt(place.Row), place.Address))],
            ranking.Count - ranking.Best.Count,
            rows,
            expired,
            patterns,
            withoutAddress)
        {
            Repeated = ranking.Offered - ranking.Count,
        };
    }

    private static ExcludeRow Sendable(ExcludeRow row, int address)
    {
        var sent = row with { Url = row.Addresses[address] };
        return string.IsNullOrWhiteSpace(sent.Name) ? sent with { Name = sent.Key.Value } : sent;
    }
}
