using FindAllDigest.Core.Csv;

namespace FindAllDigest.Core.Exclusions;

/// <summary>The columns of an exclude list that mean something to the program. Any other column is kept and ignored.</summary>
public enum ExcludeColumn { Name, Url, Status, Until, Note, Added, Run }

/// <summary>Where the known columns stand in one file, counted from 0; -1 for a column the file lacks.</summary>
public sealed record ExcludeColumns(int Count, int Name, int Url, int Status, int Until, int Note, int Added, int Run)
{
    /// <summary>How <c>until</c> writes dates that are not ISO.</summary>
    public DateOrder UntilOrder { get; init; }

    /// <summary>How <c>added</c> writes dates that are not ISO.</summary>
    public DateOrder AddedOrder { get; init; }

    /// <summary>The names of all known columns, in the order in which a new file gets them.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetValues<ExcludeColumn>().Select(NameOf)];

    /// <summary>The columns that no file may lack.</summary>
    public static IReadOnlyList<string> Required { get; } = [NameOf(ExcludeColumn.Name), NameOf(ExcludeColumn.Url)];

    public static string NameOf(ExcludeColumn column) => column.ToString().ToLowerInvariant();

    public static ExcludeColumns Of(CsvHeader header)
    {
        int At(ExcludeColumn column) => header.IndexOf(NameOf(column));
        return new(
            header.Record.Cells.Count,
            At(ExcludeColumn.Name),
            At(ExcludeColumn.Url),
            At(ExcludeColumn.Status),
            At(ExcludeColumn.Until),
            At(ExcludeColumn.Note),
            At(ExcludeColumn.Added),
            At(ExcludeColumn.Run));
    }

    public int this[ExcludeColumn column] => column switch
    {
        ExcludeColumn.Name => Name,
        ExcludeColumn.Url => Url,
        ExcludeColumn.Status => Status,
        ExcludeColumn.Until => Until,
        ExcludeColumn.Note => Note,
        ExcludeColumn.Added => Added,
        ExcludeColumn.Run => Run,
    };
}
