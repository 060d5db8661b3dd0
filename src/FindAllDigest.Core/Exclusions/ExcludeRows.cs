using FindAllDigest.Core.Identity;

namespace FindAllDigest.Core.Exclusions;

/// <summary>The rows of a stretch of an exclude list: where each begins, and which are about an entity. 24 bytes a row and the slots.</summary>
/// <param name="Offsets">Byte of the file at which each row begins; only the first <paramref name="Count"/> are filled.</param>
/// <param name="Patterns">The rows that are patterns, by number.</param>
public sealed record ExcludeRows(int[] Offsets, EntityKeyHash[] Hashes, int Count, KeyIndex Index, IReadOnlyList<int> Patterns)
{
    public static ExcludeRows None { get; } = new([], [], 0, new([], 0), []);
}
