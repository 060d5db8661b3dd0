namespace FindAllDigest.Core.Csv;

/// <summary>Which cells of a row are quoted. Added rows follow the row above them, so a diff shows no change of style.</summary>
public enum CsvQuoting
{
    /// <summary>Only cells that need it.</summary>
    Minimal,

    /// <summary>Every cell that holds something; empty ones stay bare.</summary>
    Filled,

    /// <summary>Every cell, also empty ones.</summary>
    All,
}
