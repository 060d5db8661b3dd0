using System.Text;
using FindAllDigest.Core.Csv;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Identity;

namespace FindAllDigest.Core.Exclusions;

/// <summary>The exclude list of a watch: the file byte for byte, and which entities it keeps from being reported as new. Immutable: a
/// change gives another list, whose bytes differ from these only where the change was asked for.</summary>
/// <remarks>Rows are found by entity key and decoded only when asked for, so a list costs its file and about 36 bytes a row. Columns are
/// found ignoring case; a row may be shorter than the header, its missing cells being empty; rows of nothing but blanks are blank
/// lines.</remarks>
public sealed class ExcludeList
{
    private readonly ExcludeRows _head;
    private readonly ExcludeRows _tail;
    private readonly Lazy<PatternIndex> _patterns;

    /// <param name="tail">The rows that were added since.</param>
    internal ExcludeList(string path, CsvDocument document, ExcludeColumns columns, ExcludeRows head, ExcludeRows tail)
    {
        (Path, Document, Columns, _head, _tail) = (path, document, columns, head, tail);
        _patterns = new(() => new(PatternRows()));
    }

    /// <summary>The list of a watch that has no file yet: a header and no row.</summary>
    public static ExcludeList Empty { get; } =
        Read("exclude.csv", Encoding.UTF8.GetBytes($"{string.Join(',', ExcludeColumns.Names)}\n")).OrThrow();

    /// <summary>How the file is called in problems: relative to the repository's root.</summary>
    public string Path { get; }

    /// <summary>The file as it is now; copied together on first use when rows were added.</summary>
    public ReadOnlyMemory<byte> Bytes => Document.Bytes;

    /// <summary>The file as it is now, in order and without copying.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Segments => Document.Segments;

    /// <summary>Data rows, patterns and expired ones included.</summary>
    public int Count => _head.Count + _tail.Count;

    /// <summary>All rows in file order, decoded one by one as they are asked for.</summary>
    public IEnumerable<ExcludeRow> Rows => Decoded(_head).Concat(Decoded(_tail));

    /// <summary>The rows of a status, in file order; the others are not decoded.</summary>
    public IEnumerable<ExcludeRow> RowsThatAre(ExcludeStatus status) =>
        Enumerable.Range(0, Count).Where(row => BriefAt(row).Status == status).Select(RowAt);

    /// <summary>The rows that are patterns, in file order.</summary>
    public IEnumerable<ExcludeRow> Patterns => PatternRowNumbers.Select(RowAt);

    /// <summary>Rows that were read and end before the last column of the header; the cells they lack count as empty.</summary>
    public int ShortRows { get; internal init; }

    internal CsvDocument Document { get; }
    internal ExcludeColumns Columns { get; }

    internal ExcludeRows Head => _head;

    /// <summary>Reads a file.</summary>
    /// <param name="path">How the file is called in problems: relative to the repository's root.</param>
    /// <param name="utf8">The file; it must not change afterwards, since the list keeps it.</param>
    public static Reading<ExcludeList> Read(string path, ReadOnlyMemory<byte> utf8) => ExcludeListReader.Read(path, utf8);

    /// <summary>Reads a file that only the program writes: there a <c>url</c> may be any text that a service gave.</summary>
    public static Reading<ExcludeList> ReadOwn(string path, ReadOnlyMemory<byte> utf8) =>
        ExcludeListReader.Read(path, utf8, isProgramMade: true);

    /// <summary>Whether the file has a cell for it in every row; the program adds no column by itself.</summary>
    public bool HasColumn(ExcludeColumn column) => Columns[column] >= 0;

    /// <summary>Whether the list keeps an entity from being reported on <paramref name="today"/>, and by which row.</summary>
    /// <remarks>Rows about the entity come before patterns; of several rows the one with the strongest status is told, and of equal ones
    /// the first. An expired pattern is no verdict: it has no entity whose <c>until</c> could be cleared.</remarks>
    public ExclusionVerdict Find(EntityKey key, DateOnly today, string? name = null)
    {
        var rows = RowsOf(key, name).ToList();
        if (rows.Where(row => !row.IsExpired(today)).MaxBy(row => row.Status) is { } row)
        {
            return new ExclusionVerdict.Excluded(row, IsByPattern: false);
        }

        if (_patterns.Value.RowsFor(key.Address).Select(RowAt).FirstOrDefault(pattern => !pattern.IsExpired(today)) is { } pattern)
        {
            return new ExclusionVerdict.Excluded(pattern, IsByPattern: true);
        }

        return rows is [var expired, ..] ? new ExclusionVerdict.Expired(expired) : ExclusionVerdict.None.Instance;
    }

    /// <summary>Whether any row is about the entity, expired or not; patterns do not count.</summary>
    public bool ContainsKey(EntityKey key) => RowsOf(key).Any();

    /// <summary>All rows about an entity in file order.</summary>
    /// <remarks>Where rows of several names have one address, only those of the entity's name are
    /// about it, and those without a name.</remarks>
    /// <param name="name">Its name, where the key does not hold it.</param>
    public IEnumerable<ExcludeRow> RowsOf(EntityKey key, string? name = null)
    {
        var who = key.IsShared ? key.NameAtAddress : name ?? "";
        var rows = RowsAt(key.Address);
        if (key.IsByName || EntityLikeness.IsNameless(who))
        {
            return rows;
        }

        var there = rows.ToList();
        return key.IsShared || SharedPages.HasSeveral(there.Select(row => row.Name))
            ? there.Where(row => EntityLikeness.IsNameless(row.Name) || EntityLikeness.IsSameName(row.Name, who))
            : there;
    }

