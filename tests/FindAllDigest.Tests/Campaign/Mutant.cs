using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FindAllDigest.Tests.Soak;

namespace FindAllDigest.Tests.Campaign;

/// <summary>Makes damaged inputs out of good ones. The same dice make the same input on every machine.</summary>
internal static class Mutant
{
    private static readonly string[] Pieces =
    [
        "\"", "\"\"", ",", ";", "\t", "\n", "\r\n", "\r", "#", "'", "=", "{", "}", "[", "]", ":", "\\", "\0", "\uFEFF", "\u202E", "\u200B",
        "\u001B[31m", "null", "true", "-1", "1e400", "999999999999999999999",
        "\\ud800", "//", "/*", "*.", "<!DOCTYPE html>", "::error::x", "##[x]", "name,url", "\"name\":", "\"state\":\"closed\"",
        "\"status\":", "\"findall_id\":\"findall_2\"", "2026-02-30", "0001-01-01", "findall_", "https://",
    ];

    private static readonly byte[][] BrokenUtf8 =
    [
        [0xFF],
        [0xC3],
        [0xED, 0xA0, 0x80],
        [0xF4, 0x90, 0x80, 0x80],
        [0xFE, 0xFF],
        [0x1F, 0x8B]
    ];

    private static readonly string[] Values =
    [
        "null",
        "true",
        "false",
        "0",
        "-1",
        "1e400",
        "-1e400",
        "0.1",
        "2147483648",
        "9223372036854775808",
        "79228162514264337593543950336",
        "\"\"",
        "\" \"",
        "\"\\ud800\"",
        "\"\\u0000\"",
        "\"\\u202e\"",
        "[]",
        "{}",
        "[null]",
        "[[]]",
        "{\"\":null}",
        "[1,\"a\",{}]",
        "\"closed\"",
        "\"open\"",
        "\"completed\"",
        "\"findall_1\"",
        "\"2026-02-30\"",
        "\"9999-12-31T23:59:59Z\"",
        "\"https://x\"",
        "\"data:\"",
        string.Concat(Enumerable.Repeat("[", 70)) + string.Concat(Enumerable.Repeat("]", 70)), $"\"{new string('x', 5000)}\"",
    ];

    /// <summary>A text with bytes changed, lost, doubled, moved in from another text, or cut off.</summary>
    public static byte[] OfText(Dice dice, IReadOnlyList<string> good)
    {
        var bytes = Encoding.UTF8.GetBytes(dice.Pick(good)).ToList();
        for (var changes = dice.Below(4) + 1; changes > 0; changes--)
        {
            Damage(dice, bytes, good);
        }

        return [.. bytes];
    }

    /// <summary>A JSON text with values that are gone or of another kind, and sometimes with bytes changed as well.</summary>
    public static byte[] OfJson(Dice dice, IReadOnlyList<string> good)
    {
        if (dice.Percent(25))
        {
            return OfText(dice, good);
        }

        var text = dice.Pick(good);
        for (var changes = dice.Below(3) + 1; changes > 0; changes--)
        {
            text = WithOtherValue(dice, text);
        }

        return dice.Percent(15) ? OfText(dice, [text]) : Encoding.UTF8.GetBytes(text);
    }

    private static void Damage(Dice dice, List<byte> bytes, IReadOnlyList<string> good)
    {
        var at = dice.Below(bytes.Count + 1);
        var span = Math.Min(dice.Below(20) + 1, bytes.Count - at);
        switch (dice.Below(8))
        {
            case 0 when span > 0:
                bytes[at] = (byte)dice.Below(256);
                break;
            case 1:
                bytes.RemoveRange(at, span);
                break;
            case 2:
                bytes.InsertRange(at, bytes.GetRange(at, span));
                break;
            case 3:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 4:
                bytes.InsertRange(at, Encoding.UTF8.GetBytes(dice.Pick(good)));
                break;
            case 5:
                bytes.InsertRange(at, dice.Pick(BrokenUtf8));
                break;
            default:
                bytes.RemoveRange(at, dice.Percent(50) ? span : 0);
                bytes.InsertRange(at, Encoding.UTF8.GetBytes(dice.Pick(Pieces)));
                break;
        }
    }

    private static string WithOtherValue(Dice dice, string text)
    {
        JsonNode? root;
        try
        {
            root = JsonNode.Parse(
                text,
                documentOptions: new JsonDocumentOptions
                {
                    CommentHandling = JsonCommentHandling.Skip,
                    AllowTrailingCommas = true,
                    MaxDepth = 200,
                });
        }
        catch (JsonException)
        {
            return text;
        }

        var places = Places(root).ToList();
        if (places.Count == 0 || dice.Percent(2))
        {
            return dice.Pick(Values);
        }

        const string Mark = "the value that is changed";
        var (parent, name, index) = dice.Pick(places);
        var isLost = dice.Percent(20);
        switch (parent)
        {
            case JsonObject members when isLost:
                members.Remove(name);
                break;
            case JsonObject members:
                members[name] = Mark;
                break;
            case JsonArray items when isLost:
                items.RemoveAt(index);
                break;
            case JsonArray items:
                items[index] = Mark;
                break;
        }

        // What no document can hold, half of a surrogate pair, stands for itself only in text.
        return Written(root).Replace($"\"{Mark}\"", dice.Pick(Values), StringComparison.Ordinal);
    }

    private static string Written(JsonNode? root)
    {
        try
        {
            return root?.ToJsonString(new JsonSerializerOptions { MaxDepth = 200 }) ?? "null";
        }
        catch (Exception unwritable) when (unwritable is InvalidOperationException or ArgumentException)
        {
            return "\"\\ud800\"";
        }
    }

    private static IEnumerable<(JsonNode Parent, string Name, int Index)> Places(JsonNode? node) => node switch
    {
        JsonObject members => Members(members).SelectMany(member => Places(member.Value).Prepend((members, member.Key, 0))),
        JsonArray items => items.ToList().SelectMany((item, index) => Places(item).Prepend((items, "", index))),
        _ => [],
    };

    // A member that is there twice cannot be listed.
    private static IEnumerable<KeyValuePair<string, JsonNode?>> Members(JsonObject members)
    {
        try
        {
            return [.. members];
        }
        catch (ArgumentException)
        {
            return [];
        }
    }
}
