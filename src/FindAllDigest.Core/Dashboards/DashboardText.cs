using System.Globalization;
using System.Text.RegularExpressions;
using FindAllDigest.Core.Reviews;
using FindAllDigest.Core.Runs;

namespace FindAllDigest.Core.Dashboards;

/// <summary>The program's part of the dashboard as people left it: its boxes, ticked or not.</summary>
/// <remarks>Only boxes behind the program's own hidden comments count, and foreign text cannot hold one. A box carries how often it was
/// acted on: clearing it counts up, and only then. So a tick that an older text shows is known to be done, and no click ever buys
/// twice.</remarks>
public sealed partial class DashboardText
{
    private const int LongestNote = 1000;

    private readonly Dictionary<string, Box> _boxes;

    private DashboardText(Dictionary<string, Box> boxes, DateTimeOffset readAt) => (_boxes, ReadAt) = (boxes, readAt);

    /// <summary>The refreshes that workflow runs were asked for and have not told of.</summary>
    public IReadOnlyList<(DashboardAct Act, AskedRefresh Asked)> Awaited =>
    [
        .. from box in _boxes
           let act = DashboardAct.Parse(box.Key)
           let asked = box.Value.Asked
           where act is not null && asked is not null
           select (act, asked),
    ];

    private DateTimeOffset ReadAt { get; }

    /// <summary>Reads what lies between the markers of the program's part.</summary>
    public static DashboardText Read(string text)
    {
        Dictionary<string, Box> boxes = new(StringComparer.Ordinal);
        foreach (Match match in BoxLine().Matches(text))
        {
            var box = new Box(match.Groups["tick"].Value != " ", Count(match), Asked(match), match.Groups["note"].Value);
            if (!boxes.TryGetValue(match.Groups["name"].Value, out var other) || !other.IsTicked)
            {
                boxes[match.Groups["name"].Value] = box;
            }
        }

        return new DashboardText(boxes, ReviewedText.Read(text).ReadAt);
    }

    /// <summary>The hidden comment of a box, the last of its line.</summary>
    public static string Mark(DashboardAct act, string note = "") => Mark(act.Name, 0, null, Note(note));

    /// <summary>What people ask: by the boxes that are ticked now, and by the ticks of an edit
    /// that the program wrote over without having seen it.</summary>
    /// <param name="edit">The edit that a workflow was started by; null where none is known.</param>
    public IReadOnlyList<DashboardAct> Asked(DashboardEdit? edit) =>
    [
        .. _boxes
            .Where(box => box.Value.IsTicked || IsWrittenOver(box.Key, box.Value, edit))
            .Select(box => box.Key)
            .Concat((edit?.Ticked ?? []).Where(name => IsDroppedUnseen(name, edit)))
            .Select(DashboardAct.Parse)
            .OfType<DashboardAct>(),
    ];

    /// <summary>The boxes that an edit ticked and that still wait.</summary>
    public IReadOnlyList<DashboardAct> StillAsked(DashboardEdit edit) =>
    [
        .. edit.Ticked
            .Where(name => _boxes.TryGetValue(name, out var box) && box.IsTicked && box.Count == edit.After._boxes[name].Count)
            .Select(DashboardAct.Parse)
            .OfType<DashboardAct>(),
    ];

    /// <summary>A text that is written anew, with what people ticked and nobody has acted on yet,
    /// and with what came of earlier ticks.</summary>
    /// <remarks>A refresh that somebody asked for is still wanted when its box is not offered any more. Every other box goes with its
    /// matter.</remarks>
    public string Carry(string text)
    {
        var carried = BoxLine().Replace(text, match =>
        {
            if (!_boxes.TryGetValue(match.Groups["name"].Value, out var box))
            {
                return match.Value;
            }

            // A watch that goes on failing is told above; beside its box stands only what came of a tick.
            var isTold = match.Groups["note"].Value.Length > 0
                && (box.Asked is not null || !match.Groups["name"].Value.StartsWith("retry ", StringComparison.Ordinal));
            var note = isTold ? match.Groups["note"].Value : box.Note;
            return Line(match, box.IsTicked, box.Count, isTold ? null : box.Asked, note.Length > LongestNote ? "" : note);
        });
        var written = Read(carried);
        return Append(
            carried,
            from box in _boxes
            where box.Value.IsTicked && !written._boxes.ContainsKey(box.Key)
            let refresh = DashboardAct.Parse(box.Key) as DashboardAct.Refresh
            where refresh is not null
            select $"- [x] {Words(refresh)} {Mark(refresh.Name, box.Value.Count, null, "")}");
    }

