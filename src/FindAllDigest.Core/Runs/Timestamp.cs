using System.Globalization;

namespace FindAllDigest.Core.Runs;

/// <summary>A moment as the program's files spell it: ISO 8601, UTC, whole seconds, <c>Z</c>.</summary>
public static class Timestamp
{
    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    public static string Format(DateTimeOffset moment) => moment.UtcDateTime.ToString(Form);

    /// <summary>Reads a moment; with or without fractions of a second.</summary>
    /// <exception cref="FormatException">The text is not a moment.</exception>
    public static DateTimeOffset Parse(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, Utc);

    /// <summary>Reads a moment as <see cref="Format"/> writes it; false for any other text.</summary>
    public static bool TryParse(string text, out DateTimeOffset moment) =>
        DateTimeOffset.TryParseExact(text, Form, CultureInfo.InvariantCulture, Utc, out moment);
}
