namespace FindAllDigest.Core.Exclusions;

/// <summary>A change of one side that gave way to the other's.</summary>
/// <param name="Row">The row as the side has it that gave way; as the other has it where that side deleted it.</param>
/// <param name="Column">The header's name of the cell; empty when it is about the whole row.</param>
/// <param name="Kept">The text that stays; of a whole row the cells that were changed; null where the row is deleted.</param>
/// <param name="Lost">The text that gave way; of a whole row as above.</param>
public sealed record OverruledChange(ExcludeRow Row, string Column, string? Kept, string? Lost)
{
    /// <summary>Whether the program surely wrote what gave way, and no person: what it fills in of a row that both sides added.</summary>
    public bool IsProgramMade { get; init; }
}
