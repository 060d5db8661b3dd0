using System.Globalization;
using System.Text.RegularExpressions;
using FindAllDigest.Core.Reviews;

namespace FindAllDigest.Core.Dashboards;

/// <summary>The program's part of the dashboard as people left it: its boxes, ticked or not.</summary>
/// <remarks>
/// Only boxes behind the program's own hidden comments count, and foreign text cannot hold one. A box carries how often it was acted
/// on: clearing it counts up, and only then. So a tick that an older text shows is known to be done, and no click ever buys twice.
/// </remarks>
public sealed partial class DashboardText
{
    private const int LongestNote = 400;

    private readonly Dictionary<string, Box> _boxes;

    private DashboardText(Dictionary<string, Box> boxes, DateTimeOffset readAt) => (_boxes, ReadAt) = (boxes, readAt);

    private DateTimeOffset ReadAt { get; }

    /// <summary>Reads what lies between the markers of the program's part.</summary>
    public static DashboardText Read(string text)
    {
        Dictionary<string, Box> boxes = new(StringComparer.Ordinal);
        foreach (Match match in BoxLine().Matches(text))
        {
            var box = new Box(match.Groups["tick"].Value != " ", Count(match), match.Groups["note"].Value);
            if (!boxes.TryGetValue(match.Groups["name"].Value, out var other) || !other.IsTicked)
            {
                boxes[match.Groups["name"].Value] = box;
            }
        }

        return new DashboardText(boxes, ReviewedText.Read(text).ReadAt);
    }

    /// <summary>The hidden comment of a box, the last of its line.</summary>
    public static string Mark(DashboardAct act, string note = "") => $"<!-- findall-digest:do {act.Name} n=0 -->{Note(note)}";

    /// <summary>What people ask: by the boxes that are ticked now, and by the ticks of an edit
    /// that the program wrote over without having seen it.</summary>
    /// <param name="edit">The edit that a workflow was started by; null where none is known.</param>
    public IReadOnlyList<DashboardAct> Asked(DashboardEdit? edit) =>
        [.. _boxes
            .Where(box => box.Value.IsTicked || IsWrittenOver(box.Key, box.Value, edit))
            .Select(box => DashboardAct.Parse(box.Key))
            .OfType<DashboardAct>()];

    /// <summary>A text that is written anew, with what people ticked and nobody has acted on yet,
    /// and with what came of earlier ticks.</summary>
    public string Carry(string text) => BoxLine().Replace(text, match =>
    {
        if (!_boxes.TryGetValue(match.Groups["name"].Value, out var box))
        {
            return match.Value;
        }

        var note = match.Groups["note"].Value is { Length: > 0 } own ? own : box.Note;
        return Line(match, box.IsTicked, box.Count, note.Length > LongestNote ? "" : note);
    });

    /// <summary>A text with boxes cleared, each with what came of it.</summary>
    /// <param name="text">The text as it is now; every other character of it stays.</param>
    /// <param name="notes">What came of an act, in Markdown of one line.</param>
    public static string Clear(string text, IReadOnlyDictionary<DashboardAct, string> notes) => BoxLine().Replace(text, match =>
        DashboardAct.Parse(match.Groups["name"].Value) is { } act && notes.TryGetValue(act, out var note)
            ? Line(match, isTicked: false, Count(match) + 1, Note(note))
            : match.Value);

    /// <summary>Written over is a tick of the edit that the text of now lacks although no person
    /// took it out and nobody has acted on it.</summary>
    private bool IsWrittenOver(string name, Box now, DashboardEdit? edit) =>
        edit is not null
        && edit.After.ReadAt != ReadAt && edit.At >= ReadAt
        && edit.After._boxes.TryGetValue(name, out var after) && after.IsTicked && after.Count == now.Count
        && !(edit.Before._boxes.TryGetValue(name, out var before) && before.IsTicked);

    private static string Line(Match match, bool isTicked, int count, string note) => string.Create(
        CultureInfo.InvariantCulture,
        $"{match.Groups["head"].Value}[{(isTicked ? "x" : " ")}]{match.Groups["words"].Value}<!-- "
            + $"findall-digest:do {match.Groups["name"].Value} n={count} -->{note}");

    private static string Note(string note) => note.Length == 0 ? "" : $" · {note}";

    private static int Count(Match match) => int.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^(?<head>[ \t]*[-*+] )\[(?<tick>[ xX])\](?<words>[^\r\n]*?)<!-- findall-digest:do (?<name>[a-z]+ [A-Za-z0-9: -]{1,100}?) n=(?<count>[0-9]{1,8}) -->(?<note>[^\r\n]*)",
        RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex BoxLine();

    private sealed record Box(bool IsTicked, int Count, string Note);
}

/// <summary>One edit of the dashboard, as GitHub's event tells it.</summary>
/// <param name="Before">The text before it.</param>
/// <param name="After">The text after it.</param>
/// <param name="At">When, by GitHub's clock, to the second.</param>
public sealed record DashboardEdit(DashboardText Before, DashboardText After, DateTimeOffset At);
