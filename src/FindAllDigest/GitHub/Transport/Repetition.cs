namespace FindAllDigest.GitHub.Transport;

/// <summary>Which calls may be sent again although GitHub may have acted on them.</summary>
internal static class Repetition
{
    private static readonly string[] HarmlessPosts = ["/git/blobs", "/git/trees", "/git/commits", "/labels", "/assignees", "/requested_reviewers"];

    private static readonly string[] Objects = ["/git/trees/", "/git/blobs/", "/git/commits/"];

    /// <summary>Whether an object of git is read by its id, which GitHub itself gave out.</summary>
    public static bool NamesObject(HttpRequestMessage request) =>
        request.Method == HttpMethod.Get && Array.Exists(Objects, part => request.RequestUri?.AbsolutePath.Contains(part, StringComparison.Ordinal) == true);

    /// <summary>Reads; objects that git knows by their content; and edits that say how something shall be, not what to add.</summary>
    /// <remarks>Moves of references are left out: repeated late, one could undo somebody else's. New pull requests, issues and comments would be made twice.</remarks>
    public static bool IsHarmless(HttpRequestMessage request)
    {
        var path = request.RequestUri?.AbsolutePath ?? "";
        return request.Method == HttpMethod.Get
            || (request.Method == HttpMethod.Post && Array.Exists(HarmlessPosts, end => path.EndsWith(end, StringComparison.Ordinal)))
            || (request.Method == HttpMethod.Patch && !path.Contains("/git/refs/", StringComparison.Ordinal));
    }
}
