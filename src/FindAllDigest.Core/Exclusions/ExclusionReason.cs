namespace FindAllDigest.Core.Exclusions;

/// <summary>Why a row excludes an entity. When several rows do, the smallest reason is told, and of equal ones the first row.</summary>
public enum ExclusionReason
{
    /// <summary>A person rejected this entity.</summary>
    Rejected,

    /// <summary>The entity is known.</summary>
    Known,

    /// <summary>The pull request that proposed the entity was closed.</summary>
    Closed,

    /// <summary>No row is about this entity, but its address fits a pattern.</summary>
    Pattern,
}
