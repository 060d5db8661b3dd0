using System.Globalization;
using System.Text;
using FindAllDigest.Diagnostics;
using Spectre.Console.Rendering;

namespace FindAllDigest.Cli;

/// <summary>A table in plain text: columns in line whatever script the cells are in, and lines no longer than the terminal.</summary>
/// <param name="heads">What stands above each column.</param>
internal sealed class ConsoleTable(params string[] heads)
{
    private const string Gap = "  ";
    private const int Narrowest = 6;
    private const int Readable = 16;

    private readonly List<Painted[]> _rows = [];

    /// <summary>Columns of numbers, which are in line at their right ends.</summary>
    public IReadOnlyCollection<int> Right { get; init; } = [];

    /// <summary>Columns that are left out, the last first, where there is no room to read all; below the table they are named.</summary>
    public IReadOnlyList<int> Spare { get; init; } = [];

    /// <summary>Adds a row with a cell for each head; text of cells may be foreign.</summary>
    public void Add(params Painted[] cells) => _rows.Add([.. cells.Select(cell => cell with { Text = LogText.Of(cell.Text) })]);

    /// <param name="width">Cells of a line. Where the columns are wider, the widest are cut.</param>
    public IReadOnlyList<string> Lines(int width, bool hasColor)
    {
        Painted[] head = [.. heads.Select(text => new Painted(text, Ink.Strong))];
        var widths = Enumerable.Range(0, heads.Length).Select(column => _rows.Append(head).Max(row => CellsOf(row[column].Text))).ToArray();
        int[] left = [.. LeftOut(widths, width)];
        foreach (var column in left)
        {
            widths[column] = 0;
        }

        while (Together(widths) > width && widths.Max() > Narrowest)
        {
            widths[Array.IndexOf(widths, widths.Max())]--;
        }

        string[] more = left.Length == 0 ? [] : [$"No room for {string.Join(", ", left.Order().Select(column => heads[column]))}."];
        return [.. _rows.Prepend(head).Select(row => Line(row, widths, hasColor)), .. more];
    }

    private IEnumerable<int> LeftOut(int[] widths, int width)
    {
        int[] readable = [.. widths.Select(natural => Math.Min(natural, Readable))];
        foreach (var column in Spare.Reverse().TakeWhile(_ => Together(readable) > width))
        {
            readable[column] = 0;
            yield return column;
        }
    }

    private static int Together(int[] widths) => widths.Sum() + (Gap.Length * (widths.Count(one => one > 0) - 1));

    private string Line(Painted[] row, int[] widths, bool hasColor)
    {
        var cells = row.Index().Where(cell => widths[cell.Index] > 0).Select(one =>
        {
            var (column, cell) = one;
            var text = Cut(cell.Text, widths[column]);
            var gap = new string(' ', widths[column] - CellsOf(text));
            var shown = hasColor ? (cell with { Text = text }).ToAnsi() : text;
            return Right.Contains(column) ? gap + shown : shown + gap;
        });
        return string.Join(Gap, cells).TrimEnd();
    }

    private static string Cut(string text, int width)
    {
        if (CellsOf(text) <= width)
        {
            return text;
        }

        var kept = new StringBuilder();
        var left = width - 1;
        var characters = StringInfo.GetTextElementEnumerator(text);
        while (characters.MoveNext() && (left -= CellsOf(characters.GetTextElement())) >= 0)
        {
            kept.Append(characters.GetTextElement());
        }

        return $"{kept.ToString().TrimEnd()}…";
    }

    private static int CellsOf(string text) => new Segment(text).CellCount();
}
