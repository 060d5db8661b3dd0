using System.Collections.Concurrent;
using System.Text;

namespace FindAllDigest.Rendering.Templates;

/// <summary>The templates that ship with the program, for repositories that have none of
/// their own. The tests print them with every sample, so a refresh need not.</summary>
internal static class ShippedTemplates
{
    private static readonly ConcurrentDictionary<string, TemplateFile> Parsed = new(StringComparer.Ordinal);

    /// <summary>A template's bytes; null where none of that path ships.</summary>
    public static ReadOnlyMemory<byte>? Find(string path)
    {
        using var stream = typeof(ShippedTemplates).Assembly.GetManifestResourceStream(path);
        if (stream is null)
        {
            return null;
        }

        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    /// <summary>The shipped template of this path, parsed once in a process, where these are its bytes; else null.</summary>
    internal static TemplateFile? Find(string path, ReadOnlyMemory<byte> bytes) =>
        Find(path) is { } shipped && shipped.Span.SequenceEqual(bytes.Span)
            ? Parsed.GetOrAdd(path, _ => TemplateFile.Parse(path, Encoding.UTF8.GetString(bytes.Span)))
            : null;
}
