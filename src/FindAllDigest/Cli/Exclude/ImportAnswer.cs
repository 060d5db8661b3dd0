using FindAllDigest.Core.Imports;

namespace FindAllDigest.Cli.Exclude;

/// <summary>What an import did. Read is the sum of added, known, unmatched and unusable.</summary>
internal sealed record ImportAnswer
{
    public required string Path { get; init; }
    public required bool IsDryRun { get; init; }

    /// <summary><c>csv</c>, <c>json</c>, <c>jsonl</c> or <c>text</c>; <c>run</c> for the result of a FindAll run.</summary>
    public required string Format { get; init; }

    /// <summary>The columns or properties that names were taken from, joined; null when there was none.</summary>
    public required string? NameFrom { get; init; }

    /// <summary>The columns or properties that addresses were taken from, the surest first; null when there was none.</summary>
    public required string? UrlFrom { get; init; }

    /// <summary>Columns of a list of this program that were not taken.</summary>
    public required IReadOnlyList<string> NotTaken { get; init; }

    public required int Read { get; init; }
    public required int Added { get; init; }

    /// <summary>Lines of the added ones that have no address and so are excluded by name alone.</summary>
    public required IReadOnlyList<int> AddedWithoutAddress { get; init; }

    /// <summary>In the list before, by key or pattern, or given more than once.</summary>
    public required int Known { get; init; }

    /// <summary>Of <see cref="Known"/>, those whose row has expired and so does not exclude them.</summary>
    public required int Expired { get; init; }

    /// <summary>Candidates of a FindAll result that are no matches.</summary>
    public required int Unmatched { get; init; }

    public required IReadOnlyList<ImportLine> Unusable { get; init; }

    /// <summary>What is no row at all: notes above the header, comments. Not counted as read.</summary>
    public required IReadOnlyList<ImportLine> PassedOver { get; init; }
}
