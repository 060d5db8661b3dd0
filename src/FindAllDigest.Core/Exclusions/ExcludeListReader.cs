using FindAllDigest.Core.Csv;
using FindAllDigest.Core.Failures;

namespace FindAllDigest.Core.Exclusions;

/// <summary>Reads a whole exclude list and tells all its faults at once.</summary>
public static class ExcludeListReader
{
    /// <summary>More faults than this are counted and not listed: a file of another kind would fill the screen.</summary>
    public const int MaximumProblems = 1000;

    public static ExcludeListReading Read(string path, ReadOnlyMemory<byte> utf8)
    {
        var faults = CsvEncoding.FaultsOf(utf8).Take(MaximumProblems + 1).ToList();
        if (CsvEncoding.IsUtf16(utf8.Span))
        {
            return Refuse(path, utf8, faults);
        }

        var isText = faults.Count == 0;
        var header = CsvHeader.Find(utf8, ExcludeColumns.Names);
        if (header is null || ExcludeColumns.Names.All(name => header.IndexOf(name) < 0))
        {
            faults.Add(new(header?.Record.Offset ?? 0, "The file has no header.", $"Write a first line that names the columns: {string.Join(',', ExcludeColumns.Names)}"));
            return Refuse(path, utf8, faults);
        }

        faults.AddRange(FaultsOf(header));
        var document = new CsvDocument(utf8, header);
        var rows = ExcludeRowsReader.Read(utf8, document.FirstRowOffset, 0, header, isText && faults.Count == 0, out var rowFaults);
        faults.AddRange(rowFaults);
        return faults.Count == 0 ? new(new(path, document, rows, ExcludeRows.None), []) : Refuse(path, utf8, faults);
    }

    private static IEnumerable<CsvFault> FaultsOf(CsvHeader header)
    {
        if (header.Fault is { } fault)
        {
            yield return fault;
        }

        foreach (var name in ExcludeColumns.Required.Where(name => header.IndexOf(name) < 0))
        {
            yield return new(header.Record.Offset, $"The header has no column '{name}'.", $"Add '{name}' to the first line and a cell for it to every row, empty ones included.");
        }

        foreach (var repeat in ExcludeColumns.Names.SelectMany(header.RepeatsOf))
        {
            yield return new(repeat.Offset, $"The column '{repeat.Text.Trim()}' is there twice.", "Rename or delete one of them.");
        }
    }

    private static ExcludeListReading Refuse(string path, ReadOnlyMemory<byte> utf8, List<CsvFault> faults)
    {
        var lines = new LineMap(utf8);
        var problems = faults
            .OrderBy(fault => fault.Offset)
            .Take(MaximumProblems)
            .Select(fault => new FileProblem(path, lines.LineOf(fault.Offset), lines.ColumnOf(fault.Offset), fault.Message, fault.Remedy))
            .ToList();
        if (faults.Count > MaximumProblems)
        {
            problems.Add(new(path, 0, 0, $"The file has further faults; only the first {MaximumProblems} are listed.", "Mend these and run the check again."));
        }

        return new(null, problems);
    }
}
