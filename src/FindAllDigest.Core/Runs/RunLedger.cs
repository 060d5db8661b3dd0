using System.Buffers;
using System.Collections.Immutable;
using FindAllDigest.Core.Csv;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Runs;

/// <summary>Every FindAll run that a watch ever started and settled: the file <c>runs.csv</c> of the state branch.</summary>
public sealed class RunLedger
{
    private const string Remedy =
        "Take the file back from the history of the branch findall-digest-state, or from a copy of the folder; nobody but the program "
            + "writes it.";

    private static readonly CsvDialect Dialect = new(',', CsvLineEnd.LineFeed, CsvQuoting.Minimal);

    private readonly ImmutableArray<RunRecord> _runs;

    private RunLedger(ImmutableArray<RunRecord> runs) => _runs = runs;

    public static RunLedger Empty { get; } = new([]);
    public static string Header { get; } = string.Join(',', RunRecordCsv.Columns);

    /// <summary>The runs in the order they were settled.</summary>
    public IReadOnlyList<RunRecord> Runs => _runs;

    /// <summary>The runs that a schedule started or a person forced, without those that only checked the question.</summary>
    public IEnumerable<RunRecord> Refreshes => _runs.Where(run => run.Kind != RunKind.Preview);

    /// <summary>The refresh started last, of two in one second the one that was written last; null when none ever was.</summary>
    public RunRecord? Last => Refreshes.Reverse().MaxBy(run => run.Started);

    /// <summary>The run settled last whose id is known.</summary>
    public FindAllRunId? LastId => _runs.LastOrDefault(run => run.Id is not null)?.Id;

    /// <exception cref="DigestException">Rows that are not runs, all at once.</exception>
    public static RunLedger Read(string path, ReadOnlyMemory<byte> utf8)
    {
        ForeignContent.Refuse(path, utf8, Remedy);
        var lines = new LineMap(utf8);
        using var scanner = new CsvScanner(utf8, Dialect.Delimiter, hasComments: false);
        var header = scanner.Read() ? new CsvHeader(CsvRecord.Of(scanner), Dialect.Delimiter, scanner.Fault) : null;
        string[] missing = [.. RunRecordCsv.Columns.Where(column => header is null || header.IndexOf(column) < 0)];
        if (header is null || missing.Length > 0)
        {
            throw new DigestException([new FileProblem(path, 1, 0, $"The ledger lacks the column {string.Join(", ", missing)}.", Remedy)]);
        }

        var runs = ImmutableArray.CreateBuilder<RunRecord>();
        List<FileProblem> problems = [];
        while (scanner.Read())
        {
            if (scanner.Fault is { } unreadable)
            {
                problems.Add(
                    new FileProblem(
                        path, lines.LineOf(unreadable.Offset), 0, $"The ledger is not readable as CSV: {unreadable.Message}", Remedy));
            }
            else if (RunRecordCsv.TryRead(header, CsvRecord.Of(scanner), out var run, out var fault))
            {
                runs.Add(run);
            }
            else if (!scanner.IsBlank)
            {
                problems.Add(new FileProblem(path, lines.LineOf(scanner.Offset), 0, $"This row is not a run: {fault}", Remedy));
            }
        }

        return problems.Count == 0 ? new RunLedger(runs.ToImmutable()) : throw new DigestException(problems);
    }

    public bool Names(FindAllRunId id) => _runs.Any(run => run.Id == id);

    /// <summary>The ledger with one more run; a run that it holds already is not booked twice.</summary>
    public RunLedger With(RunRecord run) => run.Id is { } id && Names(id) ? this : new RunLedger(_runs.Add(run));

    /// <summary>The ledger once a run that it holds went on: its row counts both parts, so that a run stays one row.</summary>
    /// <param name="part">What the run brought and cost since.</param>
    public RunLedger GoingOn(RunRecord part) =>
        _runs.FirstOrDefault(run => run.Id == part.Id) is { } row && part.Id is not null
            ? new RunLedger(_runs.Replace(row, row.Plus(part)))
            : With(part);

    /// <summary>The ledger once a run that it holds was read to its end.</summary>
    public RunLedger Ended(
        FindAllRunId id, RunStatus status, DateTimeOffset finished) => _runs.FirstOrDefault(run => run.Id == id) is { } row
        ? new RunLedger(_runs.Replace(row, row with
        {
            Status = status.Word,
            Reason = status.TerminationReason ?? "",
            Generated = status.Generated,
            Matched = status.Matched,
            Finished = finished,
        }))
        : this;

    /// <summary>The ledger once it is clear what became of a run that was booked before it was started.</summary>
    /// <param name="booked">Its row, without an id.</param>
    /// <param name="known">Its row with the id; null when no run was started.</param>
    public RunLedger Settling(RunRecord booked, RunRecord? known)
    {
        var started = Timestamp.Format(booked.Started);
        var row = _runs.FirstOrDefault(run => run.Id is null && run.Kind == booked.Kind && Timestamp.Format(run.Started) == started);
        var others = row is null ? this : new RunLedger(_runs.Remove(row, ReferenceEqualityComparer.Instance));
        return known is null ? others : others.With(known);
    }

    /// <summary>What the runs started in the month (UTC) of a moment cost, in US dollars.</summary>
    public decimal SpentInMonthOf(DateTimeOffset moment)
    {
        var month = moment.UtcDateTime;
        return _runs
            .Where(run => run.Started.UtcDateTime.Year == month.Year && run.Started.UtcDateTime.Month == month.Month)
            .Sum(run => run.Usd);
    }

    /// <summary>The file's bytes: UTF-8, LF, the fixed columns.</summary>
    public ReadOnlyMemory<byte> ToUtf8()
    {
        var output = new ArrayBufferWriter<byte>();
        foreach (var cells in _runs.Select(RunRecordCsv.Cells).Prepend(RunRecordCsv.Columns))
        {
            CsvCellWriter.WriteRow(output, cells, Dialect);
        }

        return output.WrittenMemory;
    }
}
