using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Reviews;
using FindAllDigest.Core.Tables;

namespace FindAllDigest.Core.Proposals;

/// <summary>An entity that people are asked about.</summary>
/// <param name="Entry">The entity with what looks alike.</param>
/// <param name="IsBackAgain">Whether it was reported before.</param>
/// <param name="Doubts">Why it may be wrong, a sentence each; empty where nothing speaks against it.</param>
public sealed record ProposedEntity(DigestEntity Entry, bool IsBackAgain, IReadOnlyList<string> Doubts)
{
    private const int RunLength = 6;

    public Entity Entity => Entry.Entity;

    /// <summary>The group that it is listed in, as hidden comments name it: whether it is doubted, and the end of its run's id.</summary>
    public string Group => (Doubts.Count > 0 ? "d" : "s") + Short(Entity.Run);

    /// <summary>What people may decide about it.</summary>
    public Reviewable Reviewable => new(Entity, Group);

    /// <summary>Those of a refresh, new ones and those that are back again.</summary>
    /// <param name="objective">The question that was asked; empty where it is not known.</param>
    public static IReadOnlyList<ProposedEntity> Of(IEnumerable<DigestEntity> added, IEnumerable<DigestEntity> backAgain, string objective)
    {
        var doubts = new EntityDoubts(objective);
        return
        [
            .. added.Select(entry => Judged(entry, isBackAgain: false)),
            .. backAgain.Select(entry => Judged(entry, isBackAgain: true))
        ];

        ProposedEntity Judged(DigestEntity entry, bool isBackAgain) =>
            new(entry, isBackAgain, doubts.About(entry.Entity, entry.PossiblySameAs, entry.SharesPageWith));
    }

    private static string Short(FindAllRunId run)
    {
        var letters = run.Value.Where(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant).ToArray();
        return new string(letters[^Math.Min(RunLength, letters.Length)..]);
    }
}
