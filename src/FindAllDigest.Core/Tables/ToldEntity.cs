using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Reviews;

namespace FindAllDigest.Core.Tables;

/// <summary>One entity that people are told of.</summary>
/// <param name="Entry">The entity with what looks alike.</param>
/// <param name="Doubts">Why a find may be wrong, a sentence each; none of what was decided before.</param>
public sealed record ToldEntity(ToldKind Kind, DigestEntity Entry, IReadOnlyList<string> Doubts)
{
    private const int RunLength = 6;

    public Entity Entity => Entry.Entity;

    /// <summary>The group that it is listed in, as hidden comments name it: whether it is doubted, and the end of its run's id.</summary>
    public string Group
    {
        get
        {
            var letters = Entity.Run.Value.Where(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant);
            return (Doubts.Count > 0 ? "d" : "s") + string.Concat(letters.TakeLast(RunLength));
        }
    }

    /// <summary>What people may decide about it.</summary>
    public Reviewable Reviewable => new(Entity, Group);

    /// <summary>All that a digest tells of, in the one order of every place that lists it: finds with doubts, other finds, what became of
    /// known ones; inside by the watch's <c>sort</c>.</summary>
    public static IReadOnlyList<ToldEntity> Of(Digest digest)
    {
        return
        [
            .. Sorted(Finds(digest.New, digest.BackAgain, digest.Objective)).OrderBy(one => one.Doubts.Count == 0),
            .. Known(digest.Changed, ToldKind.Changed),
            .. Known(digest.NoLongerMatches, ToldKind.NoLongerMatches),
            .. Known(digest.NotSeen, ToldKind.NotSeen),
        ];

        IReadOnlyList<ToldEntity> Known(IReadOnlyList<DigestEntity> entries, ToldKind kind) =>
            Sorted(entries.Select(entry => new ToldEntity(kind, entry, [])));
        IReadOnlyList<ToldEntity> Sorted(IEnumerable<ToldEntity> told) => EntityOrder.Sorted(told, digest.Page.Sort, one => one.Entity);
    }

    /// <summary>What was found, with the doubts of each.</summary>
    /// <param name="objective">The question that was asked; empty where it is not known.</param>
    public static IReadOnlyList<ToldEntity> Finds(IEnumerable<DigestEntity> added, IEnumerable<DigestEntity> backAgain, string objective)
    {
        var doubts = new EntityDoubts(objective);
        return
        [
            .. added.Select(entry => new ToldEntity(ToldKind.New, entry, doubts.About(entry))),
            .. backAgain.Select(entry => new ToldEntity(ToldKind.BackAgain, entry, doubts.About(entry))),
        ];
    }
}

/// <summary>Why a digest tells of an entity.</summary>
public enum ToldKind { New, BackAgain, Changed, NoLongerMatches, NotSeen }

/// <summary>The kinds in people's words.</summary>
public static class ToldKindWords
{
    /// <returns>Empty for a new one, of which nothing more is to be said.</returns>
    public static string Words(this ToldKind kind) => kind switch
    {
        ToldKind.New => "",
        ToldKind.BackAgain => "back again",
        ToldKind.Changed => "changed",
        ToldKind.NoLongerMatches => "no longer matches",
        ToldKind.NotSeen => "not seen this time",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
