using System.Text.Json;

namespace FindAllDigest.Core.Entities.Answers;

/// <summary>An answer's JSON value as a person reads it.</summary>
public static class AnswerText
{
    /// <summary>Text as itself, numbers grouped by thousands, lists and objects in one line; empty for null.</summary>
    public static string Of(string valueJson) => Of(JsonElement.Parse(valueJson));

    private static string Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() ?? "",
        JsonValueKind.Number => Number(value),
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        JsonValueKind.Array => string.Join("; ", value.EnumerateArray().Select(Of)),
        JsonValueKind.Object => string.Join(", ", value.EnumerateObject().Select(member => $"{Words(member.Name)}: {Of(member.Value)}")),
        _ => "",
    };

    /// <summary>A name of the criteria as words: <c>founded_after_2020_check</c> reads <c>founded after 2020</c>.</summary>
    public static string Words(string name)
    {
        const string Suffix = "_check";
        var words = name.EndsWith(Suffix, StringComparison.Ordinal) && name.Length > Suffix.Length ? name[..^Suffix.Length] : name;
        return words.Replace('_', ' ');
    }

    // Years read wrong with a separator, and so do numbers beyond what decimal holds.
    private static string Number(JsonElement value) =>
        value.TryGetDecimal(out var number) && Math.Abs(number) >= 10_000
            ? number.ToString("#,0.####")
            : value.GetRawText();
}
