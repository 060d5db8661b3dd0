namespace FindAllDigest.Core.Watches;

/// <summary>One column of what a line shows of an entity, as a person wants it.</summary>
/// <param name="Title">Its head; null means words made of the enrichment's name.</param>
/// <param name="As">How its values are written; null means as the values suggest.</param>
public sealed record ColumnSetting(string Field, string? Title = null, ColumnFormat? As = null);
