using FindAllDigest.Core.Imports;

namespace FindAllDigest.Cli.Exclude;

/// <summary>What an import did. Read is the sum of added, known, unmatched and unusable.</summary>
internal sealed class ImportAnswer
{
    private readonly ImportReading _reading;
    private readonly ImportedRows _imported;

    // Not public, or the serializer would be made to read one.
    internal ImportAnswer(string path, bool isDryRun, string format, ImportReading reading, ImportedRows imported) =>
        (Path, IsDryRun, Format, _reading, _imported) = (path, isDryRun, format, reading, imported);

    public string Path { get; }
    public bool IsDryRun { get; }

    /// <summary><c>csv</c>, <c>json</c>, <c>jsonl</c> or <c>text</c>; <c>run</c> for the result of a FindAll run.</summary>
    public string Format { get; }

    /// <summary>The columns or properties that names were taken from, joined; null when there was none.</summary>
    public string? NameFrom => ImportPrinter.Columns(_reading.NameFrom, " and ");

    /// <summary>The columns or properties that addresses were taken from, the surest first; null when there was none.</summary>
    public string? UrlFrom => ImportPrinter.Columns(_reading.UrlFrom, ", else ");

    /// <summary>Columns of a list of this program that were not taken.</summary>
    public IReadOnlyList<string> NotTaken => _reading.NotTaken;

    public int Read => _reading.Read;
    public int Added => _imported.Rows.Count;

    /// <summary>Lines of the added ones that have no address and so are excluded by name alone.</summary>
    public IReadOnlyList<int> AddedWithoutAddress => _imported.WithoutAddress;

    /// <summary>In the list before, by key or pattern, or given more than once.</summary>
    public int Known => _imported.Known;

    /// <summary>Of <see cref="Known"/>, those whose row has expired and so does not exclude them.</summary>
    public int Expired => _imported.Expired;

    /// <summary>Candidates of a FindAll result that are no matches.</summary>
    public int Unmatched => _reading.Unmatched;

    public IReadOnlyList<ImportLine> Unusable => _reading.Unusable;

    /// <summary>What is no row at all: notes above the header, comments. Not counted as read.</summary>
    public IReadOnlyList<ImportLine> PassedOver => _reading.PassedOver;
}
