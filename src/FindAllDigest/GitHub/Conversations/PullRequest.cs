using FindAllDigest.GitHub.Transport;
using Octokit;

namespace FindAllDigest.GitHub.Conversations;

/// <summary>A pull request as GitHub has it.</summary>
internal sealed record PullRequest
{
    public required int Number { get; init; }
    public required string Url { get; init; }
    public required string Title { get; init; }
    public required string Body { get; init; }
    public required bool IsOpen { get; init; }
    public required bool IsMerged { get; init; }

    /// <summary>The name of the branch that is proposed.</summary>
    public required string Branch { get; init; }

    /// <summary>The commit that the branch is at, or was at when it was merged or closed.</summary>
    public required string Head { get; init; }

    /// <summary><c>owner/name</c> of the repository that the branch lies in; empty where that is gone.</summary>
    public required string Repository { get; init; }

    /// <summary>Null where the account is gone.</summary>
    public required Account? Author { get; init; }

    /// <summary>When anything of it changed last, by GitHub's clock.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset? ClosedAt { get; init; }
    public required bool HasLabels { get; init; }

    /// <summary>Whether GitHub sees no conflict; null while it has not worked that out.</summary>
    public required bool? IsMergeable { get; init; }

    /// <exception cref="GitHubRefusalException">It is no pull request.</exception>
    public static PullRequest Of(string purpose, Octokit.PullRequest? answer) =>
        answer is { Number: > 0, Head: { Sha.Length: > 0, Ref.Length: > 0 }, HtmlUrl: not null }
            && answer.State.StringValue is "open" or "closed"
            ? new PullRequest
            {
                Number = answer.Number,
                Url = answer.HtmlUrl,
                Title = answer.Title ?? "",
                Body = answer.Body ?? "",
                IsOpen = answer.State.Value == ItemState.Open,
                IsMerged = answer.Merged,
                Branch = answer.Head.Ref,
                Head = answer.Head.Sha,
                Repository = answer.Head.Repository?.FullName ?? "",
                Author = Account.Of(answer.User),
                UpdatedAt = answer.UpdatedAt,
                CreatedAt = answer.CreatedAt,
                ClosedAt = answer.ClosedAt,
                HasLabels = answer.Labels is { Count: > 0 },
                IsMergeable = answer.Mergeable,
            }
            : throw GitHubRefusalException.Unreadable(purpose, "a pull request");
}
