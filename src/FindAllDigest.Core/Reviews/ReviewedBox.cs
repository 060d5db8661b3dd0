namespace FindAllDigest.Core.Reviews;

/// <summary>One box as a person left it.</summary>
/// <param name="ShownUntil">The day that it showed; null where it showed none.</param>
/// <param name="Group">The group that its entity was printed in; empty for none.</param>
public sealed record ReviewedBox(bool IsTicked, bool WasTicked, DateOnly? ShownUntil, string Group)
{
    /// <summary>Whether a person has changed it since it was printed.</summary>
    public bool IsChanged => IsTicked != WasTicked;

    /// <summary>Whether the other is this very box as it was printed, but ticked where this is not, or the other way round.</summary>
    internal bool IsOtherStateOf(ReviewedBox? other) =>
        other is not null && other.WasTicked == WasTicked && other.ShownUntil == ShownUntil && other.IsTicked != IsTicked;
}
