using FindAllDigest.GitHub.Transport;
using Octokit;

namespace FindAllDigest.GitHub.Conversations;

/// <summary>An issue as GitHub has it.</summary>
internal sealed class Issue(Octokit.Issue answer)
{
    public int Number { get; } = answer.Number;
    public string Url { get; } = answer.HtmlUrl;
    public string Title { get; } = answer.Title ?? "";
    public string Body { get; } = answer.Body ?? "";
    public bool IsOpen { get; } = answer.State.Value == ItemState.Open;
    public int Comments { get; } = answer.Comments;
    public bool HasLabels { get; } = answer.Labels is { Count: > 0 };

    /// <summary>When anything of it changed last, by GitHub's clock; the minimum where the answer does not say.</summary>
    public DateTimeOffset UpdatedAt { get; } = answer.UpdatedAt ?? DateTimeOffset.MinValue;

    /// <summary>Null where the account is gone.</summary>
    public Account? Author { get; } = Account.Of(answer.User);

    /// <exception cref="GitHubRefusalException">It is no issue.</exception>
    public static Issue Of(string purpose, Octokit.Issue? answer) =>
        answer is { Number: > 0, HtmlUrl: not null } && answer.State.StringValue is "open" or "closed"
            ? new(answer)
            : throw GitHubRefusalException.Unreadable(purpose, "an issue");
}
