using FindAllDigest.Core.Identity;

namespace FindAllDigest.Core.Exclusions;

/// <summary>The rows of a stretch of an exclude list: where each begins, and who it is about.
/// 24 bytes a row, and 12 more once a row is looked up.</summary>
/// <param name="Offsets">Byte of the file at which each row begins; only the first <paramref name="Count"/> are filled.</param>
/// <param name="Hashes">The hash of each row's first key; the default for a pattern.</param>
/// <param name="Briefs">What else is told of each row without reading it again.</param>
/// <param name="Patterns">The rows that are patterns, by number.</param>
/// <param name="Others">Further keys of rows that hold several addresses, in the order of the rows.</param>
public sealed record ExcludeRows(
    int[] Offsets,
    EntityKeyHash[] Hashes,
    RowBrief[] Briefs,
    int Count,
    IReadOnlyList<int> Patterns,
    IReadOnlyList<(EntityKeyHash Hash, int Row)> Others)
{
    private readonly Lazy<KeyIndex> _index = new(() => new(Hashes, Count));
    private readonly Lazy<ILookup<EntityKeyHash, int>> _others = new(() => Others.ToLookup(other => other.Hash, other => other.Row));

    public static ExcludeRows None { get; } = new([], [], [], 0, [], []);

    /// <summary>The first row whose first key has this hash; -1 when there is none.</summary>
    public int First(EntityKeyHash hash) => _index.Value.First(hash);

    /// <summary>The next row whose first key has the same hash; -1 when there is none.</summary>
    public int Next(int row) => _index.Value.Next(row);

    /// <summary>Whether no other row has this row's first key, as its first or as a further one.</summary>
    public bool IsAlone(int row) => _index.Value.IsAlone(row) && (Others.Count == 0 || !_others.Value.Contains(Hashes[row]));

    /// <summary>Whether any row has a key of this hash.</summary>
    public bool Has(EntityKeyHash hash) => Count > 0 && (First(hash) >= 0 || (Others.Count > 0 && _others.Value.Contains(hash)));

    /// <summary>All rows of which any key has this hash, in file order.</summary>
    public IEnumerable<int> All(EntityKeyHash hash)
    {
        var rows = Ring(hash);
        return Others.Count == 0 ? rows : rows.Union(_others.Value[hash]).Order();
    }

    private IEnumerable<int> Ring(EntityKeyHash hash)
    {
        for (var row = First(hash); row >= 0; row = Next(row))
        {
            yield return row;
        }
    }
}
