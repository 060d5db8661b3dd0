using System.IO.Compression;
using System.Text;

namespace FindAllDigest.GitHubSimulator.Git;

/// <summary>Writes the whole database as a bare repository that real git can read.</summary>
public static class BareRepository
{
    public static void Write(ObjectStore objects, References references, string defaultBranch, string directory)
    {
        Directory.CreateDirectory(Path.Combine(directory, "objects"));
        Directory.CreateDirectory(Path.Combine(directory, "refs"));
        File.WriteAllText(Path.Combine(directory, "HEAD"), $"ref: {RefName.OfBranch(defaultBranch)}\n");
        File.WriteAllText(Path.Combine(directory, "config"), "[core]\n\trepositoryformatversion = 0\n\tbare = true\n");
        foreach (var (id, item) in objects.All)
        {
            WriteLoose(directory, id, item);
        }

        foreach (var (name, target) in references.All)
        {
            Write(Path.Combine(directory, name), Encoding.ASCII.GetBytes($"{target}\n"));
        }
    }

    private static void WriteLoose(string directory, ObjectId id, GitObject item)
    {
        var content = item.Encode();
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(Encoding.ASCII.GetBytes($"{item.Kind} {content.Length}\0"));
            zlib.Write(content);
        }

        Write(Path.Combine(directory, "objects", id.Value[..2], id.Value[2..]), packed.ToArray());
    }

    private static void Write(string path, byte[] content)
    {
        if (Path.GetDirectoryName(path) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        File.WriteAllBytes(path, content);
    }
}
