namespace FindAllDigest.Core.Watches;

/// <summary>How the values of a column are written.</summary>
public enum ColumnFormat { Money, Number, Date, Link, Text }
