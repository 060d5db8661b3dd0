namespace FindAllDigest.Core.Exclusions;

/// <summary>A change of the program that gave way to a person's.</summary>
/// <param name="Row">The row as the program left it, by its line in the program's file; as the person left it when the program took it out.</param>
/// <param name="Column">The header's name of the cell; empty when it is about the whole row.</param>
public sealed record OverruledChange(ExcludeRow Row, string Column);
