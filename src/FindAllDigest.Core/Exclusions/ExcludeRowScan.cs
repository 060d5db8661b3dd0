using System.Runtime.CompilerServices;
using System.Text;
using FindAllDigest.Core.Csv;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Core.Exclusions;

/// <summary>One pass over the rows of an exclude list: their place, their key, their faults. No string is made for a row without a fault.</summary>
/// <param name="offsets">Receives the byte at which each row begins.</param>
/// <param name="hashes">Receives the hash of each row's key; the default for a pattern.</param>
public sealed class ExcludeRowScan(ExcludeColumns columns, ArraySegment<int> offsets, ArraySegment<EntityKeyHash> hashes)
{
    private readonly int _needed = Math.Max(columns.Name, columns.Url) + 1;
    private readonly List<CsvFault> _faults = [];
    private readonly List<int> _patterns = [];
    private byte[] _key = new byte[1024];

    /// <summary>Rows found.</summary>
    public int Count { get; private set; }

    /// <summary>The rows that are patterns, by number.</summary>
    public IReadOnlyList<int> Patterns => _patterns;

    public IReadOnlyList<CsvFault> Faults => _faults;

    /// <summary>Reads all records that <paramref name="scanner"/> still has.</summary>
    /// <param name="isKeyed">Whether keys are worked out; not for bytes that are no UTF-8.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(CsvScanner scanner, bool isKeyed)
    {
        // A loop that is entered once and runs a million times never gets its turn to be compiled better, hence the attribute.
        var places = offsets.AsSpan();
        var keys = hashes.AsSpan();
        while (scanner.Read())
        {
            if (scanner.Fault is { } fault)
            {
                _faults.Add(fault);
            }
            else if (!scanner.IsBlank)
            {
                var url = columns.Url < 0 ? default : SpreadsheetGuard.Unguard(scanner.Text(columns.Url));
                var name = columns.Name < 0 ? default : scanner.Text(columns.Name);
                var isPattern = ExclusionPattern.IsMeant(url);
                Check(scanner, url, name, isPattern);
                places[Count] = scanner.Offset;
                keys[Count] = isKeyed && !isPattern ? HashOf(url, SpreadsheetGuard.Unguard(name)) : default;
                Count++;
            }
        }
    }

    /// <summary>Few cells have blanks around them, and the general way costs more than the rest of a check.</summary>
    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text) =>
        text.IsEmpty || (text[0] > ' ' && text[^1] > ' ') ? text : text.Trim(" \t"u8);

    private void Check(CsvScanner scanner, ReadOnlySpan<byte> url, ReadOnlySpan<byte> name, bool isPattern)
    {
        if (scanner.CellCount != columns.Count)
        {
            CheckCellCount(scanner);
        }

        CheckStatus(scanner);
        CheckDate(scanner, columns.Until);
        CheckDate(scanner, columns.Added);
        if (columns.Name >= 0 && columns.Url >= 0 && scanner.CellCount >= _needed)
        {
            CheckWho(scanner, url, name, isPattern);
        }
    }

    private void CheckCellCount(CsvScanner scanner)
    {
        if (scanner.CellCount > columns.Count)
        {
            Report(scanner, columns.Count, $"The row has {scanner.CellCount} cells, but the header names {columns.Count} columns.", "Quote a cell that holds a delimiter, or take the surplus away.");
        }
        else if (scanner.CellCount < _needed)
        {
            Report(scanner, 0, $"The row has {scanner.CellCount} of the {_needed} cells that hold name and url.", "Write every delimiter, also when the cell behind it is empty.");
        }
    }

    private void CheckWho(CsvScanner scanner, ReadOnlySpan<byte> url, ReadOnlySpan<byte> name, bool isPattern)
    {
        if (Trim(url).IsEmpty && Trim(name).IsEmpty)
        {
            Report(scanner, Math.Min(columns.Name, columns.Url), "The row has neither a name nor a url.", "Fill one of them, or delete the row.");
        }
        else if (isPattern)
        {
            _patterns.Add(Count);
            var text = Encoding.UTF8.GetString(url);
            if (!ExclusionPattern.TryParse(text, out _))
            {
                Report(scanner, columns.Url, $"'{text}' is no pattern.", "Write *.example.com for all sub-domains, example.com/* for all pages of a site, or a URL with https:// for itself.");
            }
        }
    }

    private void CheckStatus(CsvScanner scanner)
    {
        var cell = columns.Status < 0 ? default : Trim(scanner.Text(columns.Status));
        if (ExcludeStatusText.Parse(cell) is null)
        {
            var text = Encoding.UTF8.GetString(cell);
            var remedy = NearestWord.Find(text, ExcludeStatusText.All) is { } nearest
                ? $"Did you mean '{nearest}'?"
                : $"Write {string.Join(", ", ExcludeStatusText.All)}, or leave it empty.";
            Report(scanner, columns.Status, $"'{text}' is no status.", remedy);
        }
    }

    private void CheckDate(CsvScanner scanner, int column)
    {
        var text = column < 0 ? default : scanner.Text(column);
        if (text.IsEmpty || IsoDate.TryParse(text, out _))
        {
            return;
        }

        var cell = Trim(text);
        if (!cell.IsEmpty && !IsoDate.TryParse(cell, out _))
        {
            Report(scanner, column, $"'{Encoding.UTF8.GetString(cell)}' is no date.", "Write year, month and day as in 2026-11-30; spreadsheets like to change it.");
        }
    }

    private void Report(CsvScanner scanner, int cell, string message, string remedy) => _faults.Add(new(scanner.CellOffset(cell), message, remedy));

    private EntityKeyHash HashOf(ReadOnlySpan<byte> url, ReadOnlySpan<byte> name)
    {
        int length;
        while (!EntityKeyWriter.TryWrite(url, name, _key, out length))
        {
            _key = new byte[Math.Max(length, _key.Length * 2)];
        }

        return EntityKeyHash.Compute(_key.AsSpan(0, length));
    }
}
