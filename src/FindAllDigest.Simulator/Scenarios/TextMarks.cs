using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace FindAllDigest.Simulator.Scenarios;

/// <summary>HiddenMarkers for what no JSON text can hold: half a surrogate pair (<c>⟪D83D⟫</c>) and a raw byte (<c>⟪xFF⟫</c>).</summary>
internal static partial class TextMarks
{
    private const string Replacement = "\uFFFD";

    /// <summary>Encodes JSON text and carries the marks in it out.</summary>
    public static byte[] Encode(string json)
    {
        var output = new ArrayBufferWriter<byte>(Math.Max(1, json.Length));
        var done = 0;
        foreach (Match mark in Mark().Matches(json))
        {
            Encoding.UTF8.GetBytes(json.AsSpan(done, mark.Index - done), output);
            if (mark.Groups["byte"] is { Success: true } raw)
            {
                output.Write([byte.Parse(raw.Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)]);
            }
            else
            {
                Encoding.UTF8.GetBytes("\\u" + mark.Groups["unit"].Value, output);
            }

            done = mark.Index + mark.Length;
        }

        Encoding.UTF8.GetBytes(json.AsSpan(done), output);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>The text as a careful caller would send it back: with replacement characters.</summary>
    public static string Readable(string text) => Mark().Replace(text, Replacement);

    [GeneratedRegex("⟪(?:x(?<byte>[0-9A-F]{2})|(?<unit>D[89A-F][0-9A-F]{2}))⟫", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}
