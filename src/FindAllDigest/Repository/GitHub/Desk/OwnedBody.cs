using FindAllDigest.Core.Watches;

namespace FindAllDigest.Repository.GitHub.Desk;

/// <summary>The body of a pull request: the program owns what lies between two hidden markers, people own the rest.</summary>
internal static class OwnedBody
{
    /// <summary>Most UTF-16 units of a whole body; GitHub takes 65,536.</summary>
    public const int MaximumLength = 58_000;

    /// <summary>The body of a new pull request.</summary>
    public static string Create(WatchName watch, Func<int, string> render)
    {
        var frame = $"{Marks.Begin(watch)}\n\n{Marks.End}\n";
        return $"{Marks.Begin(watch)}\n{render(MaximumLength - frame.Length)}\n{Marks.End}\n";
    }

    /// <summary>The body with its owned part replaced; every other character stays.</summary>
    /// <returns>Null where the markers are missing, doubled or the wrong way round, so that nobody knows what is whose.</returns>
    public static string? Replace(WatchName watch, string body, Func<int, string> render)
    {
        var begin = Marks.Begin(watch);
        var start = body.IndexOf(begin, StringComparison.Ordinal);
        var end = body.IndexOf(Marks.End, StringComparison.Ordinal);
        if (start < 0 || end < start || body.LastIndexOf(begin, StringComparison.Ordinal) != start || body.LastIndexOf(Marks.End, StringComparison.Ordinal) != end)
        {
            return null;
        }

        var before = body[..(start + begin.Length)];
        var after = body[end..];
        return $"{before}\n{render(MaximumLength - before.Length - after.Length - 2)}\n{after}";
    }
}
