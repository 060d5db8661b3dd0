using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Exclusions;

/// <summary>In which order the dates of a column stand that are not written as <c>2026-11-30</c>.</summary>
public enum DateOrder
{
    /// <summary>There is none, or none is needed: year first, or day and month are the same number.</summary>
    None,

    /// <summary><c>30/11/2026</c>, <c>30.11.2026</c>.</summary>
    DayFirst,

    /// <summary><c>11/30/2026</c>.</summary>
    MonthFirst,
}

/// <summary>Reads dates as spreadsheets save them in the form of their country.</summary>
internal static class SpreadsheetDate
{
    /// <summary>The day of a cell without its blanks, ISO or in the order of its column.</summary>
    public static bool TryParse(ReadOnlySpan<byte> cell, DateOrder order, out DateOnly date)
    {
        if (IsoDate.TryParse(cell, out date))
        {
            return true;
        }

        if (!TrySplit(cell, out var numbers))
        {
            return false;
        }

        return numbers.IsYearFirst || order != DateOrder.MonthFirst
            ? IsDay(
                numbers.Year,
                numbers.IsYearFirst ? numbers.First : numbers.Second,
                numbers.IsYearFirst ? numbers.Second : numbers.First,
                out date)
            : IsDay(numbers.Year, numbers.First, numbers.Second, out date);
    }

    /// <summary>Which orders make a cell a day; both false where it is none at all.</summary>
    public static (bool DayFirst, bool MonthFirst) OrdersOf(ReadOnlySpan<byte> cell) =>
        (TryParse(cell, DateOrder.DayFirst, out _), TryParse(cell, DateOrder.MonthFirst, out _));

    /// <summary>Whether a cell is the same day in both orders: the year stands first, or day and month are one number.</summary>
    public static bool IsSameInEachOrder(ReadOnlySpan<byte> cell) =>
        TryParse(cell, DateOrder.DayFirst, out var one) && TryParse(cell, DateOrder.MonthFirst, out var other) && one == other;

    /// <summary>Three numbers with the same sign between them, a year of four digits first or
    /// last; a time behind them is passed over.</summary>
    private static bool TrySplit(ReadOnlySpan<byte> cell, out Numbers numbers)
    {
        numbers = default;
        var time = cell.IndexOfAny((byte)' ', (byte)'T');
        cell = time > 0 && cell[time..].Contains((byte)':') ? cell[..time] : cell;
        if (!TryNumber(ref cell, out var first, out var firstDigits)
            || cell.IsEmpty
            || cell[0] is not ((byte)'/' or (byte)'.' or (byte)'-'))
        {
            return false;
        }

        var sign = cell[0];
        if (!TrySign(ref cell, sign) || !TryNumber(ref cell, out var second, out var secondDigits) || secondDigits > 2
            || !TrySign(ref cell, sign) || !TryNumber(ref cell, out var third, out var thirdDigits) || cell.TrimEnd((byte)'.').Length > 0)
        {
            return false;
        }

        numbers = firstDigits == 4 ? new(first, second, third, IsYearFirst: true) : new(third, first, second, IsYearFirst: false);
        return firstDigits == 4 ? thirdDigits <= 2 : firstDigits <= 2 && thirdDigits == 4;
    }

    private static bool TrySign(ref ReadOnlySpan<byte> text, byte sign)
    {
        if (text.IsEmpty || text[0] != sign)
        {
            return false;
        }

        text = text[1..].TrimStart((byte)' ');
        return true;
    }

    private static bool TryNumber(ref ReadOnlySpan<byte> text, out int number, out int digits)
    {
        (number, digits) = (0, 0);
        while (digits < text.Length && text[digits] is >= (byte)'0' and <= (byte)'9' && digits < 5)
        {
            number = (number * 10) + text[digits++] - '0';
        }

        text = text[digits..];
        return digits > 0;
    }

    private static bool IsDay(int year, int month, int day, out DateOnly date)
    {
        var isDay = year > 0 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        date = isDay ? new(year, month, day) : default;
        return isDay;
    }

    private readonly record struct Numbers(int Year, int First, int Second, bool IsYearFirst);
}
