using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Identity;

namespace FindAllDigest.Cli.Exclude;

/// <summary>Tells what is new to a list from what it holds already, by entity key or pattern.</summary>
internal sealed class Additions(ExcludeList list, DateOnly today)
{
    private readonly Dictionary<EntityKey, HashSet<EntityKey>> _byAddress = [];
    private readonly HashSet<ExclusionPattern> _patterns = [];
    private readonly List<NewExcludeRow> _rows = [];

    /// <summary>The rows to append.</summary>
    public IReadOnlyList<NewExcludeRow> Rows => _rows;

    /// <summary>Takes one entity in, or says why not.</summary>
    public Addition Take(NewExcludeRow row) =>
        row.IsPattern && ExclusionPattern.TryParse(row.Url, out var pattern) ? TakePattern(row, pattern) : TakeEntity(row, EntityKey.Of(row.Url, row.Name));

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

    private Addition TakeEntity(NewExcludeRow row, EntityKey key)
    {
        // Several names at one address are several entities; an address without a name is whoever has it.
        var who = key.At(row.Name);
        var given = _byAddress.TryGetValue(key, out var there) ? there : _byAddress[key] = [];
        var isTwice = given.Contains(key) || (given.Count > 0 && who == key);
        if (!given.Add(who) || isTwice)
        {
            return new Addition.GivenTwice();
        }

        switch (list.Find(who, today))
        {
            case ExclusionVerdict.Excluded excluded:
                return new Addition.Present(excluded.Row);
            case ExclusionVerdict.Expired expired:
                return new Addition.Expired(expired.Row);
            default:
                _rows.Add(row);
                return new Addition.Added();
        }
    }
}

/// <summary>What became of one entity that was to be added.</summary>
internal abstract record Addition
{
    private Addition()
    {
    }

    public sealed record Added : Addition;

    /// <summary>A row excludes it already.</summary>
    public sealed record Present(ExcludeRow Row) : Addition;

    /// <summary>A row is about it, but has stopped excluding it.</summary>
    public sealed record Expired(ExcludeRow Row) : Addition;

    /// <summary>It is the same as one that was given before.</summary>
    public sealed record GivenTwice : Addition;
}
