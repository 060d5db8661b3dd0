namespace FindAllDigest.Store.Local;

/// <summary>A line of the manifest of a <see cref="LocalCommit"/>. A list that grows is not staged twice: of the bytes before,
/// only those lie there that the bytes after lack.</summary>
/// <param name="Path">Where the file belongs, relative to the staging folder, so that a moved repository still recovers.</param>
/// <param name="Head">How many bytes at the beginning are the same before and after. A manifest of an earlier version names neither
/// number, and all bytes before lie there.</param>
/// <param name="Tail">How many more are the same at the end.</param>
internal sealed record StagedFile(string Path, int Head, int Tail)
{
    public static StagedFile Of(string path, FileChange change)
    {
        var before = (change.Before ?? default).Span;
        var after = change.After.Span;
        var head = before.CommonPrefixLength(after);
        return new(path, head, TailOf(before[head..], after[head..]));
    }

    /// <summary>What of the bytes before is to be staged.</summary>
    public ReadOnlyMemory<byte> OnlyIn(ReadOnlyMemory<byte> before) => before[Head..^Tail];

    /// <summary>All bytes before; null where there was no file.</summary>
    /// <param name="staged">What <see cref="OnlyIn"/> gave.</param>
    /// <param name="after">All bytes after.</param>
    public ReadOnlyMemory<byte>? Before(ReadOnlyMemory<byte>? staged, ReadOnlyMemory<byte> after) =>
        staged is { } middle
            ? (byte[])[.. after.Span[..Head], .. middle.Span, .. after.Span[^Tail..]]
            : default(ReadOnlyMemory<byte>?);

    private static int TailOf(ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
    {
        var most = Math.Min(before.Length, after.Length);
        var tail = 0;
        while (tail < most && before[^(tail + 1)] == after[^(tail + 1)])
        {
            tail++;
        }

        return tail;
    }
}
