using System.Text.RegularExpressions;

namespace FindAllDigest.Core.Watches;

/// <summary>Puts the date of a refresh into an objective. Three words between double braces are known; nothing else is evaluated.</summary>
/// <remarks><c>{{ today }}</c> is <c>2026-11-23</c>, <c>{{ year }}</c> is <c>2026</c>,
/// <c>{{ month }}</c> is <c>November</c>; UTC.</remarks>
public static partial class ObjectiveTemplate
{
    /// <summary>The words that may stand between double braces.</summary>
    public static IReadOnlyList<string> Words { get; } = ["today", "year", "month"];

    /// <summary>The objective with the date put in. Braces around anything else stay as they are.</summary>
    public static string Render(
        string objective, DateOnly today) => Braces().Replace(objective, braces => IsClosed(braces) ? Word(braces) switch
        {
            "today" => today.ToString("yyyy-MM-dd"),
            "year" => today.ToString("yyyy"),
            "month" => today.ToString("MMMM"),
            _ => braces.Value,
        } : braces.Value);

    /// <summary>Whether every pair of double braces is filled in.</summary>
    public static bool IsKnown(string objective) => !Unknown(objective).Any();

    /// <summary>Every pair of double braces that stays as it is, as written; the last may be unclosed.</summary>
    internal static IEnumerable<UnknownBraces> Unknown(string objective) => Braces().Matches(objective)
        .Where(braces => !IsClosed(braces) || !Words.Contains(Word(braces), StringComparer.Ordinal))
        .Select(braces => new UnknownBraces(Word(braces), IsClosed(braces)));

    private static string Word(Match braces) => braces.Groups["word"].Value.Trim();

    private static bool IsClosed(Match braces) => braces.Groups["end"].Length > 0;

    [GeneratedRegex(@"\{\{(?<word>.*?)(?<end>\}\}|\z)", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Braces();

    internal sealed record UnknownBraces(string Word, bool IsClosed);
}
