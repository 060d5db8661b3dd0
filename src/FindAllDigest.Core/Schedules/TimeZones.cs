using System.Diagnostics.CodeAnalysis;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Schedules;

/// <summary>Time zones by their IANA names, such as <c>Europe/Lisbon</c>.</summary>
internal static class TimeZones
{
    private const int LongestName = 64;

    public static bool TryFind(string name, [NotNullWhen(true)] out TimeZoneInfo? zone)
    {
        zone = null;

        // The name becomes a path below the zone database, so nothing that could leave it is looked up.
        return name.Length is > 0 and <= LongestName
            && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '/' or '_' or '-' or '+')
            && TimeZoneInfo.TryFindSystemTimeZoneById(name, out zone);
    }

    /// <summary>The name nearest to a wrong one; a city alone finds its zone.</summary>
    public static string? Nearest(string wrong)
    {
        var names = TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).ToList();
        var city = wrong.Replace(' ', '_');
        return names.Find(name => name.EndsWith("/" + city, StringComparison.OrdinalIgnoreCase)) ?? NearestWord.Find(wrong, names);
    }
}
