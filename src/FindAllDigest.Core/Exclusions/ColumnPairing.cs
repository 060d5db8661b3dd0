using FindAllDigest.Core.Csv;

namespace FindAllDigest.Core.Exclusions;

/// <summary>Which column of one file is which column of another: the same name, and the same place among the columns of that name.</summary>
internal static class ColumnPairing
{
    /// <summary>For each column of <paramref name="header"/> its position in <paramref name="other"/>; -1 for a column that is not there.</summary>
    public static int[] Of(CsvHeader header, CsvHeader other)
    {
        var positions = Names(other).Select((name, position) => (name, position)).ToDictionary(column => column.name, column => column.position);
        return [.. Names(header).Select(name => positions.GetValueOrDefault(name, -1))];
    }

    private static IEnumerable<(string Name, int Occurrence)> Names(CsvHeader header)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var cell in header.Record.Cells)
        {
            var name = cell.Text.Trim().ToLowerInvariant();
            seen[name] = seen.GetValueOrDefault(name) + 1;
            yield return (name, seen[name]);
        }
    }
}
