using System.Text.Json;

namespace FindAllDigest.FindAllApi.Reading;

/// <summary>Reads the answer to a cancel, which is empty or, in the service's earlier contract, an object.</summary>
internal static class CancelReader
{
    /// <returns>The status, which is all that there is to know.</returns>
    /// <exception cref="UnreadableAnswerException">Something else than the service answered, such as a proxy with a page.</exception>
    public static int Check(int status, ReadOnlySpan<byte> utf8)
    {
        var body = utf8.Trim(" \t\r\n"u8);
        return body.IsEmpty || IsObject(body)
            ? status
            : throw new UnreadableAnswerException("it is not what the service answers to a cancel");
    }

    private static bool IsObject(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8);
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject && reader.TrySkip();
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
