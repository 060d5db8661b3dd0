using FindAllDigest.Repository.GitHub.Transport;
using Octokit;

namespace FindAllDigest.Repository.GitHub.Desk;

/// <summary>Reads and writes pull requests.</summary>
/// <remarks><see href="https://docs.github.com/en/rest/pulls/pulls"/></remarks>
internal sealed class PullRequests(GitHubCalls calls)
{
    private static readonly ApiOptions WholePages = new() { PageSize = 100 };
    private static readonly ApiOptions Newest = new() { PageSize = 1, PageCount = 1, StartPage = 1 };

    /// <summary>Every open pull request whose branch lies in this repository, not in a fork.</summary>
    public async Task<IReadOnlyList<PullRequest>> ListOpenAsync(CancellationToken cancellationToken)
    {
        var pulls = await NoneIfForbiddenAsync(calls.RunAsync("list the open pull requests", (client, owner, name) => client.PullRequest.GetAllForRepository(owner, name, new PullRequestRequest { State = ItemStateFilter.Open }, WholePages), cancellationToken));
        return [.. pulls.Where(IsOwn)];
    }

    /// <summary>The open pull request of a branch; null when there is none.</summary>
    public async Task<PullRequest?> FindOpenAsync(string branch, CancellationToken cancellationToken) =>
        (await ListAsync(branch, ItemStateFilter.Open, cancellationToken)).FirstOrDefault(IsOwn);

    /// <summary>The pull request of a branch that was made last and is merged or closed; null when there is none.</summary>
    public async Task<PullRequest?> FindLastClosedAsync(string branch, CancellationToken cancellationToken) =>
        (await ListAsync(branch, ItemStateFilter.Closed, cancellationToken)).FirstOrDefault(IsOwn);

    public Task<PullRequest> GetAsync(int number, CancellationToken cancellationToken) =>
        calls.RunAsync($"read pull request {number}", (client, owner, name) => client.PullRequest.Get(owner, name, number), cancellationToken);

    public Task<PullRequest> CreateAsync(string head, string target, string title, string body, CancellationToken cancellationToken) =>
        calls.RunAsync("create a pull request", (client, owner, name) => client.PullRequest.Create(owner, name, new NewPullRequest(title, head, target) { Body = body }), cancellationToken);

    /// <param name="body">Null leaves it as it is.</param>
    public Task<PullRequest> UpdateAsync(int number, string title, string? body, CancellationToken cancellationToken) =>
        calls.RunAsync($"update pull request {number}", (client, owner, name) => client.PullRequest.Update(owner, name, number, new PullRequestUpdate { Title = title, Body = body }), cancellationToken);

    /// <param name="reviewers">Logins, and teams as <c>organisation/team</c>.</param>
    public Task<PullRequest> RequestReviewAsync(int number, IReadOnlyList<string> reviewers, CancellationToken cancellationToken)
    {
        var people = reviewers.Where(reviewer => !reviewer.Contains('/', StringComparison.Ordinal)).ToList();
        var teams = reviewers.Where(reviewer => reviewer.Contains('/', StringComparison.Ordinal)).Select(team => team[(team.IndexOf('/', StringComparison.Ordinal) + 1)..]).ToList();
        return calls.RunAsync("ask for a review", (client, owner, name) => client.PullRequest.ReviewRequest.Create(owner, name, number, new PullRequestReviewRequest(people, teams)), cancellationToken);
    }

    /// <summary>Whether its branch lies in this repository, not in a fork.</summary>
    public bool IsOwn(PullRequest pull) => string.Equals(pull.Head.Repository?.FullName, calls.Settings.FullName, StringComparison.OrdinalIgnoreCase);

    private Task<IReadOnlyList<PullRequest>> ListAsync(string branch, ItemStateFilter state, CancellationToken cancellationToken) =>
        NoneIfForbiddenAsync(calls.RunAsync(
            $"look for the pull request of branch {branch}",
            (client, owner, name) => client.PullRequest.GetAllForRepository(
                owner,
                name,
                new PullRequestRequest { State = state, Head = $"{owner}:{branch}", SortProperty = PullRequestSort.Created, SortDirection = SortDirection.Descending },
                Newest),
            cancellationToken));

    // A token that may not see pull requests could not make any either; the data is kept without them.
    private static async Task<IReadOnlyList<PullRequest>> NoneIfForbiddenAsync(Task<IReadOnlyList<PullRequest>> list)
    {
        try
        {
            return await list;
        }
        catch (GitHubRefusalException refused) when (refused.Refusal == Refusal.Forbidden)
        {
            return [];
        }
    }
}
