namespace FindAllDigest.Core.Exclusions;

/// <summary>The columns of an exclude list that mean something to the program. Any other column is kept and ignored.</summary>
public enum ExcludeColumn
{
    Name,
    Url,
    Status,
    Until,
    Note,
    Added,
    Run,
}
