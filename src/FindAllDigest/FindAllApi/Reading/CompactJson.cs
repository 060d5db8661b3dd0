using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using FindAllDigest.Core.Text;
using FindAllDigest.FindAllApi.Wire;

namespace FindAllDigest.FindAllApi.Reading;

/// <summary>Writes a value that the service sent as compact JSON text.</summary>
internal static class CompactJson
{
    /// <summary>The value is stored inside documents of ours, whose readers allow 64 levels; the service's own limit is 5.</summary>
    private const int Deepest = 32;

    /// <summary>The text; null if the value is nested too deeply to be stored.</summary>
    public static string? Of(JsonElement element) =>
        IsTooDeep(element) ? null : Encoding.UTF8.GetString(VisibleJson.Compact(element.WriteTo));

    public static bool IsTooDeep(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Undefined)
        {
            return false;
        }

        var reader = new Utf8JsonReader(JsonMarshal.GetRawUtf8Value(element), new JsonReaderOptions { MaxDepth = AnswerJson.DeepestRead });
        while (reader.Read())
        {
            if (reader.CurrentDepth >= Deepest)
            {
                return true;
            }
        }

        return false;
    }
}
