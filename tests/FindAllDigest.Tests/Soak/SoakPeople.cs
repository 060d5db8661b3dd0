using System.Text;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Identity;
using FindAllDigest.GitHubSimulator.Pulls;

namespace FindAllDigest.Tests.Soak;

/// <summary>What people do between two refreshes: review, merge, close, and edit the list by hand.</summary>
internal sealed class SoakPeople(SoakStage stage, Dice dice)
{
    private int _edits;

    /// <summary>Entities that a person let back in: by deleting a row, or by a date after which it stops excluding.</summary>
    public HashSet<(string Watch, EntityKey Key)> LetBackIn { get; } = [];

    /// <summary>Rows by hand that must be there to the end, by watch.</summary>
    public List<(string Watch, string Note)> Notes { get; } = [];

    /// <summary>What was done, for whoever reads a failure.</summary>
    public List<string> Diary { get; } = [];

    public void Work()
    {
        if (Open is { } pull && dice.Percent(60))
        {
            Review(pull);
        }

        foreach (var watch in SoakStage.Watches.Where(_ => dice.Percent(25)))
        {
            Edit(watch, dice.Percent(70) || Open is null ? "main" : Open.HeadBranch);
        }

        if (dice.Percent(20))
        {
            stage.Ada.Commit("main", "Something else", ("README.md", $"# Watches {++_edits}\n"));
        }
    }

    private PullRequest? Open => stage.Repository.PullRequests.All.FirstOrDefault(pull => pull.IsOpen);

    private void Review(PullRequest pull)
    {
        var branch = pull.HeadBranch;
        if (dice.Percent(10))
        {
            Diary.Add($"closes {pull.Number}");
            stage.Ada.ClosePullRequest(pull.Number);
            return;
        }

        try
        {
            stage.Ada.MergePullRequest(pull.Number);
            Diary.Add($"merges {pull.Number}");
            if (dice.Percent(50))
            {
                stage.Ada.DeleteBranch(branch);
            }
        }
        catch (InvalidOperationException)
        {
            Diary.Add($"cannot merge {pull.Number}");
        }
    }

    private void Edit(string watch, string branch)
    {
        var path = $"data/{watch}/exclude.csv";
        if (stage.Repository.ReadText(path, branch) is not { } text
            || (branch != "main" && !branch.EndsWith(watch, StringComparison.Ordinal)))
        {
            return;
        }

        var list = ExcludeList.Read(path, Encoding.UTF8.GetBytes(text)).OrThrow();
        var rows = list.Rows.ToList();
        if (rows.Count < 3)
        {
            return;
        }

        var row = dice.Pick(rows);
        var note = $"by hand {++_edits}";
        var edited = dice.Below(5) switch
        {
            0 => list.Edit([new CellEdit(row.Line, ExcludeColumn.Note, note)]),
            1 => list.Edit([new CellEdit(row.Line, ExcludeColumn.Status, "rejected"), new CellEdit(row.Line, ExcludeColumn.Note, note)]),
            2 =>
                list.Append(
                    [new NewExcludeRow($"Elsewhere {_edits}", $"https://elsewhere{_edits}.example", ExcludeStatus.Rejected, Note: note)]),
            3 => LetBack(list.Remove([row])),
            _ =>
                LetBack(
                    list.Edit(
                        [new CellEdit(
                            row.Line,
                            ExcludeColumn.Until,
                            stage.Clock.Now.AddDays(7 * dice.Below(10)).ToString("yyyy-MM-dd"))])),
        };
        Diary.Add($"edits {row.Name} of {watch} on {branch}, {note}");
        stage.Ada.Commit(branch, "By hand", (path, Encoding.UTF8.GetString(edited.Bytes.Span)));
        Notes.RemoveAll(known => known.Watch == watch && known.Note == row.Note);
        if (branch == "main" && Encoding.UTF8.GetString(edited.Bytes.Span).Contains(note, StringComparison.Ordinal))
        {
            Notes.Add((watch, note));
        }

        ExcludeList LetBack(ExcludeList without)
        {
            LetBackIn.Add((watch, row.Key));
            return without;
        }
    }
}
