using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using CsvHelper;
using FindAllDigest.Core.Csv;
using FindAllDigest.Core.Identity;

namespace FindAllDigest.Core.Runs;

/// <summary>A row of <c>runs.csv</c>. Its columns are fixed, since people's scripts read them.</summary>
internal static class RunRecordCsv
{
    public static ImmutableArray<string> Columns { get; } =
        ["id", "kind", "criteria", "started", "finished", "status", "reason", "generated", "matched", "new", "changed", "excluded", "leaked", "usd", "delivery"];

    public static ImmutableArray<string> Cells(RunRecord run) =>
    [
        run.Id?.Value ?? "",
        SpreadsheetGuard.Guard(run.Kind),
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
        run.Usd.ToString("0.00####", CultureInfo.InvariantCulture),
        SpreadsheetGuard.Guard(run.Delivery),
    ];

    public static bool TryRead(CsvReader csv, [NotNullWhen(true)] out RunRecord? run, out string fault)
    {
        try
        {
            run = new RunRecord
            {
                Id = FindAllRunId.TryParse(csv.GetString("id"), out var id) ? id : null,
                Kind = SpreadsheetGuard.Unguard(csv.GetString("kind")),
                CriteriaHash = SpreadsheetGuard.Unguard(csv.GetString("criteria")),
                Started = Timestamp.Parse(csv.GetString("started")),
                Finished = Timestamp.Parse(csv.GetString("finished")),
                Status = SpreadsheetGuard.Unguard(csv.GetString("status")),
                Reason = SpreadsheetGuard.Unguard(csv.GetString("reason")),
                Generated = Count(csv, "generated"),
                Matched = Count(csv, "matched"),
                New = Count(csv, "new"),
                Changed = Count(csv, "changed"),
                Excluded = Count(csv, "excluded"),
                Leaked = Count(csv, "leaked"),
                Usd = decimal.Parse(csv.GetString("usd"), NumberStyles.Number, CultureInfo.InvariantCulture),
                Delivery = SpreadsheetGuard.Unguard(csv.GetString("delivery")),
            };
            fault = "";
            return true;
        }
        catch (Exception exception) when (exception is FormatException or OverflowException or KeyNotFoundException or IndexOutOfRangeException)
        {
            run = null;
            fault = exception.Message;
            return false;
        }
    }

    private static int Count(CsvReader csv, string column) => int.Parse(csv.GetString(column), NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
