using FindAllDigest.Core.Proposals;
using FindAllDigest.Core.Reviews;
using FindAllDigest.Core.Watches;
using FindAllDigest.GitHub.Git;

namespace FindAllDigest.Delivery;

/// <summary>The body of a pull request: the program owns what lies between two hidden markers, people own the rest.</summary>
internal static class OwnedBody
{
    /// <summary>Most UTF-16 units of a whole body as it is written, which leaves room for what is decided later.</summary>
    public const int MaximumLength = 58_000;

    /// <summary>Most UTF-16 units that GitHub takes, less what it may count otherwise.</summary>
    public const int Limit = 65_000;

    /// <summary>The body of a new pull request.</summary>
    public static string Create(WatchName watch, Func<int, string> render)
    {
        var frame = $"{HiddenMarkers.Begin(watch)}\n\n{HiddenMarkers.End}\n";
        return $"{HiddenMarkers.Begin(watch)}\n{render(MaximumLength - frame.Length)}\n{HiddenMarkers.End}\n";
    }

    /// <summary>A body whose owned part is still to be written, for a pull request that a person opens.</summary>
    public static string Blank(WatchName watch) => $"{HiddenMarkers.Begin(watch)}\n{HiddenMarkers.End}\n";

    /// <summary>Whether the program has never written into a body: a person opened the pull request.</summary>
    public static bool IsUnwritten(WatchName watch, string body) => Find(watch, body) is { } part
        ? string.IsNullOrWhiteSpace(body[part.Start..part.End])
        : !body.Contains(HiddenMarkers.Begin(watch), StringComparison.Ordinal)
            && !body.Contains(HiddenMarkers.End, StringComparison.Ordinal);

    /// <summary>The body with its owned part replaced; every other character stays.</summary>
    /// <param name="readAt">When the body that is replaced was current, by GitHub's clock: ticks
    /// made later are not in what replaces it.</param>
    /// <returns>The same body where nothing changes but that moment; null where the markers are missing, doubled or the wrong way round, so
    /// that nobody knows what is whose.</returns>
    public static string? Replace(WatchName watch, string body, DateTimeOffset readAt, Func<int, string> render)
    {
        if (Find(watch, body) is not { } part)
        {
            return null;
        }

        var stamp = ReviewedText.Stamp(readAt);
        var (before, owned, after) = (body[..part.Start], body[part.Start..part.End], body[part.End..]);
        var text = render(MaximumLength - before.Length - after.Length - stamp.Length - 3);

        // Whoever edits on GitHub's pages leaves other line ends behind.
        var isSame = owned.ReplaceLineEndings("\n") == Owned(ReviewedText.Read(owned).ReadAt, text);
        return isSame ? body : $"{before}{Owned(readAt, text)}{after}";
    }

    /// <summary>The body with its owned part changed; every other character stays.</summary>
    /// <returns>Null where nobody knows what is whose, as above.</returns>
    public static string? Change(WatchName watch, string body, Func<string, string> change) =>
        Find(watch, body) is { } part ? $"{body[..part.Start]}{change(body[part.Start..part.End])}{body[part.End..]}" : null;

    /// <summary>What a body's boxes say; nothing where nobody knows what of it is the program's.</summary>
    public static ReviewedText Read(WatchName watch, string body) =>
        Find(watch, body) is { } part ? ReviewedText.Read(body[part.Start..part.End]) : ReviewedText.Empty;

    /// <summary>The hidden comment that keeps how many digests a text tells of.</summary>
    public static string DigestStamp(int digests) => $"\n<!-- findall-digest:digests={digests} -->";

    /// <summary>Whether a body's text tells of this many digests; also where nobody knows what of
    /// it is the program's, so that it cannot be mended.</summary>
    public static bool TellsOf(WatchName watch, string body, int digests) =>
        Find(watch, body) is not { } part
            || body.AsSpan(part.Start, part.End - part.Start).Contains(DigestStamp(digests), StringComparison.Ordinal);

    /// <summary>What a body keeps of the latest refresh; nothing where nobody knows what of it is the program's.</summary>
    public static LatestRefresh ReadLatest(WatchName watch, string body) =>
        Find(watch, body) is { } part ? LatestRefresh.Read(body[part.Start..part.End]) : LatestRefresh.None;

    private static string Owned(DateTimeOffset readAt, string text) =>
        readAt == DateTimeOffset.MinValue ? $"\n{text}\n" : $"\n{ReviewedText.Stamp(readAt)}\n{text}\n";

    private static (int Start, int End)? Find(WatchName watch, string body) => OwnedPart.Find(HiddenMarkers.Begin(watch), body);
}
