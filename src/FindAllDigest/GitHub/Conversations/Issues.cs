using FindAllDigest.GitHub.Transport;
using Octokit;

namespace FindAllDigest.GitHub.Conversations;

/// <summary>Reads and writes issues, and the conversation below issues and pull requests.</summary>
/// <remarks><see href="https://docs.github.com/en/rest/issues"/></remarks>
internal sealed class Issues(GitHubCalls calls, Authors authors)
{
    private const int PageSize = 100;
    private const int MostPages = 10;

    /// <summary>The issue that carries a hidden marker and is of somebody trusted, an open one
    /// before a closed one; null where there is none.</summary>
    /// <param name="includesClosed">Whether a closed one is looked for, too.</param>
    /// <remarks>What the program keeps up to date is among those that something happened to last,
    /// so the older pages are seldom asked for.</remarks>
    public async Task<Issue?> FindAsync(string marker, bool includesClosed, CancellationToken cancellationToken)
    {
        var (newest, isWhole) = await FindAsync(
            marker, includesClosed, new ApiOptions { PageSize = PageSize, PageCount = 1, StartPage = 1 }, cancellationToken);
        if (isWhole || newest is { IsOpen: true })
        {
            return newest;
        }

        var (older, _) = await FindAsync(
            marker, includesClosed, new ApiOptions { PageSize = PageSize, PageCount = MostPages - 1, StartPage = 2 }, cancellationToken);
        return older is { IsOpen: true } ? older : newest ?? older;
    }

    private async Task<(Issue? Found, bool IsWhole)> FindAsync(
        string marker, bool includesClosed, ApiOptions pages, CancellationToken cancellationToken)
    {
        const string Purpose = "list the issues";
        var request = new RepositoryIssueRequest
        {
            State = includesClosed ? ItemStateFilter.All : ItemStateFilter.Open,
            Filter = IssueFilter.All,
            SortProperty = IssueSort.Updated,
            SortDirection = SortDirection.Descending,
        };
        var (issues, count) = await calls.ReadAsync(
            Purpose,
            (client, owner, name) => client.Issue.GetAllForRepository(owner, name, request, pages),
            answers => (
                answers.Where(answer => answer.PullRequest is null).Select(answer => Issue.Of(Purpose, answer)).ToList(), answers.Count),
            cancellationToken);
        var marked = issues
            .Where(issue => issue.Body.Contains(marker, StringComparison.Ordinal))
            .OrderBy(issue => issue.IsOpen ? 0 : 1)
            .ThenBy(issue => issue.Author is { IsBot: true } ? 0 : 1)
            .ThenBy(issue => issue.Number);
        foreach (var issue in marked)
        {
            if (await authors.IsTrustedAsync(issue.Author, cancellationToken))
            {
                return (issue, count < PageSize);
            }
        }

        return (null, count < PageSize);
    }

    /// <summary>An issue; a pull request is none.</summary>
    public async Task<Issue?> GetAsync(int number, CancellationToken cancellationToken)
    {
        var purpose = $"read issue {number}";
        var answer = await calls.RunAsync(purpose, (client, owner, name) => client.Issue.Get(owner, name, number), cancellationToken);
        return answer?.PullRequest is not null ? null : Issue.Of(purpose, answer);
    }

    /// <summary>Whether an issue is of somebody trusted, so that its hidden markers count.</summary>
    public Task<bool> IsTrustedAsync(Issue issue, CancellationToken cancellationToken) =>
        authors.IsTrustedAsync(issue.Author, cancellationToken);

    /// <summary>Whether a person may write to the repository, and GitHub says so.</summary>
    public Task<bool> IsWriterAsync(string login, CancellationToken cancellationToken) => authors.IsWriterAsync(login, cancellationToken);

    /// <summary>Puts a 👍 on a comment; a second one changes nothing.</summary>
    public Task ThumbsUpAsync(long comment, CancellationToken cancellationToken) =>
        calls.RunAsync(
            $"react to comment {comment}",
            (client, owner, name) => client.Reaction.IssueComment.Create(owner, name, comment, new NewReaction(ReactionType.Plus1)),
            cancellationToken);

