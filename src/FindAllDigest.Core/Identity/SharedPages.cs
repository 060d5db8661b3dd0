namespace FindAllDigest.Core.Identity;

/// <summary>Decides, for the entities of one run, where an address says who somebody is, and where address and name together do.</summary>
/// <remarks>An address that entities of different names have is nobody's own: an article, a team page, the site of two people's
/// employer.</remarks>
public sealed class SharedPages
{
    private readonly HashSet<EntityKey> _shared;

    /// <param name="known">Sources that know names at an address. A source counts by itself: one name in each is a new name, not a second
    /// entity.</param>
    public SharedPages(IEnumerable<(EntityKey Address, string Name)> given, params Func<EntityKey, IEnumerable<string>>[] known) =>
        _shared = given.Where(one => !one.Address.IsByName)
            .GroupBy(one => one.Address, one => one.Name)
            .Where(page => HasSeveral(page) || known.Any(names => HasSeveral(names(page.Key))))
            .Select(page => page.Key)
            .ToHashSet();

    /// <summary>Who an entity is: its address, or on a shared page address and name.</summary>
    public EntityKey KeyOf(EntityKey address, string name) => _shared.Contains(address) ? address.At(name) : address;

    /// <summary>Whether names are those of several entities. A name without a visible character is nobody's.</summary>
    public static bool HasSeveral(IEnumerable<string> names) =>
        names.Select(EntityLikeness.NameWithoutLegalForm).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).Skip(1).Any();
}
