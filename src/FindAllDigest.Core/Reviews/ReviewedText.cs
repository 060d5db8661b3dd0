using System.Collections.Immutable;
using System.Text.RegularExpressions;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Reviews;

/// <summary>The program's part of a body as people left it: each box, ticked or not, beside what it showed when it was printed.</summary>
/// <remarks>Only boxes behind the program's own hidden comments count, and only those of entities that somebody asks for. Foreign
/// text cannot hold such a comment. Of a box that is there twice the copy that a person changed counts, and once.</remarks>
public sealed partial class ReviewedText
{
    private readonly ImmutableDictionary<string, ReviewedBox> _boxes;

    private ReviewedText(ImmutableDictionary<string, ReviewedBox> boxes, DateTimeOffset readAt) => (_boxes, ReadAt) = (boxes, readAt);

    /// <summary>A body without boxes.</summary>
    public static ReviewedText Empty { get; } = new(ImmutableDictionary<string, ReviewedBox>.Empty, DateTimeOffset.MinValue);

    /// <summary>The moment up to which ticks had been read when the program wrote this text, by
    /// GitHub's clock; the minimum where it was the first.</summary>
    public DateTimeOffset ReadAt { get; }

    /// <summary>Whether a person has changed any box since it was printed.</summary>
    public bool HasChanges => _boxes.Values.Any(box => box.IsChanged);

    /// <summary>The hidden comment that keeps <see cref="ReadAt"/>.</summary>
    public static string Stamp(DateTimeOffset readAt) => $"<!-- findall-digest:read={Timestamp.Format(readAt)} -->";

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
            && Timestamp.TryParse(stamp.Groups["time"].Value, out var time)
            ? time
            : DateTimeOffset.MinValue;
        return new ReviewedText(boxes.ToImmutable(), readAt);
    }

    /// <summary>The text with boxes printed anew, and every other character as it is. A box that
    /// shows the same already stays as it is, too.</summary>
    /// <param name="printed">A box by its name, such as <c>reject=acme.example</c>, and the group
    /// that the text says; null leaves it as it is.</param>
    /// <param name="readAt">What the result's <see cref="ReadAt"/> shall be, where anything changes.</param>
    public static string Reprint(string text, Func<string, string, PrintedBox?> printed, DateTimeOffset readAt)
    {
        var reprinted = Box().Replace(
            text, match => printed(match.Groups["name"].Value, match.Groups["group"].Value) is { } box && !IsSame(match, box)
            ? $"{match.Groups["head"].Value}{box.Tick}{EarlierDecision().Replace(match.Groups["words"].Value, " ")}{box.Mark}"
            : match.Value);
        return reprinted == text ? text : Stamped(reprinted, readAt);
    }

    /// <summary>The text with another <see cref="ReadAt"/>.</summary>
    public static string Stamped(string text, DateTimeOffset readAt) => StampLine().IsMatch(text)
        ? StampLine().Replace(text, Stamp(readAt), 1)
        : $"{(text.StartsWith('\r') ? "\r\n" : "\n")}{Stamp(readAt)}{text}";

    /// <summary>A box; null where the text has none for this entity.</summary>
    public ReviewedBox? Find(ReviewAction action, EntityKey key) => Find(ReviewMarker.NameOf(action, key));

    /// <summary>Whether it has boxes of these entities and of no others.</summary>
    public bool IsAbout(IEnumerable<EntityKey> keys)
    {
        var names = keys
            .SelectMany(key => Enum.GetValues<ReviewAction>().Select(action => ReviewMarker.NameOf(action, key)))
            .ToHashSet(StringComparer.Ordinal);
        return _boxes.Keys.All(name => ReviewMarker.GroupOf(name) is not null || names.Contains(name));
    }

    internal ReviewedBox? Find(string name) => _boxes.GetValueOrDefault(name);

    private static bool IsSame(Match match, PrintedBox box) =>
        match.Groups["tick"].Value == " " != box.IsTicked
        && match.Groups["shown"].Value == box.Shown
        && (box.Shown.Length > 0
            || $"{match.Groups["words"].Value}{match.Groups["decision"].Value}".Contains(box.Decision, StringComparison.Ordinal));

    private static ReviewedBox BoxOf(Match match)
    {
        var shown = match.Groups["shown"];
        DateOnly? until = IsoDate.TryParse(shown.Value, out var day) ? day : null;
        return new ReviewedBox(match.Groups["tick"].Value != " ", shown.Success, until, match.Groups["group"].Value);
    }

    // What follows the comment is what the program says became of the box; the version before wrote its day as 2027-02-21.
    [GeneratedRegex(
        @"^(?<head>[ \t]*[-*+] )\[(?<tick>[ xX])\](?<words>[^\r\n]*?)"
        + @"<!-- findall-digest:(?<name>(?:reject|snooze|add)=[A-Za-z0-9./:%]*|reject-all=[a-z0-9]+)(?: of=(?<group>[a-z0-9]+))?"
        + @"(?: shown=(?<shown>rejected|known|[0-9]{4}-[0-9]{2}-[0-9]{2}))? -->"
        + @"(?<decision> \*\*(?:rejected|added|until "
        + @"(?:[A-Z][a-z]{2} [0-9]{1,2} [A-Z][a-z]{2} [0-9]{4}|[0-9-]{10}))\*\*| ⚠️ waits for a column `[a-z]+`[^\r\n\\<]*)?",
        RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Box();

    // The version before put it in front of the comment.
    [GeneratedRegex(@": (?:\*\*[^*]*\*\*|⚠️ waits for a column `[a-z]+`[^<]*) $", RegexOptions.CultureInvariant)]
    private static partial Regex EarlierDecision();

    [GeneratedRegex(@"^<!-- findall-digest:read=(?<time>[0-9TZ:-]{20}) -->", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex StampLine();
}
