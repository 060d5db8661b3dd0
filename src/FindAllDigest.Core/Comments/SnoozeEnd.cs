using System.Globalization;
using System.Text.RegularExpressions;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Comments;

/// <summary>The day on which a snooze ends, as people write it: <c>2027-01-31</c>, <c>until 2027-01-31</c>, <c>6 weeks</c>.</summary>
internal static partial class SnoozeEnd
{
    private const int DaysOfWeek = 7;

    /// <summary>The day; null where the text is none.</summary>
    public static DateOnly? Read(string text, DateOnly today)
    {
        var match = Form().Match(text.Trim().TrimEnd('.'));
        if (!match.Success)
        {
            return null;
        }

        if (match.Groups["day"].Value is { Length: > 0 } day)
        {
            return IsoDate.TryParse(day, out var date) ? date : null;
        }

        var count = int.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture);
        return match.Groups["unit"].Value.ToLowerInvariant() switch
        {
            "day" => today.AddDays(count),
            "week" => today.AddDays(DaysOfWeek * count),
            "month" => today.AddMonths(count),
            _ => today.AddYears(count),
        };
    }

    /// <summary>Where a line ends in a day that no colon parts from the names; -1 where it does not.</summary>
    public static int IndexIn(string text) => AtEnd().Match(text) is { Success: true } match ? match.Index : -1;

    [GeneratedRegex(
        @"^(?:until |till |to |for |by )?(?:(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})|(?<count>[0-9]{1,2}) (?<unit>day|week|month|year)s?)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Form();

    [GeneratedRegex(
        @"\s(?:until |till |for )?(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2} (?:day|week|month|year)s?)\.?\s*$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex AtEnd();
}
