namespace FindAllDigest.Core.Exclusions;

/// <summary>A change of one cell: the text that the cell of the row at <paramref name="Line"/> shall hold.</summary>
/// <param name="Line">The line at which the row begins, see <see cref="ExcludeRow.Line"/>.</param>
public sealed record CellEdit(int Line, ExcludeColumn Column, string Text);
