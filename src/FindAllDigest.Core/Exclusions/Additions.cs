using FindAllDigest.Core.Identity;

namespace FindAllDigest.Core.Exclusions;

/// <summary>Tells what is new to a list from what it holds already, by entity key or pattern.</summary>
public sealed class Additions(ExcludeList list, DateOnly today)
{
    private readonly Dictionary<EntityKey, HashSet<EntityKey>> _byAddress = [];
    private readonly HashSet<ExclusionPattern> _patterns = [];
    private readonly List<NewExcludeRow> _rows = [];

    public IReadOnlyList<NewExcludeRow> Rows => _rows;

    /// <summary>Takes one entity in, or says why not.</summary>
    public Addition Take(NewExcludeRow row) =>
        row.IsPattern && ExclusionPattern.TryParse(row.Url, out var pattern) ? TakePattern(row, pattern) : TakeEntity(row);

    private Addition TakePattern(NewExcludeRow row, ExclusionPattern pattern)
    {
        if (!_patterns.Add(pattern))
        {
            return new Addition.GivenTwice();
        }

        // A row that still excludes is preferred to an expired one of the same pattern.
        switch (list.Patterns.Where(there => there.Pattern == pattern).MinBy(there => there.IsExpired(today)))
        {
            case null:
                _rows.Add(row);
                return new Addition.Added();
            case var there:
                return there.IsExpired(today) ? new Addition.Expired(there) : new Addition.Present(there);
        }
    }

    private Addition TakeEntity(NewExcludeRow row)
    {
        // One address that is not there yet is reason enough for a row.
        var fates = AddressCell.KeysOf(row.Url, row.Name).Select(key => FateOf(key, row.Name)).ToList();
        if (fates.Find(fate => fate is Addition.Added) is not { } added)
        {
            return fates[0];
        }

        _rows.Add(row);
        return added;
    }

    private Addition FateOf(EntityKey key, string name)
    {
        // Several names at one address are several entities; an address without a name is whoever has it.
        var who = key.At(name);
        var given = _byAddress.TryGetValue(key, out var there) ? there : _byAddress[key] = [];
        var isTwice = given.Contains(key) || (given.Count > 0 && who == key);
        if (!given.Add(who) || isTwice)
        {
            return new Addition.GivenTwice();
        }

        return list.Find(who, today) switch
        {
            ExclusionVerdict.Excluded excluded => new Addition.Present(excluded.Row),
            ExclusionVerdict.Expired expired => new Addition.Expired(expired.Row),
            _ => new Addition.Added(),
        };
    }
}

/// <summary>What became of one entity that was to be added.</summary>
public abstract record Addition
{
    private Addition() { }

    public sealed record Added : Addition;

    /// <summary>A row excludes it already.</summary>
    public sealed record Present(ExcludeRow Row) : Addition;

    /// <summary>A row is about it, but has stopped excluding it.</summary>
    public sealed record Expired(ExcludeRow Row) : Addition;

    /// <summary>It is the same as one that was given before.</summary>
    public sealed record GivenTwice : Addition;
}
