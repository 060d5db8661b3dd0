using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Entities.Answers;
using FindAllDigest.Core.Figures;
using FindAllDigest.Core.Reviews;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Tables;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Site;

/// <summary>One watch as the page shows it.</summary>
internal sealed record SiteWatch
{
    public required WatchName Name { get; init; }

    /// <summary>The question, as it is written in the criteria; empty where it is not known.</summary>
    public required string Objective { get; init; }

    /// <summary>Everything that was found.</summary>
    public required EntityTable Table { get; init; }

    /// <summary>The columns that one line shows: enrichments of <see cref="Table"/>.</summary>
    public required IReadOnlyList<string> Shown { get; init; }

    public required RunLedger Ledger { get; init; }

    /// <summary>Null for UTC.</summary>
    public TimeZoneInfo? TimeZone { get; init; }

    /// <summary>What people accepted and refused.</summary>
    public required Precision Precision { get; init; }

    /// <summary>What the numbers say.</summary>
    public required NumberSentences Numbers { get; init; }

    /// <summary>The built-in simulator answers this watch, so its entities are made up.</summary>
    public required bool IsSimulated { get; init; }

    /// <summary>What can make an entity wrong. That it is made up is no doubt where all of the watch is.</summary>
    public IReadOnlyList<string> DoubtsOf(EntityRow row) => IsSimulated ? row.Doubts : row.Remarks;

    /// <summary>What one line shows of an entity, without what was not found.</summary>
    public IEnumerable<(TableColumn Column, TableCell Cell)> ShownOf(EntityRow row) =>
        Table.Columns.Zip(row.Cells).Where(pair => Shown.Contains(pair.First.Field) && !pair.Second.IsEmpty);

    /// <summary>What an answer is called: an enrichment as its column is.</summary>
    public string HeadingOf(CandidateOutput answer) =>
        answer.Kind == OutputKind.Enrichment ? HeadingOf(answer.Name) : Heading.Of(answer.Name);

    /// <summary>What a changed value is called, likewise.</summary>
    public string HeadingOf(EntityChange change) =>
        change.Kind == ChangeKind.Enrichment ? HeadingOf(change.Field) : Heading.Of(change.Field);

    private string HeadingOf(string field) => Table.Columns.FirstOrDefault(column => column.Field == field)?.Heading ?? Heading.Of(field);

    /// <summary>An entity's value of one enrichment; null where the watch does not ask for it.</summary>
    public TableCell? CellOf(EntityRow row, string field) =>
        Table.Columns.Zip(row.Cells).FirstOrDefault(pair => pair.First.Field == field).Second;
}
