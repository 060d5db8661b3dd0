using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Entities;

namespace FindAllDigest.Core.Tables;

/// <summary>One entity that a digest tells of.</summary>
/// <param name="Doubts">Why a find may be wrong, a sentence each; none of what was decided before.</param>
public sealed record ToldEntity(ToldKind Kind, DigestEntity Entry, IReadOnlyList<string> Doubts)
{
    public Entity Entity => Entry.Entity;

    /// <summary>All that a digest tells of, in the one order of every place that lists it: finds with doubts, other finds, what became of
    /// known ones; inside by the watch's <c>sort</c>.</summary>
    public static IReadOnlyList<ToldEntity> Of(Digest digest)
    {
        var doubts = new EntityDoubts(digest.Objective);
        var finds = Kinds(digest.New, ToldKind.New).Concat(Kinds(digest.BackAgain, ToldKind.BackAgain)).Select(
            one => one with { Doubts = doubts.About(one.Entity, one.Entry.PossiblySameAs, one.Entry.SharesPageWith) });
        return
        [
            .. Sorted(finds).OrderBy(one => one.Doubts.Count == 0),
            .. Sorted(Kinds(digest.Changed, ToldKind.Changed)),
            .. Sorted(Kinds(digest.NoLongerMatches, ToldKind.NoLongerMatches)),
            .. Sorted(Kinds(digest.NotSeen, ToldKind.NotSeen)),
        ];

        IReadOnlyList<ToldEntity> Sorted(IEnumerable<ToldEntity> told) => EntityOrder.Sorted(told, digest.Page.Sort, one => one.Entity);
    }

    private static IEnumerable<ToldEntity> Kinds(IReadOnlyList<DigestEntity> entries, ToldKind kind) =>
        entries.Select(entry => new ToldEntity(kind, entry, []));
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