    private IEnumerable<ExcludeRow> RowsAt(EntityKey key) => RowsWith(HashOf(key)).Where(row => row.Keys.Contains(key));

    /// <summary>All rows of which a key has this hash, in file order.</summary>
    internal IEnumerable<ExcludeRow> RowsWith(EntityKeyHash hash) =>
        _head.All(hash).Concat(_tail.All(hash).Select(row => row + _head.Count)).Select(RowAt);

    /// <summary>The list with rows after its last one, in the file's dialect and columns; a value
    /// whose column the file lacks is left out.</summary>
    /// <remarks>Add many rows in one call. A row with neither name nor URL would exclude nothing and is left out.</remarks>
    public ExcludeList Append(IReadOnlyList<NewExcludeRow> rows) => ExcludeListWriter.Append(this, rows);

    /// <summary>The list with other text in some cells; the last edit of a cell counts.</summary>
    /// <exception cref="Failures.DigestException">The file lacks the column, or the text makes the file faulty.</exception>
    public ExcludeList Edit(IReadOnlyList<CellEdit> edits) => ExcludeListWriter.Edit(this, edits);

    /// <summary>The list without the lines of some of its rows.</summary>
    public ExcludeList Remove(IReadOnlyList<ExcludeRow> rows) => ExcludeListWriter.Remove(this, rows);

    /// <summary>Byte of the file at which a row begins; rows are numbered from 0.</summary>
    internal int OffsetAt(int row) => row < _head.Count ? _head.Offsets[row] : _tail.Offsets[row - _head.Count];

    /// <summary>The bytes from a row up to the next one, without line ends: the row, and comments if any follow it.</summary>
    internal ReadOnlySpan<byte> StretchAt(int row)
    {
        var isLast = row == _head.Count - 1 || row == Count - 1;
        return Document.Stretch(OffsetAt(row), isLast ? int.MaxValue : OffsetAt(row + 1)).TrimEnd("\r\n"u8);
    }

    /// <summary>The rows from <paramref name="first"/> to before <paramref name="end"/>, in
    /// stretches that one scanner can read on.</summary>
    internal IEnumerable<(int From, int To)> Stretches(int first, int end)
    {
        if (first < _head.Count)
        {
            yield return (first, Math.Min(end, _head.Count));
        }

        if (end > _head.Count)
        {
            yield return (Math.Max(first, _head.Count), end);
        }
    }

    /// <summary>Whether no other row of the list has this row's first key.</summary>
    internal bool IsAlone(int row) => row < _head.Count
        ? _head.IsAlone(row) && (_tail.Count == 0 || FirstTailRow(_head.Hashes[row]) < 0)
        : _tail.IsAlone(row - _head.Count) && _head.First(_tail.Hashes[row - _head.Count]) < 0;

    /// <summary>Whether any row has a key of this hash.</summary>
    internal bool HasHash(EntityKeyHash hash) => _head.Has(hash) || _tail.Has(hash);

    internal RowBrief BriefAt(int row) => row < _head.Count ? _head.Briefs[row] : _tail.Briefs[row - _head.Count];

    /// <summary>The hash of the row's first key; the default for a pattern.</summary>
    internal EntityKeyHash HashAt(int row) => row < _head.Count ? _head.Hashes[row] : _tail.Hashes[row - _head.Count];

    /// <summary>The first row whose key has this hash; -1 when there is none.</summary>
    internal int FirstRow(EntityKeyHash hash) => _head.First(hash) is >= 0 and var row ? row : FirstTailRow(hash);

    /// <summary>The next row whose key has the same hash; -1 when there is none.</summary>
    internal int NextRow(int row)
    {
        if (row >= _head.Count)
        {
            return _tail.Next(row - _head.Count) is >= 0 and var next ? next + _head.Count : -1;
        }

        return _head.Next(row) is >= 0 and var same ? same : FirstTailRow(_head.Hashes[row]);
    }

    /// <summary>The hash by which rows about an entity are found.</summary>
    internal static EntityKeyHash HashOf(EntityKey key) => EntityKeyHash.Compute(Encoding.UTF8.GetBytes(key.Value));

    /// <summary>The rows that are patterns, by number.</summary>
    internal IEnumerable<int> PatternRowNumbers => _head.Patterns.Concat(_tail.Patterns.Select(row => row + _head.Count));

    internal ExcludeRow RowAt(int row)
    {
        using var scanner = Document.ScannerAt(OffsetAt(row));
        scanner.Read();
        return ExcludeRowDecoder.Decode(scanner, Columns, Document.LineOf(scanner.Offset));
    }

    private int FirstTailRow(EntityKeyHash hash) => _tail.First(hash) is >= 0 and var row ? row + _head.Count : -1;

    private IEnumerable<(int Row, ExclusionPattern Pattern)> PatternRows()
    {
        foreach (var row in PatternRowNumbers)
        {
            if (RowAt(row).Pattern is { } pattern)
            {
                yield return (row, pattern);
            }
        }
    }

    private IEnumerable<ExcludeRow> Decoded(ExcludeRows rows)
    {
        if (rows.Count == 0)
        {
            yield break;
        }

        using var scanner = Document.ScannerAt(rows.Offsets[0]);
        for (var row = 0; row < rows.Count && scanner.Read();)
        {
            // Lines of nothing but blanks are records to the scanner and no rows to the list.
            if (scanner.Offset == rows.Offsets[row])
            {
                row++;
                yield return ExcludeRowDecoder.Decode(scanner, Columns, Document.LineOf(scanner.Offset));
            }
        }
    }
}
