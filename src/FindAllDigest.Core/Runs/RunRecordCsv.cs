using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using CsvHelper;
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
        run.Kind,
        run.CriteriaHash,
        Timestamp.Format(run.Started),
        Timestamp.Format(run.Finished),
        run.Status,
        run.Reason,
        Number(run.Generated),
        Number(run.Matched),
        Number(run.New),
        Number(run.Changed),
        Number(run.Excluded),
        Number(run.Leaked),
        run.Usd.ToString("0.00####", CultureInfo.InvariantCulture),
        run.Delivery,
    ];

    public static bool TryRead(CsvReader csv, [NotNullWhen(true)] out RunRecord? run, out string fault)
    {
        try
        {
            run = new RunRecord
            {
                Id = FindAllRunId.TryParse(csv.GetString("id"), out var id) ? id : null,
                Kind = csv.GetString("kind"),
                CriteriaHash = csv.GetString("criteria"),
                Started = Timestamp.Parse(csv.GetString("started")),
                Finished = Timestamp.Parse(csv.GetString("finished")),
                Status = csv.GetString("status"),
                Reason = csv.GetString("reason"),
                Generated = Count(csv, "generated"),
                Matched = Count(csv, "matched"),
                New = Count(csv, "new"),
                Changed = Count(csv, "changed"),
                Excluded = Count(csv, "excluded"),
                Leaked = Count(csv, "leaked"),
                Usd = decimal.Parse(csv.GetString("usd"), NumberStyles.Number, CultureInfo.InvariantCulture),
                Delivery = csv.GetString("delivery"),
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
