namespace FindAllDigest.Rendering.Templates;

/// <summary>The templates that people may change, by their paths in a repository.</summary>
public static class TemplateNames
{
    public const string Folder = "templates";

    public const string Digest = "templates/digest.md";
    public const string PullRequest = "templates/pull-request.md";
    public const string Issue = "templates/issue.md";
    public const string Comment = "templates/comment.md";
    public const string Summary = "templates/summary.md";
    public const string Dashboard = "templates/dashboard.md";
    public const string CommitMessage = "templates/commit-message.txt";

    /// <summary>What a template may print, for people.</summary>
    public const string ReadMe = "templates/README.md";

    /// <summary>Where the pieces lie that templates include.</summary>
    public const string Partials = "templates/partials";

    /// <summary>Every template; another one is added here, with a sample in <see cref="TemplateSamples"/>.</summary>
    public static IReadOnlyList<string> All { get; } = [Digest, PullRequest, Issue, Comment, Summary, Dashboard, CommitMessage];
}
