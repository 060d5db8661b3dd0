using System.Security.Cryptography;
using System.Text;

namespace FindAllDigest.GitHub.Git;

/// <summary>Git's own name for a file's content: who knows it knows the bytes, wherever they came from.</summary>
/// <remarks><see href="https://git-scm.com/book/en/v2/Git-Internals-Git-Objects#_object_storage"/></remarks>
internal static class BlobId
{
    /// <summary>The id as 40 hexadecimal digits.</summary>
    public static string Of(ReadOnlySpan<byte> content)
    {
#pragma warning disable CA5350 // SHA-1 is what git calls its objects by; nothing is protected with it here.
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
#pragma warning restore CA5350
        hash.AppendData(Encoding.ASCII.GetBytes($"blob {content.Length}\0"));
        hash.AppendData(content);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
