using FindAllDigest.Core.Failures;

namespace FindAllDigest.Core.Text;

/// <summary>What can stand in the place of a whole file that only the program writes. It is told once, and not line by line.</summary>
public static class ForeignContent
{
    /// <summary>Whether a file begins with the byte order mark of UTF-16 or UTF-32; nothing else in it can be judged then.</summary>
    public static bool IsUtf16(ReadOnlySpan<byte> bytes) => bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, 0, 0xFE, 0xFF, ..];

    /// <param name="remedy">How its own content comes back.</param>
    /// <exception cref="DigestException">Git left a pointer or a merge there, or the file was saved as UTF-16.</exception>
    public static void Refuse(string path, ReadOnlyMemory<byte> bytes, string remedy)
    {
        if (GitRemnant.In(bytes.Span) is { } remnant)
        {
            throw new DigestException(
                [new FileProblem(path, new LineMap(bytes).LineOf(remnant.Offset), 1, remnant.Message, remnant.Remedy)]);
        }

        // What the program writes begins with a letter, a quote or a bracket: a NUL there is half of a character.
        if (IsUtf16(bytes.Span) || bytes.Span is [0, _, ..] or [_, 0, ..])
        {
            throw new DigestException([new FileProblem(path, 0, 0, "The file is UTF-16, not UTF-8.", remedy)]);
        }
    }
}
