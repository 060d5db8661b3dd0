using FindAllDigest.GitHub.Transport;
using Octokit;

namespace FindAllDigest.GitHub.Conversations;

/// <summary>A pull request as GitHub has it.</summary>
internal sealed class PullRequest(Octokit.PullRequest answer)
{
    public int Number { get; } = answer.Number;
    public string Url { get; } = answer.HtmlUrl;
    public string Title { get; } = answer.Title ?? "";
    public string Body { get; } = answer.Body ?? "";
    public bool IsOpen { get; } = answer.State.Value == ItemState.Open;
    public bool IsMerged { get; } = answer.Merged;

    /// <summary>The name of the branch that is proposed.</summary>
    public string Branch { get; } = answer.Head.Ref;

    /// <summary>The commit that the branch is at, or was at when it was merged or closed.</summary>
    public string Head { get; } = answer.Head.Sha;

    /// <summary><c>owner/name</c> of the repository that the branch lies in; empty where that is gone.</summary>
    public string Repository { get; } = answer.Head.Repository?.FullName ?? "";

    /// <summary>Null where the account is gone.</summary>
    public Account? Author { get; } = Account.Of(answer.User);

    /// <summary>When anything of it changed last, by GitHub's clock.</summary>
    public DateTimeOffset UpdatedAt { get; } = answer.UpdatedAt;

    public DateTimeOffset CreatedAt { get; } = answer.CreatedAt;
    public DateTimeOffset? ClosedAt { get; } = answer.ClosedAt;
    public bool HasLabels { get; } = answer.Labels is { Count: > 0 };

    /// <summary>Whether GitHub sees no conflict; null while it has not worked that out.</summary>
    public bool? IsMergeable { get; } = answer.Mergeable;

    /// <exception cref="GitHubRefusalException">It is no pull request.</exception>
    public static PullRequest Of(string purpose, Octokit.PullRequest? answer) =>
        answer is { Number: > 0, Head: { Sha.Length: > 0, Ref.Length: > 0 }, HtmlUrl: not null }
            && answer.State.StringValue is "open" or "closed"
            ? new(answer)
            : throw GitHubRefusalException.Unreadable(purpose, "a pull request");
}
