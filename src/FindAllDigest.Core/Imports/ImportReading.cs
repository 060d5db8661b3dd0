namespace FindAllDigest.Core.Imports;

/// <summary>What was found in foreign text.</summary>
/// <param name="Entities">What can be a row, in the order of the text.</param>
/// <param name="PassedOver">What is no row at all: notes above the header, comments.</param>
/// <param name="Unmatched">Candidates of a FindAll result that are no matches, and so were passed over.</param>
/// <param name="NameFrom">The columns or properties that names were taken from, joined; empty when there was none.</param>
/// <param name="UrlFrom">The columns or properties that addresses were taken from, the surest
/// first; of each row the first that has one.</param>
public sealed record ImportReading(
    IReadOnlyList<ImportedEntity> Entities,
    IReadOnlyList<ImportLine> Unusable,
    IReadOnlyList<ImportLine> PassedOver,
    int Unmatched,
    IReadOnlyList<string> NameFrom,
    IReadOnlyList<string> UrlFrom)
{
    /// <summary>Everything that was there, usable or not, but for what was passed over.</summary>
    public int Read => Entities.Count + Unusable.Count + Unmatched;

    /// <summary>Columns of a list of this program that an import does not take: what people
    /// decided about somebody belongs to one list.</summary>
    public IReadOnlyList<string> NotTaken { get; init; } = [];

    /// <summary>Why nothing of the text may be added; null where something may.</summary>
    public ImportRefusal? Refusal { get; init; }

    /// <summary>The reading of a text of which nothing may be added.</summary>
    public static ImportReading Refused(int line, string why, string remedy) =>
        new([], [], [], 0, [], []) { Refusal = new(line, why, remedy, CanBeForced: false) };
}

/// <summary>One entity of foreign text; it has a name, an address, or both.</summary>
/// <param name="Line">Where it begins, counted from 1.</param>
/// <param name="Url">Its addresses as an exclude list holds them: one, or several with
/// semicolons between; empty when there is none.</param>
public sealed record ImportedEntity(int Line, string Name, string Url);

/// <summary>A place of foreign text that gives no entity.</summary>
/// <param name="Line">Where it begins, counted from 1.</param>
/// <param name="Why">The end of a sentence that begins with the line.</param>
public sealed record ImportLine(int Line, string Why);

/// <summary>Why a text is not taken.</summary>
/// <param name="Line">Where it shows, counted from 1; 0 for the whole text.</param>
/// <param name="CanBeForced">Whether a person may take what was understood all the same.</param>
public sealed record ImportRefusal(int Line, string Why, string Remedy, bool CanBeForced);
