namespace FindAllDigest.Core.Csv;

/// <summary>One fault of a CSV file, placed by byte; line and column are worked out only for faults that are shown.</summary>
/// <param name="Offset">Byte of the file where the fault shows, counted from 0.</param>
/// <param name="Message">What is wrong, with the value that is.</param>
public sealed record CsvFault(int Offset, string Message, string Remedy);
