using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Csv;

/// <summary>A CSV file that keeps its bytes. It is changed by splicing, never by parsing and printing, so what nobody asked to change
/// stays: byte order mark, line ends, quoting, comments, blank lines, unknown columns, the order of rows.</summary>
/// <remarks>Added rows are a tail of their own beside the bytes that were read, so adding to a large file copies nothing.</remarks>
public sealed class CsvDocument
{
    private readonly ReadOnlyMemory<byte> _head;
    private readonly ReadOnlyMemory<byte> _tail;
    private readonly Lazy<LineMap> _headLines;
    private readonly Lazy<LineMap> _tailLines;
    private readonly Lazy<ReadOnlyMemory<byte>> _bytes;

    public CsvDocument(ReadOnlyMemory<byte> utf8, CsvHeader header)
        : this(utf8, ReadOnlyMemory<byte>.Empty, header, new(() => new(utf8)))
    { }

    private CsvDocument(ReadOnlyMemory<byte> head, ReadOnlyMemory<byte> tail, CsvHeader header, Lazy<LineMap> headLines)
    {
        (_head, _tail, Header, _headLines) = (head, tail, header, headLines);
        _tailLines = new(() => new(tail));
        _bytes = new(() => tail.IsEmpty ? head : (byte[])[.. head.Span, .. tail.Span]);
    }

    public CsvHeader Header { get; }

    /// <summary>The whole file in one piece; copied together on first use when rows were added.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes.Value;

    /// <summary>The whole file in order, without copying.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Segments => _tail.IsEmpty ? [_head] : [_head, _tail];

    public int TailOffset => _head.Length;

    public ReadOnlyMemory<byte> Tail => _tail;

    /// <summary>Where the first line after the header begins.</summary>
    public int FirstRowOffset => EndOfLine(Header.Record);

    /// <summary>The line end of the header, which added rows get too: a line break inside a quoted cell may differ from it.</summary>
    public CsvLineEnd LineEnd => _head.Span[(Header.Record.Offset + Header.Record.Length)..] switch
    {
        [(byte)'\r', (byte)'\n', ..] => CsvLineEnd.CarriageReturnLineFeed,
        [(byte)'\r', ..] => CsvLineEnd.CarriageReturn,
        _ => CsvLineEnd.LineFeed,
    };

    /// <summary>The file with <paramref name="rows"/> after its last line, which gets its line end if it lacks one.</summary>
    public CsvDocument Append(ReadOnlySpan<byte> rows, CsvDialect dialect)
    {
        var lineEnd = EndsInLineBreak ? default : dialect.LineEndBytes;
        return new(_head, (byte[])[.. _tail.Span, .. lineEnd, .. rows], Header, _headLines);
    }

    /// <summary>The bytes with <paramref name="splices"/> applied.</summary>
    public byte[] Splice(IEnumerable<ByteSplice> splices) => ByteSplice.Apply(Bytes.Span, splices);

    /// <summary>Line of a byte, counted from 1.</summary>
    public int LineOf(int offset) =>
        offset < _head.Length
            ? _headLines.Value.LineOf(offset)
            : _headLines.Value.LineOf(_head.Length) + _tailLines.Value.LineOf(offset - _head.Length) - 1;

    /// <summary>The record that begins at a byte.</summary>
    public CsvRecord RecordAt(int offset)
    {
        using var scanner = ScannerAt(offset);
        return scanner.Read()
            ? CsvRecord.Of(scanner)
            : throw new ArgumentOutOfRangeException(nameof(offset), offset, "No record begins here.");
    }

    /// <summary>The byte after a record and its line end, which the last line of a file may lack.</summary>
    public int EndOfLine(CsvRecord record)
    {
        var (segment, start) = SegmentAt(record.Offset);
        var end = record.Offset + record.Length;
        return segment.Span[(end - start)..] switch
        {
            [(byte)'\r', (byte)'\n', ..] => end + 2,
            [(byte)'\r' or (byte)'\n', ..] => end + 1,
            _ => end,
        };
    }

    /// <summary>The bytes from one offset to another, or to the end of the bytes that were read,
    /// or of those added, where that comes first.</summary>
    public ReadOnlySpan<byte> Stretch(int from, int to)
    {
        var (segment, start) = SegmentAt(from);
        return segment.Span[(from - start)..Math.Min(to - start, segment.Length)];
    }

    /// <summary>A scanner over all records from the one at <paramref name="offset"/> to the end
    /// of the bytes that were read, or of those added.</summary>
    public CsvScanner ScannerAt(int offset)
    {
        var (segment, start) = SegmentAt(offset);
        return CsvScanner.Within(segment, offset - start, segment.Length, Header.Delimiter, start);
    }

    private bool EndsInLineBreak => (_tail.IsEmpty ? _head : _tail).Span is [.., (byte)'\n' or (byte)'\r'];

    private (ReadOnlyMemory<byte> Segment, int Start) SegmentAt(int offset) => offset < _head.Length ? (_head, 0) : (_tail, _head.Length);
}
