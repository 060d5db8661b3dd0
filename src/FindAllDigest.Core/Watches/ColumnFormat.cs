using FindAllDigest.Core.Json;

namespace FindAllDigest.Core.Watches;

/// <summary>How the values of a column are written.</summary>
public enum ColumnFormat { Money, Number, Date, Link, Text }

/// <summary>The words that stand for a <see cref="ColumnFormat"/> in <c>watch.json</c>.</summary>
public static class ColumnFormatWords
{
    internal static readonly WordTable<ColumnFormat> Table = new(
        ("money", ColumnFormat.Money),
        ("number", ColumnFormat.Number),
        ("date", ColumnFormat.Date),
        ("link", ColumnFormat.Link),
        ("text", ColumnFormat.Text));
}
