using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using FindAllDigest.Simulator.Scenarios;

namespace FindAllDigest.Simulator.Wire;

/// <summary>JSON as it goes out: letters unescaped, marks of what no JSON text can hold carried out.</summary>
internal static class WireText
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(JsonNode node) => node.ToJsonString(Options);

    public static byte[] Bytes(string text) => TextMarks.Encode(text);
}
