using System.Text.Json;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Rendering.Templates;

/// <summary>The templates that people may change, by their paths in a repository.</summary>
internal static class TemplateNames
{
    public const string Folder = "templates";

    public const string Digest = "templates/digest.md";
    public const string PullRequest = "templates/pull-request.md";
    public const string Issue = "templates/issue.md";
    public const string Comment = "templates/comment.md";
    public const string Summary = "templates/summary.md";
    public const string Dashboard = "templates/dashboard.md";
    public const string CommitMessage = "templates/commit-message.txt";

    public const string Slack = "templates/messages/slack.json";
    public const string Teams = "templates/messages/teams.json";
    public const string Discord = "templates/messages/discord.json";

    /// <summary>What a template may print, for people.</summary>
    public const string ReadMe = "templates/README.md";

    /// <summary>Where the pieces lie that templates include.</summary>
    public const string Partials = "templates/partials";

    /// <summary>Every template; another one is added here, with a sample in <see cref="TemplateSamples"/>.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Digest,
        PullRequest,
        Issue,
        Comment,
        Summary,
        Dashboard,
        CommitMessage,
        Slack,
        Teams,
        Discord
    ];

    /// <summary>How the JSON of a message's template is read: a comma after the last item of a loop is no fault.</summary>
    public static JsonDocumentOptions MessageJson => new() { AllowTrailingCommas = true };

    /// <summary>The template of a chat's messages.</summary>
    public static string Message(MessageTarget target) => target switch
    {
        MessageTarget.Slack => Slack,
        MessageTarget.Teams => Teams,
        MessageTarget.Discord => Discord,
        _ => throw new ArgumentOutOfRangeException(nameof(target), target, "No template is made for it."),
    };
}
