using FindAllDigest.GitHubSimulator.Http;
using FindAllDigest.GitHubSimulator.Issues;

namespace FindAllDigest.GitHubSimulator.Endpoints;

/// <summary>The limits of titles and bodies, which GitHub counts in characters.</summary>
internal static class ThreadText
{
    private const int LongestTitle = 256;
    private const int LongestBody = 65536;

    public static void Check(string resource, string? title, string? body)
    {
        if (title is not null && string.IsNullOrWhiteSpace(title))
        {
            throw ApiRefusal.Invalid(resource, "title", "missing_field");
        }

        if (title?.Length > LongestTitle)
        {
            throw ApiRefusal.Invalid(resource, "title", "custom", $"title is too long (maximum is {LongestTitle} characters)");
        }

        CheckBody(resource, body);
    }

    public static void CheckBody(string resource, string? body)
    {
        if (body?.Length > LongestBody)
        {
            throw ApiRefusal.Invalid(resource, "body", "custom", $"body is too long (maximum is {LongestBody} characters)");
        }
    }

    /// <summary>Whether an update opens (true) or closes; none if it does not say.</summary>
    public static bool? State(ApiCall call, string resource) => call.Body.Text("state") switch
    {
        null => null,
        "open" => true,
        "closed" => false,
        _ => throw ApiRefusal.Invalid(resource, "state", "invalid"),
    };

    /// <summary>Applies the title and body of an update, each if it is present.</summary>
    public static void Change(ApiCall call, string resource, IssueThread thread)
    {
        var (title, body) = (call.Body.Text("title"), call.Body.Text("body"));
        Check(resource, title, body);
        (thread.Title, thread.Body) = (title ?? thread.Title, call.Body.Has("body") ? body : thread.Body);
        call.Repository.Tracker.Touch(thread);
    }
}
