using System.Globalization;

namespace FindAllDigest.Core.Text;

/// <summary>A day as files spell it: <c>yyyy-MM-dd</c>.</summary>
public static class IsoDate
{
    private const string Form = "yyyy-MM-dd";

    public static string Format(DateOnly day) => day.ToString(Form);

    /// <exception cref="FormatException">The text is no day.</exception>
    public static DateOnly Parse(string text) => DateOnly.ParseExact(text, Form, CultureInfo.InvariantCulture);

    public static bool TryParse(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    /// <summary>Reads a day from UTF-8 without making a string: a million rows have a million dates.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out DateOnly date)
    {
        date = default;
        if (text is not [_, _, _, _, (byte)'-', _, _, (byte)'-', _, _])
        {
            return false;
        }

        var isNumber = true;
        var year = (Digit(text[0]) * 1000) + (Digit(text[1]) * 100) + (Digit(text[2]) * 10) + Digit(text[3]);
        var month = (Digit(text[5]) * 10) + Digit(text[6]);
        var day = (Digit(text[8]) * 10) + Digit(text[9]);
        if (!isNumber || year == 0 || month is < 1 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        date = new(year, month, day);
        return true;

        int Digit(byte letter)
        {
            isNumber &= char.IsAsciiDigit((char)letter);
            return letter - '0';
        }
    }
}
