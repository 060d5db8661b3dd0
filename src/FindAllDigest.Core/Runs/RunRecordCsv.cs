using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using FindAllDigest.Core.Csv;
using FindAllDigest.Core.Identity;

namespace FindAllDigest.Core.Runs;

/// <summary>A row of <c>runs.csv</c>. Its columns are fixed, since people's scripts read them.</summary>
internal static class RunRecordCsv
{
    public static ImmutableArray<string> Columns { get; } =
    [
        "id", "kind", "criteria", "started", "finished", "status", "reason",
        "generated", "matched", "new", "changed", "excluded", "leaked", "usd", "delivery",
    ];

    public static ImmutableArray<string> Cells(RunRecord run) =>
    [
        run.Id?.Value ?? "",
        SpreadsheetGuard.Guard(run.Kind.Word),
        SpreadsheetGuard.Guard(run.CriteriaHash),
        Timestamp.Format(run.Started),
        Timestamp.Format(run.Finished),
        SpreadsheetGuard.Guard(run.Status),
        SpreadsheetGuard.Guard(run.Reason),
        Number(run.Generated),
        Number(run.Matched),
        Number(run.New),
        Number(run.Changed),
        Number(run.Excluded),
        Number(run.Leaked),
        run.Usd.ToString("0.00####"),
        SpreadsheetGuard.Guard(run.Delivery),
    ];

    /// <param name="header">The first record of the file: columns are found by their names, wherever they stand.</param>
    public static bool TryRead(CsvHeader header, CsvRecord record, [NotNullWhen(true)] out RunRecord? run, out string fault)
    {
        if (record.Cells.Count < header.Record.Cells.Count)
        {
            (run, fault) = (null, $"it has {record.Cells.Count} cells, and the first line has {header.Record.Cells.Count}.");
            return false;
        }

        try
        {
            run = new RunRecord
            {
                Id = FindAllRunId.TryParse(Cell("id"), out var id) ? id : null,
                Kind = RunKind.Read(Text("kind")),
                CriteriaHash = Text("criteria"),
                Started = Timestamp.Parse(Cell("started")),
                Finished = Timestamp.Parse(Cell("finished")),
                Status = Text("status"),
                Reason = Text("reason"),
                Generated = Count("generated"),
                Matched = Count("matched"),
                New = Count("new"),
                Changed = Count("changed"),
                Excluded = Count("excluded"),
                Leaked = Count("leaked"),
                Usd = decimal.Parse(Cell("usd"), NumberStyles.Number, CultureInfo.InvariantCulture),
                Delivery = Text("delivery"),
            };
            fault = "";
            return true;
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            (run, fault) = (null, exception.Message);
            return false;
        }

        string Cell(string column) => record.Text(header.IndexOf(column));

        string Text(string column) => SpreadsheetGuard.Unguard(Cell(column));

        int Count(string column) => int.Parse(Cell(column), NumberStyles.None, CultureInfo.InvariantCulture);
    }

    private static string Number(int value) => value.ToString();
}
