using FindAllDigest.Core.Identity;

namespace FindAllDigest.Core.Exclusions;

/// <summary>Tells what is new to a list from what it holds already, by entity key or pattern.</summary>
public sealed class Additions(ExcludeList list, DateOnly today)
{
    private readonly Dictionary<EntityKey, HashSet<EntityKey>> _byAddress = [];
    private readonly HashSet<ExclusionPattern> _patterns = [];
    private readonly List<NewExcludeRow> _rows = [];

    public IReadOnlyList<NewExcludeRow> Rows => _rows;

    /// <summary>Takes one entity in where the list says nothing about it, or no row says all of it.</summary>
    /// <returns>What the list says; <see cref="ExclusionVerdict.None"/> where it was taken in, null where it was given before.</returns>
    public ExclusionVerdict? Take(NewExcludeRow row) =>
        row.IsPattern && ExclusionPattern.TryParse(row.Url, out var pattern) ? TakePattern(row, pattern) : TakeEntity(row);

    private ExclusionVerdict? TakePattern(NewExcludeRow row, ExclusionPattern pattern)
    {
        if (!_patterns.Add(pattern))
        {
            return null;
        }

        // A row that still excludes is preferred to an expired one of the same pattern.
        switch (list.Patterns.Where(there => there.Pattern == pattern).MinBy(there => there.IsExpired(today)))
        {
            case null:
                _rows.Add(row);
                return ExclusionVerdict.None.Instance;
            case var there:
                return there.IsExpired(today)
                    ? new ExclusionVerdict.Expired(there)
                    : new ExclusionVerdict.Excluded(there, IsByPattern: true);
        }
    }

    private ExclusionVerdict? TakeEntity(NewExcludeRow row)
    {
        // One address that is not there yet is reason enough for a row.
        var verdicts = AddressCell.KeysOf(row.Url, row.Name).Select(key => VerdictOf(key, row.Name)).ToList();
        if (verdicts.Find(verdict => verdict is ExclusionVerdict.None) is not { } none)
        {
            return verdicts[0];
        }

        _rows.Add(row);
        return none;
    }

    private ExclusionVerdict? VerdictOf(EntityKey key, string name)
    {
        // Several names at one address are several entities; an address without a name is whoever has it.
        var who = key.At(name);
        var given = _byAddress.TryGetValue(key, out var there) ? there : _byAddress[key] = [];
        var isTwice = given.Contains(key) || (given.Count > 0 && who == key);
        return given.Add(who) && !isTwice ? list.Find(who, today) : null;
    }
}
