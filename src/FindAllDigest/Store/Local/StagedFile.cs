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
        var head = HeadOf(before, change.After);
        return new(path, head, TailOf(before[head..], change.After, LengthOf(change.After) - head));
    }

    /// <summary>Whether the file is the same before and after.</summary>
    public bool IsWhole(FileChange change) => change.Before is { } before && before.Length == Head && LengthOf(change.After) == Head;

    /// <summary>What of the bytes before is to be staged.</summary>
    public ReadOnlyMemory<byte> OnlyIn(ReadOnlyMemory<byte> before) => before[Head..^Tail];

    /// <summary>All bytes before; null where there was no file.</summary>
    /// <param name="staged">What <see cref="OnlyIn"/> gave.</param>
    /// <param name="after">All bytes after.</param>
    public ReadOnlyMemory<byte>? Before(ReadOnlyMemory<byte>? staged, ReadOnlyMemory<byte> after) =>
        staged is { } middle
            ? (byte[])[.. after.Span[..Head], .. middle.Span, .. after.Span[^Tail..]]
            : default(ReadOnlyMemory<byte>?);

    private static int LengthOf(IReadOnlyList<ReadOnlyMemory<byte>> pieces) => pieces.Sum(piece => piece.Length);

    private static int HeadOf(ReadOnlySpan<byte> before, IReadOnlyList<ReadOnlyMemory<byte>> after)
    {
        var head = 0;
        foreach (var piece in after)
        {
            var same = before[head..].CommonPrefixLength(piece.Span);
            head += same;
            if (same < piece.Length)
            {
                break;
            }
        }

        return head;
    }

    // Looked for in the last piece only: the others are what was read.
    private static int TailOf(ReadOnlySpan<byte> before, IReadOnlyList<ReadOnlyMemory<byte>> after, int rest)
    {
        var last = after[^1].Span;
        var most = Math.Min(Math.Min(before.Length, rest), last.Length);
        var tail = 0;
        while (tail < most && before[^(tail + 1)] == last[^(tail + 1)])
        {
            tail++;
        }

        return tail;
    }
}
