using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Json;

/// <summary>Writes JSON the same way everywhere: same input, same bytes, on every system.</summary>
internal static partial class JsonText
{
    // Committed files are read by people, so letters of every language stay letters; the files are never put into HTML.
    private static readonly JavaScriptEncoder Letters = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    private static readonly JsonDocumentOptions AsPeopleWrite = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    public static string Compact(Action<Utf8JsonWriter> write) =>
        Encoding.UTF8.GetString(VisibleJson.Bytes(new() { Encoder = Letters }, write));

    /// <summary>Indented by two, lines ended by LF, also the last. Characters that nobody sees,
    /// such as those that turn text around, are escapes.</summary>
    public static byte[] Indented(Action<Utf8JsonWriter> write)
    {
        var text = Encoding.UTF8.GetString(VisibleJson.Bytes(new() { Encoder = Letters, Indented = true, NewLine = "\n" }, write));
        return Encoding.UTF8.GetBytes(Invisible().Replace(text, character => $"\\u{(int)character.Value[0]:X4}") + "\n");
    }

    /// <summary>A value as compact JSON in which every text is a valid one and every member is
    /// written once: of doubled ones the last, as most readers have it.</summary>
    /// <param name="json">One value; it may have comments and trailing commas.</param>
    public static string WellFormed(string json)
    {
        var text = SurrogateEscapes().Replace(json, escape => escape.Groups["half"].Success ? @"\uFFFD" : escape.Value);
        return Compact(writer => WriteOnce(writer, JsonElement.Parse(text, AsPeopleWrite)));
    }

    private static void WriteOnce(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var members in value.EnumerateObject().GroupBy(member => member.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(members.Key);
                    WriteOnce(writer, members.Last().Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    WriteOnce(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    /// <summary>JSON text without white space between its tokens.</summary>
    public static string Compacted(string json) => Compact(JsonElement.Parse(json).WriteTo);

    // They can stand only inside a string, where an escape means the same.
    [GeneratedRegex(@"\p{Cf}")]
    private static partial Regex Invisible();

    // Escaped backslashes and whole pairs are consumed first, so that what is left as a half is one.
    [GeneratedRegex(
        @"\\\\|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?<half>\\u[dD][89a-fA-F][0-9a-fA-F]{2})",
        RegexOptions.ExplicitCapture)]
    private static partial Regex SurrogateEscapes();
}
