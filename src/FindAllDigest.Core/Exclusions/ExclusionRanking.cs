using FindAllDigest.Core.Identity;

namespace FindAllDigest.Core.Exclusions;

/// <summary>Keeps the most pressing entities of many rows: no more of them than are sent, so
/// that a million rows cost little memory.</summary>
/// <remarks>
/// Names are looked at only where several rows have an address: those of several names are several entities. What most rows are,
/// alone at their address, costs no look-up; and most of those fall behind the last one kept, where the most pressing come first.
/// </remarks>
/// <param name="lists">The lists that the rows are of.</param>
/// <param name="maximum">How many entities are kept.</param>
/// <param name="leaked">Entities that come first.</param>
/// <param name="counts">Whether a row counts at all.</param>
internal sealed class ExclusionRanking(
    IReadOnlyList<ExcludeList> lists, int maximum, IReadOnlySet<EntityKey> leaked, Func<ExcludeRow, bool> counts)
{
    private readonly HashSet<EntityKeyHash> _leakedAddresses = [.. leaked.Select(key => ExcludeList.HashOf(key.Address))];
    private readonly SortedSet<Ranked> _best = [];
    private readonly Dictionary<EntityKeyHash, Ranked> _byEntity = [];
    private readonly HashSet<EntityKeyHash> _repeated = [];
    private int _alone;
    private Ranked? _last;

    /// <summary>Addresses seen, those of one row and those of one entity each by itself.</summary>
    public int Offered { get; private set; }

    /// <summary>Entities seen, each once.</summary>
    public int Count => _alone + _repeated.Count;

    /// <summary>The most pressing ones, in that order.</summary>
    public IReadOnlyCollection<Ranked> Best => _best;

    public void Add(int list, ExcludeRowView row)
    {
        var ranked = new Ranked(false, row.Added ?? DateOnly.MinValue, list, row.Number, 0);
        if (!row.HasOddUrl)
        {
            Add(ranked, row.Hash, row, IsAlone(list, row));
            return;
        }

        var decoded = row.Decode();
        foreach (var (number, address) in decoded.Addresses.Index())
        {
            Add(ranked with { Address = number }, ExcludeList.HashOf(EntityKey.Of(address, null)), row, isAlone: false);
        }
    }

    private bool IsAlone(int list, ExcludeRowView row)
    {
        if (!lists[list].IsAlone(row.Number))
        {
            return false;
        }

        for (var other = 0; other < lists.Count; other++)
        {
            if (other != list && lists[other].HasHash(row.Hash))
            {
                return false;
            }
        }

        return true;
    }

    private void Add(Ranked ranked, EntityKeyHash address, ExcludeRowView row, bool isAlone)
    {
        Offered++;
        var entity = address;
        if (isAlone)
        {
            _alone++;
        }
        else
        {
            entity = EntityAt(address, row, ranked.Address);
            _repeated.Add(entity);
        }

        ranked = ranked with { Entity = entity, HasLeaked = HasLeaked(address, row, ranked.Address) };
        if (_best.Count >= maximum && (maximum == 0 || ranked.CompareTo(_last ??= _best.Max) >= 0))
        {
            return;
        }

        if (!isAlone && _byEntity.TryGetValue(entity, out var other))
        {
            if (ranked.CompareTo(other) >= 0)
            {
                return;
            }

            _best.Remove(other);
        }

        _byEntity[entity] = ranked;
        _best.Add(ranked);
        if (_best.Count > maximum)
        {
            var last = _best.Max;
            _best.Remove(last);
            _byEntity.Remove(last.Entity);
        }

        _last = null;
    }

    /// <summary>Who a row is that shares its address with others: the first of them, or another of another name.</summary>
    private EntityKeyHash EntityAt(EntityKeyHash address, ExcludeRowView view, int number)
    {
        var row = view.Decode();
        var first = lists.SelectMany(list => list.RowsWith(address)).FirstOrDefault(counts);
        return first is null || EntityLikeness.NameWithoutLegalForm(first.Name) == EntityLikeness.NameWithoutLegalForm(row.Name)
            ? address
            : ExcludeList.HashOf(KeyOf(row, number));
    }

    private bool HasLeaked(EntityKeyHash address, ExcludeRowView view, int number) =>
        _leakedAddresses.Contains(address)
            && KeyOf(view.Decode(), number) is var key
            && (leaked.Contains(key) || leaked.Contains(key.Address));

    private static EntityKey KeyOf(ExcludeRow row, int number) => EntityKey.Of(row.Addresses[number], null).At(row.Name);

    /// <summary>An address of a row, by how pressing it is.</summary>
    internal readonly record struct Ranked(bool HasLeaked, DateOnly Added, int List, int Row, int Address) : IComparable<Ranked>
    {
        public EntityKeyHash Entity { get; init; }

        public int CompareTo(Ranked other) =>
            HasLeaked != other.HasLeaked ? other.HasLeaked.CompareTo(HasLeaked)
            : Added != other.Added ? other.Added.CompareTo(Added)
            : List != other.List ? other.List.CompareTo(List)
            : Row != other.Row ? other.Row.CompareTo(Row)
            : Address.CompareTo(other.Address);
    }
}
