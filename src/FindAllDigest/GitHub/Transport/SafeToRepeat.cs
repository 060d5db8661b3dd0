namespace FindAllDigest.GitHub.Transport;

/// <summary>Whether a call may be sent again although GitHub may have acted on it.</summary>
internal enum SafeToRepeat
{
    /// <summary>Done twice, it would do something twice: a new pull request, issue or comment, or
    /// a move of a branch, which may undo somebody else's.</summary>
    No,

    /// <summary>A read, an object that git knows by its content, or an edit that says how something shall be and not what to add.</summary>
    Yes,

    /// <summary>A read of an object of git by its id. GitHub gave the id out, so the object is
    /// there, even where the server that answers does not have it yet.</summary>
    UntilFound,
}

/// <summary>Which calls are which.</summary>
internal static class SafeToRepeatTable
{
    private static readonly string[] HarmlessPosts =
    [
        "/git/blobs",
        "/git/trees",
        "/git/commits",
        "/labels",
        "/assignees",
        "/requested_reviewers"
    ];

    private static readonly string[] Objects = ["/git/trees/", "/git/blobs/", "/git/commits/"];

    public static SafeToRepeat Of(HttpRequestMessage request)
    {
        var path = request.RequestUri?.AbsolutePath ?? "";
        if (request.Method == HttpMethod.Get)
        {
            return Array.Exists(Objects, part => path.Contains(part, StringComparison.Ordinal))
                ? SafeToRepeat.UntilFound
                : SafeToRepeat.Yes;
        }

        var isHarmless = (request.Method == HttpMethod.Post
            && Array.Exists(HarmlessPosts, end => path.EndsWith(end, StringComparison.Ordinal)))
            || (request.Method == HttpMethod.Patch && !path.Contains("/git/refs/", StringComparison.Ordinal));
        return isHarmless ? SafeToRepeat.Yes : SafeToRepeat.No;
    }
}
