using System.Collections.Frozen;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace FindAllDigest.Core.Entities.Answers;

/// <summary>Whether two answers say the same. The service words an answer anew in every run,
/// so most differences of bytes mean nothing.</summary>
/// <remarks>Numbers, amounts and dates are compared by value, lists without order, other text word by word but for case and punctuation. Of
/// whole sentences only the figures can be compared.</remarks>
public static partial class AnswerMeaning
{
    /// <summary>From so many words on a text is prose, which nobody writes twice in the same words.</summary>
    private const int Prose = 12;

    private static readonly FrozenSet<string> Unknowns = new[]
    {
        "unknown", "n a", "na", "none", "null", "not found", "nothing found", "none found", "not available", "unavailable",
        "not publicly available", "not disclosed", "undisclosed", "not publicly disclosed", "not public", "not specified", "unspecified",
        "not given", "not stated", "not known", "not provided", "not mentioned", "not reported", "not applicable", "no data",
        "no information", "no information found", "tbd",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether an answer holds nothing: null, an empty text or list, or words for <em>not known</em>.</summary>
    public static bool IsBlank(string valueJson) => IsBlank(JsonElement.Parse(valueJson));

    /// <summary>Whether two answers, as compact JSON, say the same.</summary>
    public static bool IsSame(string before, string after) => IsSame(JsonElement.Parse(before), JsonElement.Parse(after));

    /// <summary>Whether two answers are numbers that differ by less than so many percent of the
    /// earlier one. Years are no such numbers.</summary>
    public static bool IsWithin(decimal percent, string before, string after)
    {
        var (earlier, later) = (AnswerValue.Of(before), AnswerValue.Of(after));
        return percent > 0
            && earlier.Number is { } first && later.Number is { } second
            && (earlier.Currency == later.Currency || earlier.Currency.Length == 0 || later.Currency.Length == 0)
            && !(IsYear(earlier) && IsYear(later))
            && Math.Abs((double)second - (double)first) * 100 < (double)percent * Math.Abs((double)first);
    }

    private static bool IsYear(AnswerValue value) => value is { Date: not null, Number: >= 1900 and < 2100 };

    private static bool IsSame(JsonElement before, JsonElement after) => (before.ValueKind, after.ValueKind) switch
    {
        (JsonValueKind.Object, JsonValueKind.Object) => after.EnumerateObject().All(member =>
            before.TryGetProperty(member.Name, out var earlier) ? IsSame(earlier, member.Value) : IsBlank(member.Value)),
        (JsonValueKind.Array, _) or (_, JsonValueKind.Array) => Parts(before).SetEquals(Parts(after)),
        (JsonValueKind.Object, _) or (_, JsonValueKind.Object) => false,
        _ => SaysTheSame(Text(before), Text(after)),
    };

    private static bool SaysTheSame(string before, string after)
    {
        var (first, second) = (Wording.Of(before), Wording.Of(after));
        if (first.SaysTheSameAs(second))
        {
            return true;
        }

        if (LooseDate.TryParse(before, out var earlier) && LooseDate.TryParse(after, out var later))
        {
            return earlier.Agrees(later);
        }

        if (first.Words.Count > Prose || second.Words.Count > Prose)
        {
            return !first.Figures.Except(second.Figures).Any() || !second.Figures.Except(first.Figures).Any();
        }

        return Parts(before) is { Count: > 1 } parts && parts.SetEquals(Parts(after));
    }

    private static bool IsBlank(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => true,
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.Object => value.EnumerateObject().All(member => IsBlank(member.Value)),
        JsonValueKind.String => Spelling(Text(value)) is var words && (words.Length == 0 || Unknowns.Contains(words)),
        _ => false,
    };

    private static HashSet<string> Parts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().Where(item => !IsBlank(item)).Select(Spelling).ToHashSet(StringComparer.Ordinal),
        JsonValueKind.String or JsonValueKind.Number => Parts(Text(value)),
        _ => [Spelling(value)],
    };

    private static HashSet<string> Parts(string list) =>
        Separators().Split(list).Select(Spelling).Where(part => part.Length > 0).ToHashSet(StringComparer.Ordinal);

    /// <summary>One spelling for all wordings of a value, so that lists of any length are compared in one pass.</summary>
    private static string Spelling(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object =>
            string.Join(
                '\n',
                value
                    .EnumerateObject()
                    .Where(member => !IsBlank(member.Value))
                    .Select(member => $"{member.Name}={Spelling(member.Value)}")
                    .Order(StringComparer.Ordinal)),
        JsonValueKind.Array => string.Join('\t', Parts(value).Order(StringComparer.Ordinal)),
        _ => Spelling(Text(value)),
    };

    private static string Spelling(string text)
    {
        var wording = Wording.Of(text);
        return string.Join(' ', wording.Words.Concat(wording.Currencies.Order(StringComparer.Ordinal)));
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() ?? "",
        JsonValueKind.Number => value.TryGetDecimal(out var number) ? $"{number}" : value.GetRawText(),
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        _ => "",
    };

    [GeneratedRegex(@"[;|\n]|,(?![0-9])|\band\b|&", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Separators();
}
