using FindAllDigest.Core.Exclusions;

namespace FindAllDigest.Core.Imports;

/// <summary>What an import does to a list: the rows to append, and what became of everything else that was read.</summary>
/// <param name="Known">Entities in the list before, by key or pattern, or given more than once.</param>
/// <param name="Expired">Of these, those whose row has expired and so does not exclude them.</param>
/// <param name="WithoutAddress">Lines whose entity is added by its name alone.</param>
public sealed record ImportedRows(IReadOnlyList<NewExcludeRow> Rows, int Known, int Expired, IReadOnlyList<int> WithoutAddress)
{
    /// <param name="template">What all added rows say beside name and address.</param>
    public static ImportedRows Of(ImportReading reading, ExcludeList list, NewExcludeRow template, DateOnly today)
    {
        var additions = new Additions(list, today);
        var expired = 0;
        List<int> withoutAddress = [];
        foreach (var entity in reading.Entities)
        {
            switch (additions.Take(template with { Name = entity.Name, Url = entity.Url }))
            {
                case ExclusionVerdict.None when entity.Url.Length == 0:
                    withoutAddress.Add(entity.Line);
                    break;
                case ExclusionVerdict.Expired:
                    expired++;
                    break;
            }
        }

        return new(additions.Rows, reading.Entities.Count - additions.Rows.Count, expired, withoutAddress);
    }
}
