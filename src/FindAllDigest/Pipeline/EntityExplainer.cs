using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Identity.Likeness;
using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Pipeline;

/// <summary>Says in one sentence what a watch does with an entity, and which line, run or pull request decides it.</summary>
internal sealed class EntityExplainer(WatchContext data, DateOnly today)
{
    private const string NamePrefix = "name:";
    private const int MostLookalikes = 3;

    private static readonly ExclusionVerdict Nothing = ExclusionVerdict.None.Instance;

    public ExplainedReason Explain(string asked, EntityKey key)
    {
        if (ExclusionPattern.TryParse(asked, out var pattern))
        {
            return OfPattern(pattern);
        }

        // Text such as Node.js reads as an address and may be a name all the same.
        var reason = WithSharers(key, OfEntity(key));
        if (!key.IsByName && reason.Word == "unknown" && OfEntity(EntityKey.Of(null, asked)) is { Word: not "unknown" } byName)
        {
            return byName;
        }

        if (!key.IsByName || reason.Word != "unknown" || KeyNamed(key.Value[NamePrefix.Length..]) is not { } alias)
        {
            return reason.Word == "unknown" ? WithLookalikes(asked, key, reason) : reason;
        }

        var named = OfEntity(alias, asked);
        return named with { Sentence = $"{named.Sentence.TrimEnd('.')}; it was found by its name, under the key {alias.Value}." };
    }

    /// <summary>Adds who else is at the address, where rows or reported entities of several names are.</summary>
    private ExplainedReason WithSharers(EntityKey key, ExplainedReason reason)
    {
        var rows = data.ExcludeLists.SelectMany(list => list.RowsOf(key.Address).Select(row => (row.Name, Where: Place(list, row))));
        var reported = data.Catalogue.At(key.Address).Select(entity => (entity.Name, Where: $"reported by run {entity.Run}"));
        var sharers = rows
            .Concat(reported)
            .Where(one => !EntityLikeness.IsNameless(one.Name))
            .DistinctBy(one => EntityLikeness.NameWithoutLegalForm(one.Name))
            .ToList();
        return key.IsByName || sharers.Count < 2 ? reason : reason with
        {
            Sentence = $"{reason.Sentence} The page is shared, so each is known by address and name "
                + $"together: {string.Join(", ", sharers.Select(one => $"{one.Name} ({one.Where})"))}.",
        };
    }

    /// <summary>Adds whom a digest would name as possibly the same.</summary>
    private ExplainedReason WithLookalikes(string asked, EntityKey key, ExplainedReason reason)
    {
        var probe = new LikenessProbe([(key, key.IsByName ? asked : "")]);
        var alike = data.ExcludeLists
            .SelectMany(list => new KnownEntities([list]).Alike(probe).Select(found => (list, found.Row)))
            .Take(MostLookalikes)
            .Select(found => $"{(found.Row.Name.Length > 0 ? found.Row.Name : found.Row.Url)} ({Place(found.list, found.Row)})")
            .ToList();
        return alike.Count == 0 ? reason : reason with { Sentence = $"{reason.Sentence} Possibly the same as {string.Join(", ", alike)}." };
    }

    private ExplainedReason OfPattern(ExclusionPattern pattern)
    {
        foreach (var list in data.ExcludeLists)
        {
            if (list.Patterns.Where(row => row.Pattern == pattern).MinBy(row => row.IsExpired(today)) is { } row)
            {
                return row.IsExpired(today)
                    ? new(
                        false,
                        "expired",
                        $"Not excluded: the pattern in {Place(list, row)} stopped excluding on {PeopleTime.DayOfYear(row.Until)}.",
                        list.Path,
                        row.Line)
                    : new(
                        true,
                        "pattern",
                        $"Excluded: {Place(list, row)} holds this pattern, which excludes whatever it covers.",
                        list.Path,
                        row.Line);
            }
        }

        return new(false, "unknown", $"No row of {data.Exclude.Path} holds this pattern.");
    }

