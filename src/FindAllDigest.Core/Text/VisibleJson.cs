using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace FindAllDigest.Core.Text;

/// <summary>JSON that people read in a diff: letters of every script as themselves,
/// everything invisible or direction-changing escaped.</summary>
public static class VisibleJson
{
    /// <summary>Escapes what the default encoder escapes inside ASCII, and every invisible character.</summary>
    public static JavaScriptEncoder Encoder { get; } = CreateEncoder();

    /// <summary>JSON on one line, without an end of line.</summary>
    public static byte[] Compact(Action<Utf8JsonWriter> write) => Bytes(new() { Encoder = Encoder }, write);

    /// <summary>JSON as a file of its own: indented by two, lines ended by LF, also the last.</summary>
    public static byte[] Indented(Action<Utf8JsonWriter> write) =>
        [.. Bytes(new() { Encoder = Encoder, Indented = true, NewLine = "\n" }, write), (byte)'\n'];

    /// <inheritdoc cref="Indented(Action{Utf8JsonWriter})"/>
    public static ReadOnlyMemory<byte> Indented<T>(T document, JsonTypeInfo<T> type) =>
        Indented(json => JsonSerializer.Serialize(json, document, type));

    /// <summary>JSON texts as a file of lines: LF after each, also the last.</summary>
    public static ReadOnlyMemory<byte> Lines(IEnumerable<byte[]> values)
    {
        var output = new ArrayBufferWriter<byte>();
        foreach (var value in values)
        {
            output.Write(value);
            output.Write("\n"u8);
        }

        return output.WrittenMemory;
    }

    internal static byte[] Bytes(JsonWriterOptions options, Action<Utf8JsonWriter> write)
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, options))
        {
            write(json);
        }

        return memory.ToArray();
    }

    private static JavaScriptEncoder CreateEncoder()
    {
        var settings = new TextEncoderSettings(UnicodeRanges.All);
        settings.AllowCharacters('+', '&', '\'');
        settings.ForbidCharacters([.. BasicPlane().Where(InvisibleCharacters.Contains).Select(rune => (char)rune.Value)]);
        return JavaScriptEncoder.Create(settings);
    }

    private static IEnumerable<Rune> BasicPlane() =>
        Enumerable.Range(0, char.MaxValue + 1).Where(Rune.IsValid).Select(value => new Rune(value));
}
