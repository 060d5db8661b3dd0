namespace FindAllDigest.Core.Exclusions;

/// <summary>Whether an exclude list keeps an entity from being reported as new, and by which row.</summary>
public abstract record ExclusionVerdict
{
    private ExclusionVerdict() { }

    /// <summary>The list excludes the entity by <paramref name="Row"/>.</summary>
    /// <param name="IsByPattern">Whether no row is about the entity, but its address fits the pattern of this one.</param>
    public sealed record Excluded(ExcludeRow Row, bool IsByPattern) : ExclusionVerdict;

    /// <summary>The list has a row for the entity, but its <c>until</c> has come: reporting the entity clears that cell.</summary>
    public sealed record Expired(ExcludeRow Row) : ExclusionVerdict;

    /// <summary>The list says nothing about the entity.</summary>
    public sealed record None : ExclusionVerdict
    {
        private None() { }

        public static None Instance { get; } = new();
    }
}
