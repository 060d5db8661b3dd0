namespace FindAllDigest.Core.Csv;

/// <summary>One cell where it stands in its file.</summary>
/// <param name="Offset">Byte of the file at which the cell begins, its opening quote included.</param>
/// <param name="Length">Bytes of the cell, its quotes included.</param>
/// <param name="Text">The stored text, without its quotes.</param>
public sealed record CsvCell(int Offset, int Length, string Text, bool IsQuoted);
