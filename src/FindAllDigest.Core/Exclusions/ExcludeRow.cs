using FindAllDigest.Core.Identity;

namespace FindAllDigest.Core.Exclusions;

/// <summary>One data row of an exclude list, as it is meant: quotes and the guard against formulas taken off.</summary>
/// <param name="Line">The line at which the row begins, counted from 1; it names the row within its list.</param>
/// <param name="Url">The cell as it stands; <see cref="Addresses"/> says what it holds.</param>
/// <param name="Until">The day on which the row stops excluding.</param>
/// <param name="Added">The day on which the row was added, if the file says so.</param>
/// <param name="Run">The FindAll run that brought the entity, if the file says so.</param>
public sealed record ExcludeRow(
    int Line, string Name, string Url, ExcludeStatus Status, DateOnly? Until, string Note, DateOnly? Added, string Run)
{
    /// <summary>The addresses that the row excludes, in the order of its cell; none for a row by
    /// name, and for one with a <see cref="Pattern"/>.</summary>
    public IReadOnlyList<string> Addresses => ExclusionPattern.IsMeant(Url) ? [] : AddressCell.Read(Url);

    /// <summary>Who the row is about, by its first address or its name; meaningless for a row with a <see cref="Pattern"/>.</summary>
    public EntityKey Key => Keys[0];

    /// <summary>Everybody whom the row is about: one key an address.</summary>
    public IReadOnlyList<EntityKey> Keys => AddressCell.IsPlain(Url)
        ? [EntityKey.Of(Url, Name)]
        : AddressCell.KeysOf(Url, Name);

    /// <summary>The pattern that the row's URL is; null for a row about one entity.</summary>
    public ExclusionPattern? Pattern => ExclusionPattern.TryParse(Url, out var pattern) ? pattern : null;

    /// <summary>Whether the row has stopped excluding: <see cref="Until"/> is that very day or an earlier one.</summary>
    public bool IsExpired(DateOnly today) => Until <= today;
}

/// <summary>A change of one cell: the text that the cell of the row at <paramref name="Line"/> shall hold.</summary>
/// <param name="Line">The line at which the row begins, see <see cref="ExcludeRow.Line"/>.</param>
public sealed record CellEdit(int Line, ExcludeColumn Column, string Text);
