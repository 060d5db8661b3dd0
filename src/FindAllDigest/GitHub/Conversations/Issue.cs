using FindAllDigest.GitHub.Transport;
using Octokit;

namespace FindAllDigest.GitHub.Conversations;

/// <summary>An issue as GitHub has it.</summary>
internal sealed record Issue
{
    public required int Number { get; init; }
    public required string Url { get; init; }
    public required string Title { get; init; }
    public required string Body { get; init; }
    public required bool IsOpen { get; init; }
    public required int Comments { get; init; }
    public required bool HasLabels { get; init; }

    /// <summary>When anything of it changed last, by GitHub's clock; the minimum where the answer does not say.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Null where the account is gone.</summary>
    public required Account? Author { get; init; }

    /// <exception cref="GitHubRefusalException">It is no issue.</exception>
    public static Issue Of(string purpose, Octokit.Issue? answer) =>
        answer is { Number: > 0, HtmlUrl: not null } && answer.State.StringValue is "open" or "closed"
            ? new Issue
            {
                Number = answer.Number,
                Url = answer.HtmlUrl,
                Title = answer.Title ?? "",
                Body = answer.Body ?? "",
                IsOpen = answer.State.Value == ItemState.Open,
                Comments = answer.Comments,
                HasLabels = answer.Labels is { Count: > 0 },
                UpdatedAt = answer.UpdatedAt ?? DateTimeOffset.MinValue,
                Author = Account.Of(answer.User),
            }
            : throw GitHubRefusalException.Unreadable(purpose, "an issue");
}
