using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using FindAllDigest.Core.Identity;

namespace FindAllDigest.Core.Entities.Answers;

/// <summary>What a text says, apart from how it is written: its words in order, amounts as
/// plain numbers, currencies by their code.</summary>
/// <param name="Words">Folded words, with numbers in one spelling: <c>$12M</c> and <c>12 million USD</c> both give <c>12000000</c>.</param>
/// <param name="Currencies">ISO codes in lower case; where they stand in the text does not matter.</param>
internal sealed partial record Wording(IReadOnlyList<string> Words, IReadOnlyList<string> Figures, IReadOnlySet<string> Currencies)
{
    // More than any amount of money; beyond it a number is compared as it is written.
    private const decimal Largest = 1_000_000_000_000_000_000m;

    private static readonly FrozenDictionary<string, decimal> Magnitudes = ByWord(
        (1e3m, "k thousand thousands"),
        (1e6m, "m mm mn mio mil million millions"),
        (1e9m, "b bn billion billions"),
        (1e12m, "t tn trillion trillions"));

    private static readonly FrozenDictionary<string, string> CurrencyCodes = ByWord(
        ("usd", "$ usd dollar dollars"),
        ("eur", "€ eur euro euros"),
        ("gbp", "£ gbp pound pounds"),
        ("jpy", "¥ jpy yen"),
        ("inr", "₹ inr rupee rupees"),
        ("chf", "chf"),
        ("cad", "cad"),
        ("aud", "aud"),
        ("sek", "sek"),
        ("cny", "cny rmb"));

    // What people put around a figure without saying anything else by it.
    private static readonly FrozenSet<string> Fillers = new[]
    {
        "about", "approx", "approximately", "around", "roughly", "circa", "ca", "nearly", "almost", "over", "at", "least", "than", "more",
        "in", "of", "to", "date", "total", "funding", "raised", "as", "us",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Synonyms = ByWord(("%", "percent"), ("yes", "true"), ("no", "false"));

    public static Wording Of(string text)
    {
        List<string> words = [];
        List<string> figures = [];
        var currencies = new HashSet<string>(StringComparer.Ordinal);
        decimal? pending = null;

        foreach (var token in Tokens().Matches(Folding.Fold(text)).Select(match => match.Value))
        {
            if (pending is { } number && Magnitudes.TryGetValue(token, out var magnitude) && Math.Abs(number) < Largest / magnitude)
            {
                AddFigure(number * magnitude);
                pending = null;
                continue;
            }

            Flush();
            if (CurrencyCodes.TryGetValue(token, out var code))
            {
                currencies.Add(code);
            }
            else if (Number(token) is { } parsed)
            {
                pending = parsed;
            }
            else if (token != "the")
            {
                words.Add(Synonyms.GetValueOrDefault(token, token));
            }
        }

        Flush();
        return new Wording(figures.Count == 0 ? words : [.. words.Where(word => !Fillers.Contains(word))], figures, currencies);

        void Flush()
        {
            if (pending is { } number)
            {
                AddFigure(number);
                pending = null;
            }
        }

        void AddFigure(decimal number)
        {
            var plain = number.ToString("0.############################");
            words.Add(plain);
            figures.Add(plain);
        }
    }

    /// <summary>Whether another text has the same words in the same order, and no other currency.</summary>
    public bool SaysTheSameAs(Wording other) =>
        Words.SequenceEqual(other.Words)
            && (Currencies.Count == 0 || other.Currencies.Count == 0 || Currencies.SetEquals(other.Currencies));

    private static FrozenDictionary<string, T> ByWord<T>(params (T Meaning, string Words)[] table) => table
        .SelectMany(row => row.Words.Split(' '), (row, word) => KeyValuePair.Create(word, row.Meaning))
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Reads digits with separators: the last of two kinds is the decimal one; a comma
    /// or space before three digits groups.</summary>
    private static decimal? Number(string token)
    {
        if (!char.IsAsciiDigit(token[^1]))
        {
            return null;
        }

        var text = token
            .Replace('−', '-')
            .Replace(" ", "", StringComparison.Ordinal)
            .Replace("'", "", StringComparison.Ordinal)
            .Replace("’", "", StringComparison.Ordinal);
        var (comma, point) = (text.LastIndexOf(','), text.LastIndexOf('.'));
        var isCommaDecimal = comma > point
            && (point >= 0 || (text.IndexOf(',', StringComparison.Ordinal) == comma && text.Length - comma != 4));
        var isPointGroup = isCommaDecimal || text.IndexOf('.', StringComparison.Ordinal) != point;
        text = isCommaDecimal
            ? text.Replace(".", "", StringComparison.Ordinal).Replace(',', '.')
            : text.Replace(",", "", StringComparison.Ordinal);
        text = isPointGroup && !isCommaDecimal ? text.Replace(".", "", StringComparison.Ordinal) : text;

        return decimal.TryParse(
            text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                && Math.Abs(number) < Largest ? number : null;
    }

    [GeneratedRegex(
        @"(?:(?<![\w)])[-−])?(?:\d{1,3}(?:[ '’]\d{3})+(?!\d)|\d+(?:[.,]\d+)*)|[\p{L}\p{M}]+|[$€£¥₹%]", RegexOptions.CultureInvariant)]
    private static partial Regex Tokens();
}
