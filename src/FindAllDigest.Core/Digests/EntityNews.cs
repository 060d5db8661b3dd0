namespace FindAllDigest.Core.Digests;

/// <summary>What people are told of entities, sorted out by kind: an entity is in one list only.</summary>
/// <typeparam name="TEntry">An entity with what is told of it.</typeparam>
public abstract record EntityNews<TEntry>
{
    /// <summary>What is said where there is nothing to count.</summary>
    private const string Nothing = "nothing new";

    /// <summary>Net-new entities.</summary>
    public IReadOnlyList<TEntry> New { get; init; } = [];

    /// <summary>Entities that were told before and are found again: their row was deleted or has expired.</summary>
    public IReadOnlyList<TEntry> BackAgain { get; init; } = [];

    /// <summary>Known entities that came back, excluded or rechecked, and of which something other than the wording has changed.</summary>
    public IReadOnlyList<TEntry> Changed { get; init; } = [];

    /// <summary>Known entities that were looked at again and miss a condition that they met before. Told once, not at every
    /// recheck.</summary>
    public IReadOnlyList<TEntry> NoLongerMatches { get; init; } = [];

    /// <summary>Known entities that a recheck did not find although it looked until nothing was left to find. Told once, until they are
    /// seen again.</summary>
    public IReadOnlyList<TEntry> NotSeen { get; init; } = [];

    /// <summary>Matches of an earlier run taken over as known.</summary>
    public int Seeded { get; init; }

    /// <summary>Known entities that are told of, one list after the other.</summary>
    public IEnumerable<TEntry> Known => [.. Changed, .. NoLongerMatches, .. NotSeen];

    public int ChangedCount => Changed.Count + NoLongerMatches.Count + NotSeen.Count;

    /// <summary>What is new, without the watch's name: <c>3 new, 1 back again, 2 changed</c>, or <c>nothing new</c>.</summary>
    /// <param name="entityType">What the watch looks for, in the plural; empty leaves it out.</param>
    public string Counts(string entityType = "")
    {
        string[] parts =
        [
            .. Part(New.Count, entityType.Length == 0 ? "new" : $"new {EntityNoun.Of(New.Count, entityType)}"),
            .. Part(BackAgain.Count, "back again"),
            .. Part(Changed.Count, "changed"),
            .. Part(NoLongerMatches.Count, NoLongerMatches.Count == 1 ? "no longer matches" : "no longer match"),
            .. Part(NotSeen.Count, "not seen this time"),
            .. Part(Seeded, "taken over from the earlier run"),
        ];
        return parts.Length == 0 ? Nothing : string.Join(", ", parts);
    }

    private static string[] Part(int count, string word) => count == 0 ? [] : [$"{count:#,0} {word}"];
}
