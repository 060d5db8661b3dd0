namespace FindAllDigest.Core.Text;

/// <summary>Recognises what Git LFS leaves in place of a file that was not fetched.</summary>
/// <remarks><see href="https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md"/></remarks>
public static class GitLfs
{
    public const string Message = "The file is a pointer of Git LFS; its content lies elsewhere and was not fetched.";

    public const string Remedy =
        "Keep this file out of Git LFS: take its line out of .gitattributes and commit the file itself, after 'git lfs pull' in a clone.";

    public static bool IsPointer(ReadOnlySpan<byte> bytes) => bytes.StartsWith("version https://git-lfs.github.com/spec/"u8);
}