    /// <summary>Creates an issue, or finds the one that an unclear answer left behind.</summary>
    public async Task<Issue> CreateAsync(string title, string body, string marker, CancellationToken cancellationToken)
    {
        const string Purpose = "create an issue";
        try
        {
            return Issue.Of(
                Purpose,
                await calls.RunAsync(
                    Purpose,
                    (client, owner, name) => client.Issue.Create(owner, name, new NewIssue(title) { Body = body }),
                    cancellationToken));
        }
        catch (GitHubRefusalException refused) when (refused.Refusal == Refusal.Unclear)
        {
            if (await FindAsync(marker, includesClosed: false, cancellationToken) is { } made)
            {
                return made;
            }

            throw;
        }
    }

    /// <param name="body">Null leaves it as it is.</param>
    public Task<Issue> UpdateAsync(int number, string title, string? body, CancellationToken cancellationToken) =>
        UpdateAsync(number, new IssueUpdate { Title = title, Body = body, State = ItemState.Open }, cancellationToken);

    /// <summary>Changes the body alone; whether it is open stays.</summary>
    public Task<Issue> RewriteAsync(int number, string body, CancellationToken cancellationToken) =>
        UpdateAsync(number, new IssueUpdate { Body = body }, cancellationToken);

    public Task<Issue> CloseAsync(int number, CancellationToken cancellationToken) =>
        UpdateAsync(number, new IssueUpdate { State = ItemState.Closed }, cancellationToken);

    /// <summary>Whether the conversation has a comment of somebody trusted that begins with a
    /// hidden marker, as all of ours do and no quotation does.</summary>
    public async Task<bool> HasCommentAsync(int number, string marker, CancellationToken cancellationToken)
    {
        var writers = await calls.ReadAsync(
            $"read the comments of {number}",
            (client, owner, name) => client.Issue.Comment.GetAllForIssue(owner, name, number, new ApiOptions { PageSize = PageSize }),
            comments => comments
                .Where(comment => comment.Body?.StartsWith(marker, StringComparison.Ordinal) == true)
                .Select(comment => Account.Of(comment.User))
                .ToList(),
            cancellationToken);
        foreach (var writer in writers)
        {
            if (await authors.IsTrustedAsync(writer, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Writes a comment; an unclear answer is settled by its hidden marker.</summary>
    public async Task CommentAsync(int number, string body, string marker, CancellationToken cancellationToken)
    {
        try
        {
            var purpose = $"comment on {number}";
            var comment = await calls.RunAsync(
                purpose, (client, owner, name) => client.Issue.Comment.Create(owner, name, number, $"{marker}\n{body}"), cancellationToken);
            _ = comment.Id > 0 ? comment : throw GitHubRefusalException.Unreadable(purpose, "a comment");
        }
        catch (GitHubRefusalException refused) when (refused.Refusal == Refusal.Unclear)
        {
            if (!await HasCommentAsync(number, marker, cancellationToken))
            {
                throw;
            }
        }
    }

    public Task AddLabelsAsync(int number, IReadOnlyList<string> labels, CancellationToken cancellationToken) =>
        calls.RunAsync(
            "set labels", (client, owner, name) => client.Issue.Labels.AddToIssue(owner, name, number, [.. labels]), cancellationToken);

    /// <returns>The logins that GitHub did not take; it leaves them out without a word.</returns>
    public async Task<IReadOnlyList<string>> AssignAsync(int number, IReadOnlyList<string> assignees, CancellationToken cancellationToken)
    {
        return await calls.ReadAsync(
            "assign people",
            (client, owner, name) => client.Issue.Assignee.AddAssignees(owner, name, number, new AssigneesUpdate([.. assignees])),
            issue => assignees.Except((issue.Assignees ?? []).Select(user => user.Login), StringComparer.OrdinalIgnoreCase).ToList(),
            cancellationToken);
    }

    private async Task<Issue> UpdateAsync(int number, IssueUpdate update, CancellationToken cancellationToken)
    {
        var purpose = $"update issue {number}";
        var issue = Issue.Of(
            purpose,
            await calls.RunAsync(purpose, (client, owner, name) => client.Issue.Update(owner, name, number, update), cancellationToken));
        return issue.Number == number ? issue : throw GitHubRefusalException.Unreadable(purpose, $"issue {number}");
    }
}
