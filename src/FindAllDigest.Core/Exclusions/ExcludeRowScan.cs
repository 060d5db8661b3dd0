using System.Runtime.CompilerServices;
using System.Text;
using FindAllDigest.Core.Csv;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Exclusions;

/// <summary>One pass over the rows of an exclude list: their place, their keys, their faults.
/// No string is made for a row without a fault.</summary>
/// <param name="isProgramMade">Whether the program wrote all rows, and not only those that
/// name a run: what a service gave as <c>url</c> is no fault.</param>
internal sealed class ExcludeRowScan(ExcludeColumns columns, bool isProgramMade)
{
    private readonly int _needed = Math.Max(columns.Name, columns.Url) + 1;
    private readonly List<TextFault> _faults = [];
    private readonly List<int> _patterns = [];
    private readonly List<(EntityKeyHash Hash, int Row)> _others = [];
    private readonly DateColumn _until = new(ExcludeColumn.Until, columns.Until);
    private readonly DateColumn _added = new(ExcludeColumn.Added, columns.Added);
    private byte[] _key = new byte[1024];
    private int _count;

    /// <summary>Faults of the rows, not in the order of the file.</summary>
    public IEnumerable<TextFault> Faults => _faults.Concat(_until.Faults).Concat(_added.Faults);

    /// <summary>The columns with the order in which their dates are written.</summary>
    public ExcludeColumns Columns => columns with { UntilOrder = _until.Order, AddedOrder = _added.Order };

    /// <summary>Rows that end before the last column of the header; what they lack counts as empty.</summary>
    public int ShortRows { get; private set; }

    /// <summary>Reads the rows.</summary>
    /// <param name="file">The bytes of the whole file, or of the rows that were added to it.</param>
    /// <param name="start">Where in <paramref name="file"/> the rows begin.</param>
    /// <param name="origin">Byte of the file at which <paramref name="file"/> begins.</param>
    public ExcludeRows Read(ReadOnlyMemory<byte> file, int start, int origin, char delimiter)
    {
        var capacity = LineMap.CountBreaks(file.Span, start, file.Length) + 1;
        var (offsets, hashes, briefs) = (new int[capacity], new EntityKeyHash[capacity], new RowBrief[capacity]);
        using var scanner = CsvScanner.Within(file, start, file.Length, delimiter, origin);
        Run(scanner, offsets, hashes, briefs);
        return new(offsets, hashes, briefs, _count, _patterns, _others);
    }

    // A loop that is entered once and runs a million times never gets its turn to be compiled better, hence the attribute.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Run(CsvScanner scanner, int[] offsets, EntityKeyHash[] hashes, RowBrief[] briefs)
    {
        while (scanner.Read())
        {
            if (scanner.Fault is { } fault)
            {
                _faults.Add(fault);
            }
            else if (!scanner.IsBlank)
            {
                var url = scanner.Cell(columns.Url);
                var isPlain = AddressCell.IsPlain(url);
                offsets[_count] = scanner.Offset;
                hashes[_count] = ReadWho(scanner, url, isPlain, out var isByName);
                briefs[_count] = CheckCells(scanner, isByName, isPlain);
                _count++;
            }
        }
    }

