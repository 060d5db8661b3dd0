using FindAllDigest.Core.Identity;

namespace FindAllDigest.Core.Exclusions;

/// <summary>Keeps the most pressing entities of many rows: no more of them than are sent, so
/// that a million rows cost little memory.</summary>
/// <remarks>Names are looked at only where several rows have an address: those of several names are several entities. What most rows are,
/// alone at their address, costs no look-up; and most of those fall behind the last one kept, where the most pressing come first.</remarks>
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

    /// <summary>Takes a row.</summary>
    /// <param name="added">When it was added; the default comes last.</param>
    /// <param name="addresses">All addresses of a cell that may hold several; empty where its URL is one.</param>
    public void Add(int list, int row, DateOnly added, IReadOnlyList<string> addresses)
    {
        var ranked = new Ranked(false, added, list, row, 0);
        if (addresses.Count == 0)
        {
            Add(ranked, lists[list].HashAt(row), IsAlone(list, row));
            return;
        }

        foreach (var (number, address) in addresses.Index())
        {
            Add(ranked with { Address = number }, ExcludeList.HashOf(EntityKey.Of(address, null)), isAlone: false);
        }
    }

    private bool IsAlone(int list, int row)
    {
        if (!lists[list].IsAlone(row))
        {
            return false;
        }

        for (var other = 0; other < lists.Count; other++)
        {
            if (other != list && lists[other].HasHash(lists[list].HashAt(row)))
            {
                return false;
            }
        }

        return true;
    }

    private void Add(Ranked ranked, EntityKeyHash address, bool isAlone)
    {
        Offered++;
        var entity = address;
        if (isAlone)
        {
            _alone++;
        }
        else
        {
            entity = EntityAt(address, ranked);
            _repeated.Add(entity);
        }

        ranked = ranked with { Entity = entity, HasLeaked = HasLeaked(address, ranked) };
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
    private EntityKeyHash EntityAt(EntityKeyHash address, Ranked ranked)
    {
        var row = lists[ranked.List].RowAt(ranked.Row);
        var first = lists.SelectMany(list => list.RowsWith(address)).FirstOrDefault(counts);
        return first is null || EntityLikeness.NameWithoutLegalForm(first.Name) == EntityLikeness.NameWithoutLegalForm(row.Name)
            ? address
            : ExcludeList.HashOf(KeyOf(row, ranked.Address));
    }

    private bool HasLeaked(EntityKeyHash address, Ranked ranked) =>
        _leakedAddresses.Contains(address)
            && KeyOf(lists[ranked.List].RowAt(ranked.Row), ranked.Address) is var key
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
