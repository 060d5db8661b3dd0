namespace FindAllDigest.Cli.Exclude.Import;

/// <summary>What an import did. Read is the sum of the other four numbers.</summary>
internal sealed record ImportAnswer
{
    public required string Path { get; init; }

    public required bool IsDryRun { get; init; }

    /// <summary><c>csv</c>, <c>json</c>, <c>jsonl</c> or <c>text</c>; <c>run</c> for the result of a FindAll run.</summary>
    public required string Format { get; init; }

    /// <summary>The column or property that names were taken from; null when there was none.</summary>
    public required string? NameFrom { get; init; }

    /// <inheritdoc cref="NameFrom"/>
    public required string? UrlFrom { get; init; }

    public required int Read { get; init; }

    public required int Added { get; init; }

    /// <summary>In the list before, by key or pattern, or given more than once.</summary>
    public required int Known { get; init; }

    /// <summary>Of <see cref="Known"/>, those whose row has expired and so does not exclude them.</summary>
    public required int Expired { get; init; }

    /// <summary>Candidates of a FindAll result that are no matches.</summary>
    public required int Unmatched { get; init; }

    public required IReadOnlyList<UnusableLine> Unusable { get; init; }
}
