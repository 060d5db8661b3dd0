using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace FindAllDigest.GitHub.Git;

/// <summary>One folder of a commit.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Files">Its files by their names inside it, sub-folders included.</param>
internal sealed record Folder(string Path, ImmutableSortedDictionary<string, TreeFile> Files)
{
    /// <summary>The same for the same names and contents, whatever the rest of the branch holds.</summary>
    public string Version { get; } = Hash(Files);

    /// <summary>Whether it holds exactly these contents under these names, among others.</summary>
    public bool Holds(IEnumerable<KeyValuePair<string, TreeFile>> files) =>
        files.All(file => Files.TryGetValue(file.Key, out var own) && own.BlobId == file.Value.BlobId);

    private static string Hash(ImmutableSortedDictionary<string, TreeFile> files)
    {
        var lines = string.Join('\n', files.Select(file => $"{file.Value.BlobId} {file.Key}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines)));
    }
}
