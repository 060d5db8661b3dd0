using System.Text;
using CsvHelper;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Csv;

/// <summary>Walks over the records of UTF-8 bytes in place, with the byte position of each;
/// comments (<c>#</c> first) and empty lines are passed over.</summary>
/// <remarks>The one place that knows CsvHelper, so every part of the program agrees on where
/// a record begins and what a cell says.</remarks>
public sealed class CsvScanner : IDisposable
{
    private readonly CsvReader _reader;
    private readonly int _origin;
    private readonly byte _delimiter;
    private CsvMalformedRecord _malformed;
    private bool _isMalformed;

    /// <param name="utf8">A file, or the part of one that begins at the start of a line.</param>
    /// <param name="origin">Byte of the file at which <paramref name="utf8"/> begins.</param>
    /// <param name="hasComments">Whether lines that begin with <c>#</c> are comments, as in the program's own files.</param>
    public CsvScanner(ReadOnlyMemory<byte> utf8, char delimiter, int origin = 0, bool hasComments = true)
    {
        _origin = origin;
        _delimiter = (byte)delimiter;
        _reader = CsvReader.Create(utf8, new CsvReaderOptions
        {
            Separator = delimiter,
            HasHeader = false,
            CommentPrefix = hasComments ? '#' : null,
            Encoding = Encoding.UTF8,
            OnMalformedRecord = malformed => (_malformed, _isMalformed) = (malformed, true),
        });
    }

    /// <summary>A scanner over a stretch of <paramref name="utf8"/> that begins at the start of a line.</summary>
    /// <remarks>It starts one byte early, on the line break before: EF BB BF at the very start
    /// would be taken for a byte order mark.</remarks>
    public static CsvScanner Within(ReadOnlyMemory<byte> utf8, int start, int end, char delimiter, int origin)
    {
        var early = start > 0 && utf8.Span[start - 1] is (byte)'\n' or (byte)'\r' ? start - 1 : start;
        return new(utf8[early..end], delimiter, origin + early);
    }

    /// <summary>Byte of the file at which the record begins.</summary>
    public int Offset => _origin + (int)_reader.ByteOffset;

    /// <summary>The record as it stands in the file, without its line end.</summary>
    public ReadOnlySpan<byte> Record => _reader.RawRecord;

    public int CellCount => _reader.FieldCount;

    /// <summary>Whether no cell of the record holds anything but blanks: a line a person left
    /// empty, or <c>,,,</c> as spreadsheets save one.</summary>
    public bool IsBlank => CanBeBlank(_reader.RawRecord) && AreCellsBlank();

    /// <summary>What is wrong with the quoting of the record, if anything.</summary>
    public TextFault? Fault => _isMalformed ? FaultOf(_malformed) : null;

    /// <summary>Moves to the next record; false at the end.</summary>
    public bool Read()
    {
        _isMalformed = false;
        return _reader.Read();
    }

    /// <summary>The text of a cell without its quotes; empty when the record is too short. Valid
    /// until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<byte> Text(int cell) => _reader.GetSpan(cell);

    /// <summary>What the cell of a column means, without the guard against formulas; empty where there is no such column or cell.</summary>
    public ReadOnlySpan<byte> Cell(int column) => column < 0 ? default : SpreadsheetGuard.Unguard(Text(column));

    /// <summary>A cell as it stands in the file.</summary>
    public ReadOnlySpan<byte> Raw(int cell) => _reader.GetRawSpan(cell);

    /// <summary>Byte of the file at which a cell of the record begins.</summary>
    public int CellOffset(int cell)
    {
        var offset = Offset;
        for (var before = 0; before < cell; before++)
        {
            offset += _reader.GetRawSpan(before).Length + 1;
        }

        return offset;
    }

    public void Dispose() => _reader.Dispose();

    private TextFault FaultOf(CsvMalformedRecord malformed) => malformed.Reason switch
    {
        // The library places this one at the end of the file; a person looks for the quote that opens the cell.
        CsvMalformedReason.UnterminatedQuote => new(
            CellOffset(CellCount - 1),
            "The quote that opens this cell is never closed.",
            "Close the cell with \", and write a quote inside it as \"\"."),
        CsvMalformedReason.TextAfterClosingQuote => new(
            _origin + (int)malformed.ByteOffset,
            "Text follows the closing quote of a cell.",
            "Write a quote inside a quoted cell as \"\"."),
        _ => new(
            _origin + (int)malformed.ByteOffset,
            "A quote stands inside a cell that is not quoted.",
            "Quote the whole cell and write the quote as \"\"."),
    };

    /// <summary>Answers for nearly every record by its first byte.</summary>
    private bool CanBeBlank(ReadOnlySpan<byte> record) =>
        record.IsEmpty || record[0] == _delimiter || record[0] is (byte)' ' or (byte)'\t' or (byte)'"';

    private bool AreCellsBlank()
    {
        for (var cell = 0; cell < CellCount; cell++)
        {
            if (_reader.GetSpan(cell).IndexOfAnyExcept((byte)' ', (byte)'\t') >= 0)
            {
                return false;
            }
        }

        return true;
    }
}
