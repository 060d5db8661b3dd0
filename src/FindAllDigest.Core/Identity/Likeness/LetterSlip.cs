namespace FindAllDigest.Core.Identity.Likeness;

/// <summary>Whether two texts differ as a slip of the hand makes them differ: one letter more, less or other, or two letters
/// exchanged.</summary>
internal static class LetterSlip
{
    /// <param name="first">In letters of one alphabet.</param>
    /// <param name="second">Likewise.</param>
    /// <param name="shortest">How long the shorter one must be: in a short word another letter is another word.</param>
    public static bool Is(string first, string second, int shortest)
    {
        if (Math.Abs(first.Length - second.Length) > 1 || Math.Min(first.Length, second.Length) < shortest)
        {
            return false;
        }

        var same = first.AsSpan().CommonPrefixLength(second);
        var rest = first.AsSpan(same);
        var other = second.AsSpan(same);
        if (rest.Length != other.Length)
        {
            var longer = rest.Length > other.Length ? rest : other;
            var shorter = rest.Length > other.Length ? other : rest;
            return longer[1..].SequenceEqual(shorter) && !char.IsAsciiDigit(longer[0]);
        }

        // Another letter is a slip only within the word: names that begin or end otherwise are made to differ.
        var isExchanged = rest.Length >= 2 && rest[0] == other[1] && rest[1] == other[0] && rest[2..].SequenceEqual(other[2..]);
        return isExchanged || (same > 0 && rest.Length > 2 && first.Length > shortest + 1 && rest[1..].SequenceEqual(other[1..])
            && !char.IsAsciiDigit(rest[0]) && !char.IsAsciiDigit(other[0]));
    }
}
