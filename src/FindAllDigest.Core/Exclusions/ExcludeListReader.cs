using FindAllDigest.Core.Csv;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Exclusions;

/// <summary>Reads exclude lists and finds all their faults at once.</summary>
public static class ExcludeListReader
{
    /// <summary>More faults than this are counted and not listed: a file of another kind would fill the screen.</summary>
    public const int MaximumProblems = 1000;

    /// <param name="isProgramMade">Whether no person edits the file, so that a <c>url</c> may be any text that a service gave.</param>
    public static Reading<ExcludeList> Read(string path, ReadOnlyMemory<byte> utf8, bool isProgramMade = false)
    {
        if (GitRemnant.In(utf8.Span) is { } remnant)
        {
            return Refuse(path, utf8, [remnant]);
        }

        var faults = CsvEncoding.FaultsOf(utf8).Take(MaximumProblems + 1).ToList();
        if (ForeignContent.IsUtf16(utf8.Span))
        {
            return Refuse(path, utf8, faults);
        }

        var header = CsvHeader.Find(utf8, ExcludeColumns.Names);
        if (header is null || !ExcludeColumns.Names.Any(name => header.Record.Cells.Any(cell => IsMeant(cell, name))))
        {
            faults.Add(
                new(
                    header?.Record.Offset ?? 0,
                    "The file has no header.",
                    $"Write a first line that names the columns: {string.Join(',', ExcludeColumns.Names)}"));
            return Refuse(path, utf8, faults);
        }

        faults.AddRange(FaultsOf(header));
        var document = new CsvDocument(utf8, header);
        var scan = new ExcludeRowScan(ExcludeColumns.Of(header), isProgramMade);
        var rows = scan.Read(utf8, document.FirstRowOffset, 0, header.Delimiter);
        faults.AddRange(scan.Faults);
        faults.AddRange(isProgramMade ? [] : CommentedRow.FaultsOf(document, scan.Columns, rows));
        return faults.Count == 0
            ? new(new(path, document, scan.Columns, rows, ExcludeRows.None) { ShortRows = scan.ShortRows }, [])
            : Refuse(path, utf8, faults);
    }

    private static IEnumerable<TextFault> FaultsOf(CsvHeader header)
    {
        if (header.Fault is { } fault)
        {
            yield return fault;
        }

        foreach (var name in ExcludeColumns.Names.Where(name => header.IndexOf(name) < 0))
        {
            if (header.Record.Cells.FirstOrDefault(cell => IsMeant(cell, name)) is { } cell)
            {
                yield return new(
                    cell.Offset,
                    $"The name of the column '{name}' holds the invisible character {InvisibleNames.FirstIn(cell.Text)}.",
                    $"Delete the name in the first line and write {name} anew.");
            }
            else if (ExcludeColumns.Required.Contains(name))
            {
                yield return new(
                    header.Record.Offset,
                    $"The header has no column '{name}'.",
                    $"Rename the column that holds it to '{name}'; or add '{name}' to the first line and a cell for it to every row, empty "
                        + "ones included.");
            }
        }

        foreach (var repeat in ExcludeColumns.Names.SelectMany(header.RepeatsOf))
        {
            yield return new(repeat.Offset, $"The column '{repeat.Text.Trim()}' is there twice.", "Rename or delete one of them.");
        }
    }

    /// <summary>Whether a cell of the header names a column, characters that nobody can see aside.</summary>
    private static bool IsMeant(CsvCell cell, string name) =>
        InvisibleNames.Without(cell.Text).Equals(name, StringComparison.OrdinalIgnoreCase);

    private static Reading<ExcludeList> Refuse(string path, ReadOnlyMemory<byte> utf8, List<TextFault> faults)
    {
        var lines = new LineMap(utf8);
        var problems = faults
            .OrderBy(fault => fault.Offset)
            .Take(MaximumProblems)
            .Select(fault => new FileProblem(path, lines.LineOf(fault.Offset), lines.ColumnOf(fault.Offset), fault.Message, fault.Remedy))
            .ToList();
        if (faults.Count > MaximumProblems)
        {
            problems.Add(
                new(
                    path,
                    $"The file has further faults; only the first {MaximumProblems} are listed.",
                    "Mend these and run the check again."));
        }

        return new(null, problems);
    }
}
