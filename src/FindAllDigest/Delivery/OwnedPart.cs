using FindAllDigest.GitHub.Git;

namespace FindAllDigest.Delivery;

/// <summary>The part of a text on GitHub that the program owns: what lies between a hidden
/// comment and <see cref="HiddenMarkers.End"/>. People own the rest.</summary>
internal static class OwnedPart
{
    /// <summary>The part as it is written anew, with both comments.</summary>
    public static string Framed(string begin, string text) => $"{begin}\n{text}\n{HiddenMarkers.End}";

    /// <summary>The text with the owned part and its two comments replaced; every other character stays.</summary>
    /// <returns>Null where the comments are missing, doubled or the wrong way round, so that nobody knows what is whose.</returns>
    public static string? Replace(string begin, string body, string text) =>
        Find(begin, body) is { } part
            ? $"{body[..(part.Start - begin.Length)]}{Framed(begin, text)}{body[(part.End + HiddenMarkers.End.Length)..]}"
            : null;

    /// <summary>Where the owned part begins and ends, the comments left out; null as above.</summary>
    public static (int Start, int End)? Find(string begin, string body)
    {
        var start = body.IndexOf(begin, StringComparison.Ordinal);
        var end = body.IndexOf(HiddenMarkers.End, StringComparison.Ordinal);
        return start < 0
            || end < start
            || body.LastIndexOf(begin, StringComparison.Ordinal) != start
            || body.LastIndexOf(HiddenMarkers.End, StringComparison.Ordinal) != end
            ? null
            : (start + begin.Length, end);
    }
}
