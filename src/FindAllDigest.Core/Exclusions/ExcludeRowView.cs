using FindAllDigest.Core.Csv;
using FindAllDigest.Core.Identity;

namespace FindAllDigest.Core.Exclusions;

/// <summary>A row as a walk over all of them sees it: what can be told without making a string. Valid until the walk goes on.</summary>
/// <param name="list">Whose row it is.</param>
/// <param name="scanner">Stands on the row.</param>
internal readonly struct ExcludeRowView(ExcludeList list, CsvScanner scanner, int number)
{
    /// <summary>The row's number in its list, counted from 0.</summary>
    public int Number => number;

    /// <summary>The hash of its first key; the default for a pattern.</summary>
    public EntityKeyHash Hash => list.HashAt(number);

    public bool IsPattern => Hash == default;

    /// <summary>Whether it has no address.</summary>
    public bool IsByName => Url.IsEmpty || (HasOddUrl && Decode().Addresses.Count == 0);

    /// <summary>Whether the cell may hold more than one address, or something beside it.</summary>
    public bool HasOddUrl => !AddressCell.IsPlain(Url);

    public ExcludeStatus Status => ExcludeRowDecoder.Status(scanner, list.Columns);

    public DateOnly? Until => ExcludeRowDecoder.Date(scanner, list.Columns.Until, list.Columns.UntilOrder);

    public DateOnly? Added => ExcludeRowDecoder.Date(scanner, list.Columns.Added, list.Columns.AddedOrder);

    private ReadOnlySpan<byte> Url => list.Columns.Url < 0 ? default : SpreadsheetGuard.Unguard(scanner.Text(list.Columns.Url));

    public ExcludeRow Decode() => ExcludeRowDecoder.Decode(scanner, list.Columns, list.Document.LineOf(scanner.Offset));
}