    /// <summary>Few cells have blanks around them, and the general way costs more than the rest of a check.</summary>
    internal static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text) =>
        text.IsEmpty || (text[0] > ' ' && text[^1] > ' ') ? text : text.Trim(" \t"u8);

    private RowBrief CheckCells(CsvScanner scanner, bool isByName, bool isPlain)
    {
        if (scanner.CellCount != columns.Count)
        {
            CheckCellCount(scanner);
        }

        var status = columns.Status < 0 ? ExcludeStatus.Known : ExcludeStatusTable.Parse(Trim(scanner.Text(columns.Status)));
        if (status is null)
        {
            _faults.Add(CellFaults.OfStatus(scanner, columns.Status));
        }

        var isKept = _until.Check(scanner, out _) && (columns.Until < 0 || scanner.Text(columns.Until).IsEmpty);
        var isDated = _added.Check(scanner, out var added);
        return new(status ?? ExcludeStatus.Known, isByName, added, isPlain && isKept && isDated);
    }

    private void CheckCellCount(CsvScanner scanner)
    {
        // Spreadsheets save cells beside the table that somebody touched once; they hold nothing.
        for (var cell = columns.Count; cell < scanner.CellCount; cell++)
        {
            if (!Trim(scanner.Text(cell)).IsEmpty)
            {
                Report(
                    scanner,
                    cell,
                    $"The row has {scanner.CellCount} cells, but the header names {columns.Count} columns.",
                    "Quote a cell that holds a delimiter, or take the surplus away.");
                return;
            }
        }

        if (scanner.CellCount < _needed)
        {
            Report(
                scanner,
                0,
                $"The row has {scanner.CellCount} of the {_needed} cells that hold name and url.",
                "Write every delimiter, also when the cell behind it is empty.");
        }

        ShortRows += scanner.CellCount < columns.Count ? 1 : 0;
    }

    /// <summary>The hash of the row's first key; the default for a pattern.</summary>
    private EntityKeyHash ReadWho(CsvScanner scanner, ReadOnlySpan<byte> url, bool isPlain, out bool isByName)
    {
        isByName = false;
        var name = scanner.Cell(columns.Name);
        var isWhole = columns.Name >= 0 && columns.Url >= 0 && scanner.CellCount >= _needed;
        if (ExclusionPattern.IsMeant(url))
        {
            _patterns.Add(_count);
            if (isWhole && !ExclusionPattern.TryParse(Encoding.UTF8.GetString(url), out _))
            {
                _faults.Add(CellFaults.OfPattern(scanner, columns.Url, url));
            }

            return default;
        }

        if (!isPlain)
        {
            return ReadOddCell(scanner, url, name, isWhole);
        }

        var hash = HashOf(url, name, out isByName);
        if (isByName && isWhole)
        {
            CheckNamed(scanner, url, name);
        }

        return hash;
    }

    private void CheckNamed(CsvScanner scanner, ReadOnlySpan<byte> url, ReadOnlySpan<byte> name)
    {
        if (!url.IsEmpty)
        {
            CheckAddress(scanner, url);
        }
        else if (Trim(name).IsEmpty)
        {
            Report(
                scanner,
                Math.Min(columns.Name, columns.Url),
                "The row has neither a name nor a url.",
                "Fill one of them, or delete the row.");
        }
    }

    private EntityKeyHash ReadOddCell(CsvScanner scanner, ReadOnlySpan<byte> url, ReadOnlySpan<byte> name, bool isWhole)
    {
        if (Trim(url).IsEmpty)
        {
            if (isWhole)
            {
                CheckNamed(scanner, default, name);
            }

            return HashOf(default, name, out _);
        }

        var keys = AddressCell.KeysOf(Encoding.UTF8.GetString(url), Encoding.UTF8.GetString(name));
        _others.AddRange(keys.Skip(1).Select(key => (ExcludeList.HashOf(key), _count)));
        if (keys[0].IsByName && isWhole)
        {
            CheckAddress(scanner, url);
        }

        return ExcludeList.HashOf(keys[0]);
    }

    private void CheckAddress(CsvScanner scanner, ReadOnlySpan<byte> url)
    {
        if (!isProgramMade && (columns.Run < 0 || Trim(scanner.Text(columns.Run)).IsEmpty))
        {
            _faults.Add(CellFaults.OfAddress(scanner, columns.Url, url));
        }
    }

    private void Report(CsvScanner scanner, int cell, string message, string remedy) =>
        _faults.Add(new(scanner.CellOffset(cell), message, remedy));

    private EntityKeyHash HashOf(ReadOnlySpan<byte> url, ReadOnlySpan<byte> name, out bool isByName)
    {
        int length;
        while (!EntityKeyWriter.TryWrite(url, name, _key, out length))
        {
            _key = new byte[Math.Max(length, _key.Length * 2)];
        }

        var key = _key.AsSpan(0, length);
        isByName = key.StartsWith("name:"u8);
        return EntityKeyHash.Compute(key);
    }
}
