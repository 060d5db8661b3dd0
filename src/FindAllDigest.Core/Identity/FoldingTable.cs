using System.Globalization;
using System.Text;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Identity;

/// <summary>What folding needs of the Unicode Character Database, read on first use of a text that is not ASCII.</summary>
internal sealed class FoldingTable
{
    /// <summary>No code point below combines with the one before it.</summary>
    private const int FirstCombining = 0x300;

    private readonly Dictionary<int, int[]> _map = [];
    private readonly Dictionary<int, byte> _classes = [];
    private readonly Dictionary<(int First, int Second), int> _composites = [];
    private readonly Lazy<Dictionary<int, (int First, int Second)>> _parts;

    private FoldingTable()
    {
        _parts = new(() => _composites.ToDictionary(pair => pair.Value, pair => pair.Key));
        foreach (var (section, line) in ShippedList.Sections("folding.txt"))
        {
            var semicolon = line.IndexOf(';', StringComparison.Ordinal);
            Read(section, line.AsSpan(0, semicolon), line.AsSpan(semicolon + 1));
        }
    }

    public static FoldingTable Instance { get; } = new();

    /// <summary>What a code point folds to, canonically decomposed: nothing if it is dropped, null if it stays itself.</summary>
    public int[]? Map(int codePoint) => _map.GetValueOrDefault(codePoint);

    public byte Class(int codePoint) => codePoint < FirstCombining ? (byte)0 : _classes.GetValueOrDefault(codePoint);

    /// <summary>The composite of a letter and its mark; the table has those of small letters, and capitals go by them.</summary>
    public int? Compose(int first, int second) =>
        second < FirstCombining ? null : ComposeSmall(first, second) ?? ComposeCapital(first, second);

    /// <summary>Letter and mark that a composite is made of; null for a code point that is none.</summary>
    public (int First, int Second)? Parts(int codePoint) =>
        _parts.Value.TryGetValue(codePoint, out var parts) ? parts : PartsOfCapital(codePoint);

    private int? ComposeSmall(int first, int second) => _composites.TryGetValue((first, second), out var composite) ? composite : null;

    private int? ComposeCapital(int first, int second) =>
        IsCapital(first, out var small) && ComposeSmall(small, second) is { } ofSmall
            && Capital(ofSmall) is var capital && capital != ofSmall
            ? capital
            : null;

    private (int First, int Second)? PartsOfCapital(int codePoint)
    {
        if (!IsCapital(codePoint, out var small) || !_parts.Value.TryGetValue(small, out var ofSmall))
        {
            return null;
        }

        var first = Capital(ofSmall.First);
        return Compose(first, ofSmall.Second) == codePoint ? (first, ofSmall.Second) : null;
    }

    private static bool IsCapital(int codePoint, out int small)
    {
        small = Rune.IsValid(codePoint) ? Rune.ToLowerInvariant(new(codePoint)).Value : codePoint;
        return small != codePoint;
    }

    private static int Capital(int codePoint) => Rune.ToUpperInvariant(new(codePoint)).Value;

    private void Read(string section, ReadOnlySpan<char> key, ReadOnlySpan<char> value)
    {
        if (section == "@compose")
        {
            var pair = CodePoints(key);
            _composites.Add((pair[0], pair[1]), Hexadecimal(value));
            return;
        }

        var dots = key.IndexOf("..", StringComparison.Ordinal);
        var first = Hexadecimal(dots < 0 ? key : key[..dots]);
        var last = dots < 0 ? first : Hexadecimal(key[(dots + 2)..]);
        for (var codePoint = first; codePoint <= last; codePoint++)
        {
            if (section == "@class")
            {
                _classes.Add(codePoint, byte.Parse(value, CultureInfo.InvariantCulture));
            }
            else
            {
                var folded = CodePoints(value);
                _map.Add(codePoint, last == first || folded.Length == 0 ? folded : [folded[0] + codePoint - first]);
            }
        }
    }

    private static int[] CodePoints(ReadOnlySpan<char> text)
    {
        var codePoints = new List<int>();
        foreach (var range in text.Split(' '))
        {
            if (!text[range].IsEmpty)
            {
                codePoints.Add(Hexadecimal(text[range]));
            }
        }

        return [.. codePoints];
    }

    private static int Hexadecimal(ReadOnlySpan<char> digits) =>
        int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
