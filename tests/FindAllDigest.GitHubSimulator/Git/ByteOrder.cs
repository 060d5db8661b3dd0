using System.Text;

namespace FindAllDigest.GitHubSimulator.Git;

/// <summary>Git sorts names by their UTF-8 bytes, which differs from UTF-16 order beyond the basic plane.</summary>
public sealed class ByteOrder : IComparer<string>
{
    public static readonly ByteOrder Instance = new();

    public int Compare(string? x, string? y) =>
        Encoding.UTF8.GetBytes(x ?? string.Empty).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y ?? string.Empty));
}
