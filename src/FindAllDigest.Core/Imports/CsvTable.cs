using FindAllDigest.Core.Csv;
using FindAllDigest.Core.Exclusions;

namespace FindAllDigest.Core.Imports;

/// <summary>Where a foreign CSV holds names and addresses.</summary>
/// <param name="Header">The record that names the columns; null for rows alone.</param>
/// <param name="IsTold">Whether the table can be understood without being told: its header
/// says exactly what a column is, or one column is addresses.</param>
/// <remarks>A list of names may hold commas (<c>The Boring Company, Inc.</c>), so less is no table.</remarks>
internal sealed record CsvTable(char Delimiter, CsvRecord? Header, IReadOnlyList<string> Labels, ColumnGuess Columns, bool IsTold)
{
    private const int SampleSize = 60;
    private const int MostLinesAbove = 30;

    /// <summary>The table of a text; null when it has no record at all.</summary>
    public static CsvTable? Find(ReadOnlyMemory<byte> utf8, ColumnChoice choice) => CsvDialect.Delimiters
        .Select(delimiter => (Delimiter: delimiter, Records: Sample(utf8, delimiter)))
        .Where(sample => sample.Records.Count > 0)
        .Select(sample => (sample.Delimiter, sample.Records, Header: HeaderIn(sample.Records, choice)))
        .OrderByDescending(sample => sample.Header.Score)
        .ThenByDescending(sample => sample.Records.Max(record => record.Cells.Count))
        .Select(sample => sample.Header.Score > 0
            ? OfHeader(sample.Delimiter, sample.Header.Record, sample.Records, choice)
            : Guessed(sample.Delimiter, sample.Records, choice))
        .FirstOrDefault();

    /// <summary>By the words of its header; where none says address, by a column that holds web addresses.</summary>
    private static CsvTable OfHeader(char delimiter, CsvRecord header, List<CsvRecord> records, ColumnChoice choice)
    {
        var labels = LabelsOf(header);
        var columns = ColumnGuess.Of(labels, choice);
        if (columns.Urls.Count == 0 && choice.Url is null)
        {
            var below = records.SkipWhile(record => record.Offset <= header.Offset).ToList();
            columns = columns with
            {
                Urls = [.. Enumerable.Range(0, labels.Count).Except(columns.Names).Where(column => HoldsWebAddresses(below, column))],
            };
        }

        return new(delimiter, header, labels, columns, IsTold: true);
    }

    private static bool HoldsWebAddresses(List<CsvRecord> records, int column)
    {
        var filled = records.Select(record => record.Text(column).Trim()).Where(text => text.Length > 0).ToList();
        return filled.Count > 0
            && filled.Count(text => text.StartsWith("http", StringComparison.OrdinalIgnoreCase) && IsAddress(text)) * 2 > filled.Count;
    }

    /// <summary>By parts of the words in the first record; failing these, the column that is
    /// mostly addresses, and the other one as the name.</summary>
    /// <remarks>Rows of a table have the same cells; lines of a text hold commas as they come (<c>Acme, Inc.</c>).</remarks>
    private static CsvTable Guessed(char delimiter, List<CsvRecord> records, ColumnChoice choice)
    {
        var labels = LabelsOf(records[0]);
        var url = Enumerable.Range(0, labels.Count)
            .FirstOrDefault(column => records.Count(record => IsAddress(record.Text(column))) * 2 >= records.Count, -1);
        var isEven = records.Count(record => record.Cells.Count == labels.Count) * 5 >= records.Count * 4;
        var isTold = isEven && labels.Count > 1 && url >= 0;
        if (!labels.Exists(IsAddress) && ColumnGuess.Of(labels, choice) is { IsNothing: false } guess)
        {
            return new(delimiter, records[0], labels, guess, isTold);
        }

        if (isEven && url >= 0 && !labels.Exists(IsAddress))
        {
            return new(delimiter, records[0], labels, new([], [url]), isTold);
        }

        List<string> numbered = [.. labels.Select((_, column) => $"column {column + 1}")];
        return new(delimiter, null, numbered, url < 0 ? new([], []) : new(labels.Count == 2 ? [1 - url] : [], [url]), isTold);
    }

    /// <summary>The record that most surely names columns, and how surely; notes and banners may stand above it.</summary>
    private static (CsvRecord Record, int Score) HeaderIn(List<CsvRecord> records, ColumnChoice choice) => records
        .Take(MostLinesAbove)
        .Select((record, place) => (record, Score: Score(records, place, choice)))
        .MaxBy(candidate => candidate.Score);

    private static int Score(List<CsvRecord> records, int place, ColumnChoice choice)
    {
        var labels = LabelsOf(records[place]);
        if (!choice.IsGuess)
        {
            return labels.Count(choice.Names);
        }

        var known = labels.Count(Heads.IsKnown);
        var filled = Filled(records[place]);
        var isBelow = place > 0 && (filled < 2 || records.Take(place).Any(above => Filled(above) >= filled));
        return labels.Exists(IsAddress) || isBelow ? 0 : known;
    }

    private static int Filled(CsvRecord record) => record.Cells.Count(cell => !string.IsNullOrWhiteSpace(cell.Text));

    private static List<string> LabelsOf(CsvRecord record) => [.. record.Cells.Select(cell => SpreadsheetGuard.Unguard(cell.Text).Trim())];

    private static List<CsvRecord> Sample(ReadOnlyMemory<byte> utf8, char delimiter)
    {
        List<CsvRecord> sample = [];
        using var scanner = new CsvScanner(utf8, delimiter, hasComments: false);
        while (sample.Count < SampleSize && scanner.Read())
        {
            if (!scanner.IsBlank && !CsvImport.IsComment(scanner))
            {
                sample.Add(CsvRecord.Of(scanner));
            }
        }

        return sample;
    }

    private static bool IsAddress(string text) => text.Contains('.', StringComparison.Ordinal) && AddressCell.Read(text).Count > 0;
}
