using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using FindAllDigest.Core.Json;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Entities;

/// <summary>One line of <c>entities.jsonl</c>: its field names are fixed, since people's scripts read them.</summary>
internal static class EntityJson
{
    public static byte[] Write(Entity entity) => VisibleJson.Compact(
        json => JsonSerializer.Serialize(json, EntityDocument.Of(entity), EntityDocumentJson.Default.EntityDocument));

    public static bool TryRead(ReadOnlyMemory<byte> utf8, [NotNullWhen(true)] out Entity? entity, out string fault)
    {
        try
        {
            entity = (JsonSerializer.Deserialize(utf8.Span, EntityDocumentJson.Default.EntityDocument)
                ?? throw new FormatException("it is null.")).ToEntity();
            fault = "";
            return true;
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            entity = null;
            fault = exception is JsonException ? JsonFault.OfAnotherKind : exception.Message;
            return false;
        }
    }
}
