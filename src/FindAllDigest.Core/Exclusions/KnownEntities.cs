using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Identity.Likeness;

namespace FindAllDigest.Core.Exclusions;

/// <summary>Everything that excludes in one refresh: the exclude lists of every branch that counts, taken together.</summary>
/// <param name="lists">The default branch's list, the open proposal's, and that of closed
/// proposals; the first that excludes answers.</param>
public sealed class KnownEntities(IReadOnlyList<ExcludeList> lists)
{
    /// <summary>Why an entity is excluded, or that it is not.</summary>
    /// <param name="name">Its name: a row without an address excludes by name, whatever address the entity has.</param>
    /// <param name="today">The day (UTC) on which rows may have expired.</param>
    public ExclusionVerdict Find(EntityKey key, string? name, DateOnly today)
    {
        ExclusionVerdict verdict = ExclusionVerdict.None.Instance;
        foreach (var candidate in VerdictsOf(key, name, today))
        {
            if (candidate is ExclusionVerdict.Excluded)
            {
                return candidate;
            }

            verdict = verdict is ExclusionVerdict.None ? candidate : verdict;
        }

        return verdict;
    }

    /// <summary>The strongest status that any list gives an entity; null when nothing excludes it.</summary>
    public ExcludeStatus? StatusOf(EntityKey key, string? name, DateOnly today) => VerdictsOf(key, name, today)
        .OfType<ExclusionVerdict.Excluded>()
        .Max(excluded => (ExcludeStatus?)excluded.Row.Status);

    /// <summary>The names of all rows about an address.</summary>
    public IEnumerable<string> NamesAt(EntityKey address) => lists.SelectMany(list => list.RowsOf(address)).Select(row => row.Name);

    /// <summary>Rows that look like wanted entities, each with the place of the one that it looks
    /// like, list by list in file order.</summary>
    public IEnumerable<(ExcludeRow Row, int Wanted)> Alike(LikenessProbe probe) =>
        lists.SelectMany(list => LookalikeSearch.Find(list, probe));

    /// <summary>The rows of all lists, expired ones included.</summary>
    public IEnumerable<ExcludeRow> Rows => lists.SelectMany(list => list.Rows);

    private IEnumerable<ExclusionVerdict> VerdictsOf(EntityKey key, string? name, DateOnly today)
    {
        var byName = string.IsNullOrWhiteSpace(name) ? key : EntityKey.Of(null, name);
        return lists.SelectMany(list => new[] { list.Find(key, today, name), list.Find(byName, today) });
    }
}
