namespace FindAllDigest.Core.Exclusions;

/// <summary>Why an entity is on the exclude list, as the <c>status</c> column says it.</summary>
public enum ExcludeStatus
{
    /// <summary>Reported or known before; also what an empty cell means.</summary>
    Known,

    /// <summary>A person does not want it; a recheck does not look at it either.</summary>
    Rejected,

    /// <summary>Proposed in a pull request that was closed without merging.</summary>
    Closed,
}
