using FindAllDigest.Core.Identity;

namespace FindAllDigest.Core.Exclusions;

/// <summary>One data row of an exclude list, as it is meant: quotes and the guard against formulas taken off.</summary>
/// <param name="Line">The line at which the row begins, counted from 1; it names the row within its list.</param>
/// <param name="Until">The day on which the row stops excluding.</param>
/// <param name="Added">The day on which the row was added, if the file says so.</param>
/// <param name="Run">The FindAll run that brought the entity, if the file says so.</param>
public sealed record ExcludeRow(int Line, string Name, string Url, ExcludeStatus Status, DateOnly? Until, string Note, DateOnly? Added, string Run)
{
    /// <summary>Who the row is about; meaningless for a row with a <see cref="Pattern"/>.</summary>
    public EntityKey Key => EntityKey.Of(Url, Name);

    /// <summary>The pattern that the row's URL is; null for a row about one entity.</summary>
    public ExclusionPattern? Pattern => ExclusionPattern.TryParse(Url, out var pattern) ? pattern : null;

    /// <summary>Whether the row has stopped excluding: <see cref="Until"/> is that very day or an earlier one.</summary>
    public bool IsExpired(DateOnly today) => Until <= today;
}
