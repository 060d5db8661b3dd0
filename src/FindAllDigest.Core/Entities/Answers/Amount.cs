using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using FindAllDigest.Core.Identity;

namespace FindAllDigest.Core.Entities.Answers;

/// <summary>A number that a text says surely, and nothing else beside it.</summary>
/// <param name="Value">The plain number: 5,200,000 for <c>USD 5.2M</c>.</param>
/// <param name="Currency">ISO code in capitals; empty where the text names none.</param>
internal sealed partial record Amount(decimal Value, string Currency)
{
    private static readonly FrozenSet<string> Vague = new[]
    {
        "about", "approx", "approximately", "around", "roughly", "circa", "ca", "nearly", "almost", "over", "least", "than", "more", "up",
        "since", "before", "after", "under", "below", "above",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Reads an amount. False for a range, for <c>over 5M</c>, for a number whose separator may be read in two ways.</summary>
    public static bool TryRead(string text, [NotNullWhen(true)] out Amount? amount)
    {
        var wording = Wording.Of(text);
        amount = wording is { Words.Count: 1, Figures.Count: 1, Currencies.Count: <= 1 } && IsSure(text)
            ? new(decimal.Parse(wording.Figures[0], CultureInfo.InvariantCulture), wording.Currencies.FirstOrDefault("").ToUpperInvariant())
            : null;
        return amount is not null;
    }

    /// <summary>The one currency that a text names, as ISO code in capitals; null if it names none or several.</summary>
    public static string? CurrencyIn(string text) =>
        Wording.Of(text).Currencies is { Count: 1 } only ? only.First().ToUpperInvariant() : null;

    /// <summary>Whether a text says its figures without a shade of doubt: no <c>about</c>,
    /// <c>+</c> or <c>~</c>, no separator with two meanings.</summary>
    public static bool IsSure(string text)
    {
        var folded = Folding.Fold(text);
        return Plain().IsMatch(folded)
            && Numbers().Matches(folded).All(HasOneReading)
            && !Words().Matches(folded).Any(word => Vague.Contains(word.Value));
    }

    // 5.400 may be five thousand four hundred or five and a bit, unless a magnitude follows.
    private static bool HasOneReading(Match number) =>
        Grouped().IsMatch(number.Groups["number"].Value)
            && (number.Groups["magnitude"].Success || !PointGroup().IsMatch(number.Groups["number"].Value));

    [GeneratedRegex(@"^[\p{L}\p{M}\p{N}\s.,:;'’/$€£¥₹−–-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    [GeneratedRegex(
        @"(?<number>\d+(?:(?:[.,'’]| (?=\d{3}(?!\d)))\d+)*)(?<magnitude>\s*(?:k|m|mm|mn|mio|b|bn|t|tn|"
            + @"(?:thousand|million|billion|trillion)s?)\b)?",
        RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();

    [GeneratedRegex(
        @"^(?:\d+|\d+\.\d+|\d+,\d{1,2}|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}"
            + @"(?:[ '’]\d{3})+)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Grouped();

    [GeneratedRegex(@"^[1-9]\d{0,2}\.\d{3}$", RegexOptions.CultureInvariant)]
    private static partial Regex PointGroup();

    [GeneratedRegex(@"\p{L}+", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
