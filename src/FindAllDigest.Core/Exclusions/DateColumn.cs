using System.Text;
using FindAllDigest.Core.Csv;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Exclusions;

/// <summary>Checks the dates of one column, and finds out in which order a spreadsheet has written them.</summary>
/// <remarks>The day is taken where all cells that are not ISO agree on one order; otherwise
/// the column is told once, with one way to mend all of them.</remarks>
internal sealed class DateColumn(ExcludeColumn column, int position)
{
    private readonly List<TextFault> _faults = [];
    private int _count;
    private int _firstOffset;
    private string _first = "";
    private string _dayFirst = "";
    private string _monthFirst = "";

    public DateOrder Order => (_dayFirst, _monthFirst) switch
    {
        ({ Length: > 0 }, "") => DateOrder.DayFirst,
        ("", { Length: > 0 }) => DateOrder.MonthFirst,
        _ => DateOrder.None,
    };

    public IEnumerable<TextFault> Faults => _count > 0 && Order == DateOrder.None ? _faults.Append(Undecided()) : _faults;

    /// <summary>Checks the cell of a row.</summary>
    /// <param name="day">The day; the default where the cell is empty.</param>
    /// <returns>False where only the whole column tells which day it is.</returns>
    public bool Check(CsvScanner scanner, out DateOnly day)
    {
        day = default;
        var text = position < 0 ? default : scanner.Text(position);
        if (text.IsEmpty || IsoDate.TryParse(text, out day))
        {
            return true;
        }

        CheckOther(scanner, ExcludeRowScan.Trim(text));
        return false;
    }

    private void CheckOther(CsvScanner scanner, ReadOnlySpan<byte> cell)
    {
        if (cell.IsEmpty || IsoDate.TryParse(cell, out _))
        {
            return;
        }

        switch (SpreadsheetDate.OrdersOf(cell))
        {
            case (false, false):
                _faults.Add(CellFaults.OfDate(scanner, position, cell));
                break;
            case (true, true) when SpreadsheetDate.IsSameInEachOrder(cell):
                break;
            case var (isDayFirst, isMonthFirst):
                Remember(scanner, Encoding.UTF8.GetString(cell), isDayFirst, isMonthFirst);
                break;
        }
    }

    private void Remember(CsvScanner scanner, string cell, bool isDayFirst, bool isMonthFirst)
    {
        if (_count++ == 0)
        {
            (_firstOffset, _first) = (scanner.CellOffset(position), cell);
        }

        _dayFirst = _dayFirst.Length == 0 && !isMonthFirst ? cell : _dayFirst;
        _monthFirst = _monthFirst.Length == 0 && !isDayFirst ? cell : _monthFirst;
    }

    private TextFault Undecided()
    {
        var name = ExcludeColumns.NameOf(column);
        var seen = _dayFirst.Length > 0
            ? $"'{_dayFirst}' has the day first and '{_monthFirst}' the month"
            : $"'{_first}' may begin with the day or the month, and no other date of the column tells";
        return new(
            _firstOffset,
            $"The column '{name}' has {Plural.Of(_count, "date")} in a spreadsheet's form that cannot be read for sure: {seen}.",
            $"Format the whole column '{name}' as yyyy-mm-dd in the spreadsheet and save again; that mends all of them.");
    }
}
