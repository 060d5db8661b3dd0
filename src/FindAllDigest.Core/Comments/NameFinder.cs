using System.Text.RegularExpressions;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Comments;

/// <summary>Finds the entity that a person names: by its name, host or key, exactly or as the only one that begins so.</summary>
internal sealed partial class NameFinder(IEnumerable<Entity> entities)
{
    // With these a person means many, and not the one whose name happens to begin so.
    private static readonly HashSet<string> NoBeginnings = new(StringComparer.Ordinal)
    {
        "a", "all", "an", "and", "any", "both", "each", "every", "everything", "it", "none", "nothing", "of", "or", "rest", "that", "the",
        "them", "these", "they", "this", "those",
    };

    private readonly IReadOnlyList<Named> _named =
    [
        .. entities
            .DistinctBy(entity => entity.Key)
            .Select(entity => new Named(entity, EntityLikeness.FoldedName(entity.Name), EntityLikeness.NameWithoutLegalForm(entity.Name)))
    ];

    /// <param name="isWhole">Whether only a whole name counts, and not the beginning of one.</param>
    public NameMatch Find(string text, bool isWhole)
    {
        var typed = Typed(text);
        var folded = EntityLikeness.FoldedName(typed);
        if (folded.Length == 0)
        {
            return NameMatch.None;
        }

        var key = EntityKey.Parse(typed);
        var (bare, whole) = (EntityLikeness.NameWithoutLegalForm(typed), EntityLikeness.FoldedName(OneLine.Of(text)));
        return Match(one => one.Folded == folded || one.Folded == whole || one.Entity.Key.Value == typed || one.Entity.Key == key)
            ?? Match(one => one.Bare == bare || (!key.IsByName && IsAt(one.Entity.Key, key)))
            ?? (isWhole || NoBeginnings.Contains(folded) ? null : Match(one => BeginsSo(one, folded)))
            ?? NameMatch.None;
    }

    /// <summary>The name that is nearest to a text, for a hint; null where none is near.</summary>
    public string? Nearest(string text)
    {
        var near = NearestWord.Find(EntityLikeness.NameWithoutLegalForm(Typed(text)), _named.Select(one => one.Bare));
        return _named.FirstOrDefault(one => one.Bare == near)?.Entity.Name;
    }

    private static bool IsAt(EntityKey known, EntityKey typed) =>
        known.Address == typed.Address || (typed.Value == typed.Host && known.Host == typed.Host);

    private static bool BeginsSo(Named one, string folded) =>
        one.Folded.StartsWith(folded, StringComparison.Ordinal) || one.Entity.Key.Host.StartsWith(folded, StringComparison.Ordinal);

    /// <summary>What was typed, without the marks that come along when a line of a digest is copied.</summary>
    private static string Typed(string text)
    {
        var typed = OneLine.Of(text).Replace("\u200B", "", StringComparison.Ordinal);
        if (Link().Match(typed) is { Success: true } link)
        {
            typed = link.Groups["words"].Value;
        }

        return typed.Trim(' ', '"', '\'', '`', '*', '“', '”', '‘', '’', '«', '»', '.', '!');
    }

    private NameMatch? Match(Func<Named, bool> isMeant)
    {
        var found = _named.Where(isMeant).Select(one => one.Entity).ToList();
        return found.Count == 0 ? null : new NameMatch(found);
    }

    [GeneratedRegex(@"^\**\[(?<words>[^\]]+)\]\([^)]*\)\**$", RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    private sealed record Named(Entity Entity, string Folded, string Bare);
}

/// <summary>Whom a name may mean.</summary>
/// <param name="Entities">Nobody, one, or several among whom the name does not decide.</param>
internal sealed record NameMatch(IReadOnlyList<Entity> Entities)
{
    public static NameMatch None { get; } = new([]);

    public Entity? Only => Entities is [var only] ? only : null;
}
