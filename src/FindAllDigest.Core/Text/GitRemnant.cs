namespace FindAllDigest.Core.Text;

/// <summary>What git leaves in place of a file's content: a pointer of Git LFS, or the marks of a merge that nobody finished.</summary>
/// <remarks><see href="https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md"/>,
/// <see href="https://git-scm.com/docs/git-merge#_how_conflicts_are_presented"/></remarks>
public static class GitRemnant
{
    /// <summary>The first one in a file; null where it is whole.</summary>
    public static TextFault? In(ReadOnlySpan<byte> file) =>
        file.StartsWith("version https://git-lfs.github.com/spec/"u8)
            ? new(
                0,
                "The file is a pointer of Git LFS; its content lies elsewhere and was not fetched.",
                "Keep this file out of Git LFS: take its line out of .gitattributes and commit the file itself, after 'git lfs "
                    + "pull' in a clone.")
            : Conflict(file) is >= 0 and var conflict
                ? new(
                    conflict,
                    "A merge was left unfinished here: git marks where both sides changed the same lines.",
                    "Keep what is right of both sides and delete the lines that begin with <<<<<<<, ======= and >>>>>>>.")
                : null;

    /// <remarks>All three marks in their order: a row can begin with the first or the last, but is never equal signs alone.</remarks>
    private static int Conflict(ReadOnlySpan<byte> file)
    {
        var ours = LineStart(file, "<<<<<<< "u8, 0);
        var middle = ours < 0
            ? -1
            : LineStart(file, "=======\n"u8, ours) is >= 0 and var plain ? plain : LineStart(file, "=======\r"u8, ours);
        return middle >= 0 && LineStart(file, ">>>>>>> "u8, middle) >= 0 ? ours : -1;
    }

    private static int LineStart(ReadOnlySpan<byte> file, ReadOnlySpan<byte> mark, int from)
    {
        while (file[from..].IndexOf(mark) is >= 0 and var at)
        {
            if (from + at == 0 || file[from + at - 1] is (byte)'\n' or (byte)'\r')
            {
                return from + at;
            }

            from += at + mark.Length;
        }

        return -1;
    }
}
