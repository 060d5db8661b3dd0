namespace FindAllDigest.Cli.Exclude.Import;

/// <summary>What was found in foreign text.</summary>
/// <param name="Entities">What can be a row, in the order of the text.</param>
/// <param name="Unusable">What cannot.</param>
/// <param name="Unmatched">Candidates of a FindAll result that are no matches, and so were passed over.</param>
/// <param name="NameFrom">The column or property that names were taken from; null when there was none.</param>
/// <param name="UrlFrom">The same for addresses.</param>
internal sealed record ImportReading(
    IReadOnlyList<ImportedEntity> Entities,
    IReadOnlyList<UnusableLine> Unusable,
    int Unmatched,
    string? NameFrom,
    string? UrlFrom)
{
    /// <summary>Everything that was there, usable or not.</summary>
    public int Read => Entities.Count + Unusable.Count + Unmatched;
}

/// <summary>One entity of foreign text; it has a name, a URL that names a site, or both.</summary>
/// <param name="Line">Where it begins, counted from 1.</param>
internal sealed record ImportedEntity(int Line, string Name, string Url);

/// <summary>A place of foreign text that gives no entity.</summary>
/// <param name="Line">Where it begins, counted from 1.</param>
/// <param name="Why">The end of a sentence that begins with the line.</param>
internal sealed record UnusableLine(int Line, string Why);
