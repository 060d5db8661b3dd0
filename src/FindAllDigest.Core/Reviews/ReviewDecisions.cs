using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Exclusions;

namespace FindAllDigest.Core.Reviews;

/// <summary>Turns ticks into edits of the exclude list: <c>rejected</c> in <c>status</c>, a
/// day in <c>until</c>, a row more, or any taken back.</summary>
/// <remarks>A command is the last word of a person, and decides both cells. A tick fills a cell only where nobody has written into it, and
/// unticking empties it only where it still holds what the box showed: what a person wrote into the file counts more than a box. So
/// deciding twice changes nothing more. Columns are not added: every other line would have to follow, or the file would no longer be a
/// table.</remarks>
public static class ReviewDecisions
{
    /// <summary>How far ahead of the day of the decision a snooze reaches.</summary>
    public const int SnoozeDays = 90;

    /// <summary>Decides about everything that is wished.</summary>
    /// <param name="wishes">One for each entity and action at most; of more the last counts.</param>
    /// <param name="today">The day (UTC) of the decision.</param>
    public static ReviewResult Decide(ExcludeList list, IReadOnlyList<ReviewWish> wishes, DateOnly today)
    {
        List<ReviewWish> written = [];
        List<ReviewWish> waiting = [];
        List<CellEdit> edits = [];
        List<NewExcludeRow> added = [];
        List<ExcludeRow> removed = [];
        foreach (var ofEntity in wishes.GroupBy(wish => wish.Entity.Key))
        {
            var last = ofEntity.GroupBy(wish => wish.Action, (_, same) => same.Last()).ToList();
            var possible = last.Where(wish => ColumnOf(wish.Action) is not { } column || list.HasColumn(column)).ToList();
            waiting.AddRange(last.Except(possible).Where(wish => wish.IsTicked));

            var rows = ReviewState.RowsOf(list, last[0].Entity);
            if (rows.Count == 0)
            {
                var ticked = possible.Where(wish => wish.IsTicked).ToList();
                added.AddRange(ticked.Count == 0 ? [] : [RowFor(ticked, today)]);
                written.AddRange(ticked);
                continue;
            }

            foreach (var wish in possible)
            {
                if (wish is { Action: ReviewAction.Add, IsTicked: false } && rows.All(row => IsAsAdded(row, wish.Entity)))
                {
                    removed.AddRange(rows);
                    written.Add(wish);
                    continue;
                }

                var cells = rows.Select(row => EditOf(row, wish, today)).OfType<CellEdit>().ToList();
                edits.AddRange(cells);
                written.AddRange(cells.Count > 0 ? [wish] : []);
            }

            edits.AddRange(
                last
                    .Where(wish => wish.Note.Length > 0 && list.HasColumn(ExcludeColumn.Note))
                    .SelectMany(wish => rows.Select(row => NoteOf(row, wish.Note)).OfType<CellEdit>()));
        }

        // Edits name lines, so the lines that go, go last.
        var edited = list.Edit(edits).Append(added);
        return new ReviewResult(removed.Count == 0 ? edited : edited.Remove(removed), written, waiting);
    }

    /// <summary>The column that an action writes; null where it needs none.</summary>
    public static ExcludeColumn? ColumnOf(ReviewAction action) => action switch
    {
        ReviewAction.Reject => ExcludeColumn.Status,
        ReviewAction.Snooze => ExcludeColumn.Until,
        ReviewAction.Add => null,
    };

    /// <summary>That column's name; empty where there is none.</summary>
    public static string ColumnNameOf(ReviewAction action) => ColumnOf(action) is { } column ? ExcludeColumns.NameOf(column) : "";

    // What a person wrote into the row since counts more than the box.
    private static bool IsAsAdded(ExcludeRow row, Entity candidate) =>
        row is { Status: ExcludeStatus.Known, Until: null }
            && (row.Note.Length == 0 || row.Note == NoteOf(candidate))
            && (row.Run.Length == 0 || row.Run == candidate.Run.Value);

    private static CellEdit? EditOf(ExcludeRow row, ReviewWish wish, DateOnly today) => (wish.Action, wish.IsTicked) switch
    {
        (ReviewAction.Reject, true) when row.Status != ExcludeStatus.Rejected => new(row.Line, ExcludeColumn.Status, Rejected),
        (ReviewAction.Reject, false) when row.Status == ExcludeStatus.Rejected => new(row.Line, ExcludeColumn.Status, ""),
        (ReviewAction.Snooze, true) when row.Until is null
            || row.IsExpired(today)
            || (wish is { IsCommand: true, Until: { } asked } && row.Until != asked) =>
            new(row.Line, ExcludeColumn.Until, Day(wish.Until ?? SnoozeEnd(today))),

        // A tick that was never shown can only have been taken back on the day it was made.
        (ReviewAction.Snooze, false) when row.Until is { } until && (wish.IsCommand || until == (wish.ShownUntil ?? SnoozeEnd(today))) =>
            new(row.Line, ExcludeColumn.Until, ""),
        _ => null,
    };

    // Its row was deleted, perhaps by somebody who wanted it back; a tick is the newer word.
    private static NewExcludeRow RowFor(List<ReviewWish> ticked, DateOnly today)
    {
        return RowOf(ticked[0].Entity, today) with
        {
            Status = ticked.Exists(wish => wish.Action == ReviewAction.Reject) ? ExcludeStatus.Rejected : ExcludeStatus.Known,
            Until = ticked.Find(wish => wish.Action == ReviewAction.Snooze) is { } snooze ? snooze.Until ?? SnoozeEnd(today) : null,
            Note = ticked.Find(wish => wish.Note.Length > 0)?.Note ?? NoteOf(ticked[0].Entity),
        };
    }

    // What stands in the cell stays: somebody wrote it.
    private static CellEdit? NoteOf(ExcludeRow row, string note) => row.Note.Contains(note, StringComparison.Ordinal) ? null
        : new(row.Line, ExcludeColumn.Note, row.Note.Length == 0 ? note : $"{row.Note}; {note}");

    private static NewExcludeRow RowOf(Entity entity, DateOnly today) =>
        NewExcludeRow.FromService(entity.Name, entity.Url, today, entity.Run) with { Note = NoteOf(entity) };

    // Nobody who finds the row later takes it for a real one.
    private static string NoteOf(Entity entity) => entity.IsMadeUp ? "made up" : "";

    private static DateOnly SnoozeEnd(DateOnly today) => today.AddDays(SnoozeDays);

    private static string Rejected => ExcludeStatus.Rejected.Word();

    private static string Day(DateOnly day) => day.ToString("O");
}
