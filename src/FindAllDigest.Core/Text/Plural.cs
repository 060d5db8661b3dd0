namespace FindAllDigest.Core.Text;

/// <summary>Numbers with their words.</summary>
public static class Plural
{
    /// <summary><c>1 row</c>, <c>2 rows</c>.</summary>
    public static string Of(int number, string word) => $"{number} {word}{(number == 1 ? "" : "s")}";

    /// <summary><c>1 entity</c>, <c>2 entities</c>.</summary>
    public static string Of(int number, string singular, string plural) => $"{number} {(number == 1 ? singular : plural)}";
}
