namespace FindAllDigest.Rendering.Templates;

/// <summary>The templates that ship with the program, for repositories that have none of their own.</summary>
public static class ShippedTemplates
{
    /// <summary>All of them with their partials, by path in a repository.</summary>
    public static IEnumerable<string> Paths => typeof(ShippedTemplates).Assembly.GetManifestResourceNames().Where(name => name.StartsWith("templates/", StringComparison.Ordinal));

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
}