    private ExplainedReason OfEntity(EntityKey key, string name = "")
    {
        var entity = data.Catalogue.Recall(key, name);
        var (list, verdict) = Find(key, key.IsShared ? key.NameAtAddress : name.Length > 0 ? name : entity?.Name);
        var seen = entity is null ? "" : $"; run {entity.Run} reported it last, on {PeopleTime.DayOfYear(entity.LastSeen)}";
        return verdict switch
        {
            ExclusionVerdict.Excluded excluded => Excluded(list, excluded, entity, seen),
            ExclusionVerdict.Expired { Row: var row } =>
                new(
                    false,
                    "expired",
                    $"Not excluded: {Place(list, row)} stopped excluding it on {PeopleTime.DayOfYear(row.Until)}, "
                        + $"so it may be reported again{seen}.",
                    list.Path,
                    row.Line,
                    entity?.Run.Value),
            _ when entity is not null =>
                new(
                    false,
                    "deleted",
                    $"Not excluded: run {entity.Run} reported it on {PeopleTime.DayOfYear(entity.LastSeen)}, but "
                        + $"{data.Exclude.Path} has no row for it any more, so it may be reported as back again.",
                    Run: entity.Run.Value),
            _ => new(false, "unknown", "Not excluded: no row is about it and no run has reported it, so it would be reported as new."),
        };
    }

    private ExplainedReason Excluded(ExcludeList list, ExclusionVerdict.Excluded excluded, Entity? entity, string seen)
    {
        var row = excluded.Row;
        var run = entity?.Run.Value ?? (row.Run.Length > 0 ? row.Run : null);
        if (list.Path == data.Data.State.PathOf(WatchFiles.Closed))
        {
            return Closed(list, row, run);
        }

        var note = row.Note.Trim() is { Length: > 0 } text ? $", noted as '{text}'" : "";
        var until = row.Until is { } day ? $", until {PeopleTime.DayOfYear(day)}" : "";
        var (word, because) = excluded.IsByPattern
            ? ("pattern", $"its pattern {row.Url.Trim()} covers it")
            : (row.Status.Word(), row.Status.Because());
        var since = !excluded.IsByPattern && row.Status == ExcludeStatus.Known ? Since(row) : "";
        return new(true, word, $"Excluded by {Place(list, row)}: {because}{since}{until}{note}{seen}.", list.Path, row.Line, run);
    }

    private ExplainedReason Closed(ExcludeList list, ExcludeRow row, string? run)
    {
        var closed = data.Closed.Entities.FirstOrDefault(entity => entity.Key == row.Key);
        var number = closed is { PullRequest: > 0 } ? closed.PullRequest.ToString() : null;
        var which = number is null ? "the pull request that proposed it" : $"pull request #{number}, which proposed it,";
        var day = closed?.Closed is { } date ? $" on {PeopleTime.DayOfYear(date)}" : "";
        return new(
            true, "closed", $"Excluded by {Place(list, row)}: {which} was closed{day} without merging.", list.Path, row.Line, run, number);
    }

    private (ExcludeList List, ExclusionVerdict Verdict) Find(EntityKey key, string? name)
    {
        var (where, verdict) = (data.Exclude, Nothing);
        foreach (var list in data.ExcludeLists)
        {
            switch (new KnownEntities([list]).Find(key, name, today))
            {
                case ExclusionVerdict.Excluded excluded:
                    return (list, excluded);
                case ExclusionVerdict.Expired expired when verdict is ExclusionVerdict.None:
                    (where, verdict) = (list, expired);
                    break;
            }
        }

        return (where, verdict);
    }

    /// <summary>The key of the first row or reported entity that has this name; null when there is none.</summary>
    private EntityKey? KeyNamed(string name)
    {
        var folded = EntityLikeness.FoldedName(name);
        return data.ExcludeLists
            .SelectMany(list => list.Rows)
            .FirstOrDefault(row => row.Pattern is null && EntityLikeness.FoldedName(row.Name) == folded)?.Key
            ?? data.Catalogue.Entities.FirstOrDefault(entity => EntityLikeness.FoldedName(entity.Name) == folded)?.Key;
    }

    private static string Since(ExcludeRow row) => (row.Run, row.Added) switch
    {
        ({ Length: > 0 } run, { } added) => $" since run {run} brought it on {PeopleTime.DayOfYear(added)}",
        ({ Length: > 0 } run, null) => $" since run {run} brought it",
        (_, { } added) => $" since {PeopleTime.DayOfYear(added)}",
        _ => "",
    };

    private static string Place(ExcludeList list, ExcludeRow row) => $"line {row.Line} of {list.Path}";
}

/// <summary>What decides about an entity.</summary>
/// <param name="Word"><c>known</c>, <c>rejected</c>, <c>closed</c>, <c>pattern</c>,
/// <c>expired</c>, <c>deleted</c> or <c>unknown</c>.</param>
internal sealed record ExplainedReason(
    bool IsExcluded, string Word, string Sentence, string? File = null, int? Line = null, string? Run = null, string? PullRequest = null);
