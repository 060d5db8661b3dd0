using System.Globalization;

namespace FindAllDigest.Cli.Exclude;

/// <summary>Numbers with their words.</summary>
internal static class Count
{
    /// <summary><c>1 row</c>, <c>2 rows</c>.</summary>
    public static string Of(int number, string word) => string.Create(CultureInfo.InvariantCulture, $"{number} {word}{(number == 1 ? "" : "s")}");
}
