using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace FindAllDigest.Core.Entities.Answers;

/// <summary>A date as exact as a text gives it: a year, a month of it, or a day.</summary>
public sealed partial record LooseDate(int Year, int? Month, int? Day)
{
    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    private static readonly HashSet<string> Fillers = new([
        "in", "on", "of", "since", "founded", "est", "circa", "st", "nd", "rd", "th"
    ], StringComparer.Ordinal);

    /// <summary>Reads <c>2024-03-01</c>, <c>2024-03</c>, <c>1 March 2024</c>, <c>Mar 1st, 2024</c>,
    /// <c>March 2024</c>, <c>in 2024</c>; nothing that depends on whether the day or the month comes first.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out LooseDate? date)
    {
        date = Iso().Match(text) is { Success: true } iso
            ? Of(
                Int(iso.Groups["year"].Value),
                Int(iso.Groups["month"].Value),
                iso.Groups["day"] is { Success: true } day ? Int(day.Value) : null)
            : FromWords(Wording.Of(text).Words);
        return date is not null;
    }

    /// <summary>The day itself; null where the text gives only its year or month, or a day that its month does not have.</summary>
    public DateOnly? ExactDay =>
        this is { Month: { } month, Day: { } day } && day <= DateTime.DaysInMonth(Year, month) ? new(Year, month, day) : null;

    /// <summary><c>2024-03-01</c>, <c>2024-03</c> or <c>2024</c>.</summary>
    public override string ToString() => (Month, Day) switch
    {
        ({ } month, { } day) => $"{Year:0000}-{month:00}-{day:00}",
        ({ } month, null) => $"{Year:0000}-{month:00}",
        _ => $"{Year:0000}",
    };

    /// <summary>Whether two dates may be the same day: what both give is the same.</summary>
    public bool Agrees(LooseDate other) =>
        Year == other.Year
        && (Month is null || other.Month is null || Month == other.Month)
        && (Day is null || other.Day is null || Day == other.Day);

    private static LooseDate? FromWords(IReadOnlyList<string> words)
    {
        int? year = null, month = null, day = null;
        foreach (var word in words.Where(word => !Fillers.Contains(word)))
        {
            if (word.Length >= 3
                && Array.FindIndex(
                    Months, name => name == word || name[..3] == word || (word == "sept" && name == "september")) is >= 0 and var index
                && month is null)
            {
                month = index + 1;
            }
            else if (word.Length == 4
                && year is null
                && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                year = number;
            }
            else if (word.Length <= 2 && day is null && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out number))
            {
                day = number;
            }
            else
            {
                return null;
            }
        }

        return year is { } found && (day is null || month is not null) ? Of(found, month, day) : null;
    }

    private static LooseDate? Of(int year, int? month, int? day) =>
        year is >= 1000 and < 3000 && month is null or (>= 1 and <= 12) && day is null or (>= 1 and <= 31) ? new(year, month, day) : null;

    private static int Int(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^\s*(?<year>[0-9]{4})[-/](?<month>[0-9]{2})(?:[-/](?<day>[0-9]{2})(?:[T ][0-9:.,]+(?:Z|[+-][0-9:]+)?)?)?\s*$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Iso();
}
