using FindAllDigest.Core.Csv;
using FindAllDigest.Core.Identity;

namespace FindAllDigest.Core.Exclusions;

/// <summary>Reads the rows of an exclude list, large ones on two threads.</summary>
/// <remarks>
/// A large file is cut at some line end near its middle. The cut may fall into a quoted cell; then the first part ends inside quotes, which
/// is a fault of that part. So: no fault in either part proves that the cut was between two rows, and any fault has the file read
/// again in one piece, which also places the fault rightly.
/// </remarks>
public static class ExcludeRowsReader
{
    private const int WorthTwoThreads = 1 << 18;

    /// <param name="file">The bytes of the whole file, or of the rows that were added to it.</param>
    /// <param name="start">Where in <paramref name="file"/> the rows begin.</param>
    /// <param name="origin">Byte of the file at which <paramref name="file"/> begins.</param>
    public static ExcludeRows Read(ReadOnlyMemory<byte> file, int start, int origin, CsvHeader header, bool isKeyed, out IReadOnlyList<CsvFault> faults)
    {
        var cut = file.Length - start < WorthTwoThreads ? 0 : MiddleLine(file.Span, start);
        var (secondRow, restCount) = cut == 0
            ? (0, LineMap.CountBreaks(file.Span, start, file.Length))
            : InParallel(() => LineMap.CountBreaks(file.Span, start, cut), () => LineMap.CountBreaks(file.Span, cut, file.Length));
        var capacity = secondRow + restCount + 1;
        var (offsets, hashes) = (new int[capacity], new EntityKeyHash[capacity]);
        var columns = ExcludeColumns.Of(header);

        ExcludeRowScan Scan(int from, int to, int firstRow)
        {
            var scan = new ExcludeRowScan(columns, new(offsets, firstRow, capacity - firstRow), new(hashes, firstRow, capacity - firstRow));
            using var scanner = CsvScanner.Within(file, from, to, header.Delimiter, origin);
            scan.Run(scanner, isKeyed);
            return scan;
        }

        if (cut > 0)
        {
            var (first, second) = InParallel(() => Scan(start, cut, 0), () => Scan(cut, file.Length, secondRow));
            if (first.Faults.Count + second.Faults.Count == 0)
            {
                faults = [];
                Array.Copy(offsets, secondRow, offsets, first.Count, second.Count);
                Array.Copy(hashes, secondRow, hashes, first.Count, second.Count);
                return Rows(first.Count + second.Count, [.. first.Patterns, .. second.Patterns.Select(row => row + first.Count)]);
            }
        }

        var whole = Scan(start, file.Length, 0);
        faults = whole.Faults;
        return Rows(whole.Count, whole.Patterns);

        ExcludeRows Rows(int count, IReadOnlyList<int> patterns) => new(offsets, hashes, count, new(hashes, count), patterns);
    }

    private static int MiddleLine(ReadOnlySpan<byte> file, int start)
    {
        var middle = start + ((file.Length - start) / 2);
        var lineFeed = file[middle..].IndexOf((byte)'\n');
        return lineFeed < 0 ? 0 : middle + lineFeed + 1;
    }

    private static (T First, T Second) InParallel<T>(Func<T> first, Func<T> second)
    {
        var results = new T[2];
        Parallel.Invoke(() => results[0] = first(), () => results[1] = second());
        return (results[0], results[1]);
    }
}
