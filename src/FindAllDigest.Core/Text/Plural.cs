namespace FindAllDigest.Core.Text;

/// <summary>Numbers with their words. A thousand has a comma, here and wherever people read a number: <c>{n:#,0}</c>.</summary>
public static class Plural
{
    /// <summary><c>1 row</c>, <c>2 rows</c>.</summary>
    public static string Of(int number, string word) => Of(number, word, $"{word}s");

    /// <summary><c>1 entity</c>, <c>2 entities</c>.</summary>
    public static string Of(int number, string singular, string plural) => $"{number:#,0} {(number == 1 ? singular : plural)}";
}
