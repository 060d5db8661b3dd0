using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace FindAllDigest.Simulator.Http;

/// <summary>Puts into an answer what no JSON writer would: escaped halves of surrogate pairs (<c>⟪D83D⟫</c>) and raw bytes (<c>⟪xFF⟫</c>).</summary>
internal static partial class HostileText
{
    private const string NameField = "\"name\":\"";

    /// <summary>Encodes JSON text, carrying out the marks that a scenario put into it.</summary>
    public static byte[] Encode(string json)
    {
        var output = new ArrayBufferWriter<byte>(json.Length);
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

    /// <summary>Marks every name of an answer.</summary>
    public static string MarkNames(string json, string mark) => json.Replace(NameField, NameField + mark, StringComparison.Ordinal);

    [GeneratedRegex("⟪(?:x(?<byte>[0-9A-F]{2})|(?<unit>D[89A-F][0-9A-F]{2}))⟫", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}
