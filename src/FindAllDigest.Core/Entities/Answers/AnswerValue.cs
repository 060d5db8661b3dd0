using System.Text.Json;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Entities.Answers;

/// <summary>What an answer holds, read as far as it can be read surely. The texts are foreign.</summary>
public sealed record AnswerValue
{
    /// <summary>No number or date takes more characters; what does is not worth the time to find out.</summary>
    internal const int LongestFigure = 200;

    private AnswerValue(string text) => Text = text;

    /// <summary>Nothing was found.</summary>
    public static AnswerValue Blank { get; } = new("");

    /// <summary>The answer in one line, as the service gave it.</summary>
    public string Text { get; }

    public bool IsBlank => Text.Length == 0;

    /// <summary>The number that the answer is; null where it is none, or not surely.</summary>
    public decimal? Number { get; private init; }

    /// <summary>The ISO code of the number's currency; empty where the answer names none.</summary>
    public string Currency { get; private init; } = "";

    /// <summary>The date that the answer is, as exact as it says; null where it is none.</summary>
    public LooseDate? Date { get; private init; }

    /// <summary>The answer itself where it is wholly one http or https address; else null.</summary>
    public string? Address { get; private init; }

    /// <param name="valueJson">Compact JSON.</param>
    public static AnswerValue Of(string valueJson)
    {
        if (AnswerMeaning.IsBlank(valueJson))
        {
            return Blank;
        }

        var value = JsonElement.Parse(valueJson);
        var text = OneLine.Of(AnswerText.Of(valueJson));
        return value.ValueKind switch
        {
            _ when text.Length == 0 => Blank,
            JsonValueKind.Number when value.TryGetDecimal(out var number) =>
                new(text) { Number = number, Date = DateIn(value.GetRawText()) },
            JsonValueKind.String => OfText(text),
            _ => new(text),
        };
    }

    private static AnswerValue OfText(string text)
    {
        if (text.Length > LongestFigure)
        {
            return new(text) { Address = IsAddress(text) ? text : null };
        }

        var isAmount = Amount.TryRead(text, out var amount);
        return new(text)
        {
            Number = isAmount ? amount?.Value : null,
            Currency = amount?.Currency ?? "",
            Date = DateIn(text),
            Address = IsAddress(text) ? text : null,
        };
    }

    private static LooseDate? DateIn(string text) => LooseDate.TryParse(text, out var date) && Amount.IsSure(text) ? date : null;

    private static bool IsAddress(string text) =>
        !text.Any(char.IsWhiteSpace)
        && Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && address.Host.Length > 0
        && text.StartsWith(address.Scheme, StringComparison.OrdinalIgnoreCase);
}
