using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using FindAllDigest.Core.Identity;

namespace FindAllDigest.Core.Reviews;

/// <summary>The program's part of a body as people left it: each box, ticked or not, beside what it showed when it was printed.</summary>
/// <remarks>Only boxes behind the program's own hidden comments count, and only those of entities that somebody asks for. Foreign text cannot hold
/// such a comment. Of a box that is there twice the copy that a person changed counts, and once.</remarks>
public sealed partial class ReviewedText
{
    private readonly ImmutableDictionary<string, ReviewedBox> _boxes;

    private ReviewedText(ImmutableDictionary<string, ReviewedBox> boxes, DateTimeOffset readAt) => (_boxes, ReadAt) = (boxes, readAt);

    /// <summary>A body without boxes.</summary>
    public static ReviewedText Empty { get; } = new(ImmutableDictionary<string, ReviewedBox>.Empty, DateTimeOffset.MinValue);

    /// <summary>The moment up to which ticks had been read when the program wrote this text, by GitHub's clock; the minimum where it was the first.</summary>
    public DateTimeOffset ReadAt { get; }

    /// <summary>Whether a person has changed any box since it was printed.</summary>
    public bool HasChanges => _boxes.Values.Any(box => box.IsChanged);

    /// <summary>The hidden comment that keeps <see cref="ReadAt"/>.</summary>
    public static string Stamp(DateTimeOffset readAt) => string.Create(CultureInfo.InvariantCulture, $"<!-- findall-digest:read={readAt.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'} -->");

    /// <summary>Reads what lies between the markers of the program's part.</summary>
    public static ReviewedText Read(string text)
    {
        var boxes = ImmutableDictionary.CreateBuilder<string, ReviewedBox>(StringComparer.Ordinal);
        foreach (Match match in Box().Matches(text))
        {
            var box = BoxOf(match);
            var name = match.Groups["name"].Value;
            if (!boxes.TryGetValue(name, out var other) || !other.IsChanged)
            {
                boxes[name] = box;
            }
        }

        var readAt = StampLine().Match(text) is { Success: true } stamp
            && DateTimeOffset.TryParseExact(stamp.Groups["time"].Value, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : DateTimeOffset.MinValue;
        return new ReviewedText(boxes.ToImmutable(), readAt);
    }

    /// <summary>The text with boxes printed anew, and every other character as it is.</summary>
    /// <param name="printed">A box by its name, such as <c>reject=acme.example</c>; null leaves it as it is.</param>
    /// <param name="readAt">What the result's <see cref="ReadAt"/> shall be, where anything changes.</param>
    public static string Reprint(string text, Func<string, string?> printed, DateTimeOffset readAt)
    {
        var reprinted = Box().Replace(text, match => printed(match.Groups["name"].Value) is { } box ? match.Groups["indent"].Value + box : match.Value);
        return reprinted == text ? text
            : StampLine().IsMatch(reprinted) ? StampLine().Replace(reprinted, Stamp(readAt), 1)
            : $"{(reprinted.StartsWith('\r') ? "\r\n" : "\n")}{Stamp(readAt)}{reprinted}";
    }

    /// <summary>A box; null where the text has none for this entity.</summary>
    public ReviewedBox? Find(ReviewAction action, EntityKey key) => _boxes.GetValueOrDefault(ReviewMarker.NameOf(action, key));

    /// <summary>Whether it has boxes of these entities and of no others.</summary>
    public bool IsAbout(IEnumerable<EntityKey> keys)
    {
        var names = keys.SelectMany(key => Enum.GetValues<ReviewAction>().Select(action => ReviewMarker.NameOf(action, key))).ToHashSet(StringComparer.Ordinal);
        return _boxes.Keys.All(names.Contains);
    }

    private static ReviewedBox BoxOf(Match match)
    {
        var shown = match.Groups["shown"];
        var until = DateOnly.TryParseExact(shown.Value, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : default(DateOnly?);
        return new ReviewedBox(match.Groups["tick"].Value != " ", shown.Success, until);
    }

    [GeneratedRegex(@"^(?<indent>[ \t]*)[-*+] \[(?<tick>[ xX])\] [^\r\n]*<!-- findall-digest:(?<name>(?:reject|snooze)=[A-Za-z0-9./:%]*)(?: shown=(?<shown>rejected|[0-9]{4}-[0-9]{2}-[0-9]{2}))? -->", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Box();

    [GeneratedRegex(@"^<!-- findall-digest:read=(?<time>[0-9TZ:-]{20}) -->", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex StampLine();
}

/// <summary>One box.</summary>
/// <param name="IsTicked">As the person left it.</param>
/// <param name="WasTicked">As the program printed it.</param>
/// <param name="ShownUntil">The day that it showed; null where it showed none.</param>
public sealed record ReviewedBox(bool IsTicked, bool WasTicked, DateOnly? ShownUntil)
{
    /// <summary>Whether a person has changed it since it was printed.</summary>
    public bool IsChanged => IsTicked != WasTicked;

    /// <summary>Whether the other is this very box as it was printed, but ticked where this is not, or the other way round.</summary>
    internal bool IsOtherStateOf(ReviewedBox? other) =>
        other is not null && other.WasTicked == WasTicked && other.ShownUntil == ShownUntil && other.IsTicked != IsTicked;
}
