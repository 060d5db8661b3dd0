using System.Globalization;

namespace FindAllDigest.Core.Text;

/// <summary>A day as files spell it: <c>yyyy-MM-dd</c>.</summary>
public static class IsoDate
{
    private const string Form = "yyyy-MM-dd";

    public static string Format(DateOnly day) => day.ToString(Form, CultureInfo.InvariantCulture);

    /// <exception cref="FormatException">The text is no day.</exception>
    public static DateOnly Parse(string text) => DateOnly.ParseExact(text, Form, CultureInfo.InvariantCulture);

    public static bool TryParse(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    /// <summary>Reads a day from UTF-8 without making a string: a million rows have a million dates.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out DateOnly date)
    {
        date = default;
        if (text is not [_, _, _, _, (byte)'-', _, _, (byte)'-', _, _]
            || !TryDigits(text[..4], out var year) || !TryDigits(text[5..7], out var month) || !TryDigits(text[8..], out var day)
            || year == 0 || month is < 1 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        date = new(year, month, day);
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, out int number)
    {
        number = 0;
        foreach (var digit in text)
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            number = (number * 10) + digit - '0';
        }

        return true;
    }
}