    /// <summary>A text with boxes cleared, each with what came of it. A box that is not there any more is put at the end.</summary>
    /// <param name="text">The text as it is now; every other character of it stays.</param>
    /// <param name="answers">What came of an act, in Markdown of one line.</param>
    public static string Clear(string text, IReadOnlyDictionary<DashboardAct, DashboardAnswer> answers)
    {
        var present = Read(text);
        var cleared = BoxLine().Replace(text, match =>
            DashboardAct.Parse(match.Groups["name"].Value) is { } act && answers.TryGetValue(act, out var answer)
                ? Line(match, isTicked: false, Count(match) + 1, answer.Asked, Note(answer.Words))
                : match.Value);
        return Append(cleared, answers
            .Where(answer => !present._boxes.ContainsKey(answer.Key.Name))
            .Select(answer => $"- [ ] {Words(answer.Key)} {Mark(answer.Key.Name, 1, answer.Value.Asked, Note(answer.Value.Words))}"));
    }

    /// <summary>Written over is a tick of the edit that the text of now lacks although no person
    /// took it out and nobody has acted on it.</summary>
    private bool IsWrittenOver(string name, Box now, DashboardEdit? edit) =>
        edit is not null
        && edit.After.ReadAt != ReadAt && edit.At >= ReadAt
        && edit.Ticked.Contains(name) && edit.After._boxes[name].Count == now.Count;

    // Without a box there is no count, so the clock alone says that nobody has seen the tick: in doubt it is not acted on.
    private bool IsDroppedUnseen(string name, DashboardEdit? edit) =>
        edit is not null
        && edit.After.ReadAt != ReadAt && edit.At > ReadAt
        && !_boxes.ContainsKey(name) && DashboardAct.Parse(name) is DashboardAct.Refresh;

    /// <summary>The names of boxes that are ticked here and not in another text.</summary>
    internal IReadOnlyList<string> TickedSince(DashboardText before) =>
    [
        .. _boxes
            .Where(box => box.Value.IsTicked && !(before._boxes.TryGetValue(box.Key, out var earlier) && earlier.IsTicked))
            .Select(box => box.Key),
    ];

    private static string Append(string text, IEnumerable<string> lines)
    {
        var added = string.Join('\n', lines);
        var kept = text.TrimEnd('\r', '\n');
        return added.Length == 0 ? text : $"{kept}\n\n{added}{text[kept.Length..]}";
    }

    private static string Words(DashboardAct act) =>
        act is DashboardAct.Refresh refresh ? $"**{refresh.Watch.Value}**: {act.Words}" : act.Words;

    private static string Line(Match match, bool isTicked, int count, AskedRefresh? asked, string note) =>
        $"{match.Groups["head"].Value}[{(isTicked ? "x" : " ")}]{match.Groups["words"].Value}"
            + Mark(match.Groups["name"].Value, count, asked, note);

    private static string Mark(string name, int count, AskedRefresh? asked, string note) =>
        $"<!-- findall-digest:do {name} n={count}"
            + $"{(asked is null ? "" : $" by={asked.WorkflowRun} at={Timestamp.Format(asked.At)}")} -->{note}";

    private static string Note(string note) => note.Length == 0 ? "" : $" · {note}";

    private static int Count(Match match) => int.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture);

    private static AskedRefresh? Asked(Match match) =>
        match.Groups["by"].Success && Timestamp.TryParse(match.Groups["at"].Value, out var at)
            ? new AskedRefresh(match.Groups["by"].Value, at)
            : null;

    [GeneratedRegex(
        @"^(?<head>[ \t]*[-*+] )\[(?<tick>[ xX])\](?<words>[^\r\n]*?)<!-- findall-digest:do "
            + @"(?<name>[a-z]+ [A-Za-z0-9: -]{1,100}?) n=(?<count>[0-9]{1,8})(?: by=(?<by>[0-9]{1,20}) at=(?<at>[0-9TZ:-]{20}))? -->"
            + @"(?<note>[^\r\n]*)",
        RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex BoxLine();

    private sealed record Box(bool IsTicked, int Count, AskedRefresh? Asked, string Note);
}
