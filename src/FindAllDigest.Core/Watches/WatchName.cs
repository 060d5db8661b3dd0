using System.Diagnostics.CodeAnalysis;

namespace FindAllDigest.Core.Watches;

/// <summary>Names a watch: the folder under <c>data/</c>, the branch and the state folder. 1
/// to 64 of <c>a-z 0-9 -</c>, not starting or ending with <c>-</c>.</summary>
public sealed record WatchName
{
    public const int MaxLength = 64;

    /// <summary>What a name may hold, for messages.</summary>
    public const string Rule = "1 to 64 of a-z, 0-9 and -, not starting or ending with -";

    private WatchName(string value) => Value = value;

    public string Value { get; }

    public static bool TryParse(string? text, [NotNullWhen(true)] out WatchName? name)
    {
        name = text is { Length: >= 1 and <= MaxLength }
            && text.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-')
            && text[0] != '-'
            && text[^1] != '-'
                ? new(text)
                : null;
        return name is not null;
    }

    /// <summary>The texts that are names, each once, in their order by letters.</summary>
    public static IReadOnlyList<WatchName> Among(IEnumerable<string> texts) =>
    [
        .. texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(text => TryParse(text, out var name) ? name : null)
            .OfType<WatchName>(),
    ];

    /// <summary>The right spelling nearest to a text: small letters, a dash for all else; null where nothing is left of it.</summary>
    public static WatchName? Nearest(string text)
    {
        var words = text
            .ToLowerInvariant()
            .Split(
                [.. text
                    .ToLowerInvariant()
                    .Where(character => !char.IsAsciiLetterLower(character) && !char.IsAsciiDigit(character))
                    .Distinct()],
                StringSplitOptions.RemoveEmptyEntries);
        var joined = string.Join('-', words);
        return TryParse(joined[..Math.Min(joined.Length, MaxLength)].TrimEnd('-'), out var name) ? name : null;
    }

    public override string ToString() => Value;
}
