using FindAllDigest.GitHub.Git;
using FindAllDigest.GitHub.Transport;
using FindAllDigest.Transport;
using Octokit;

namespace FindAllDigest.GitHub.Conversations;

/// <summary>Reads and writes pull requests. None that only pretends to be this program's is ever listed or found.</summary>
/// <remarks><see href="https://docs.github.com/en/rest/pulls/pulls"/></remarks>
internal sealed class PullRequests(GitHubCalls calls, Authors authors, TimeProvider time)
{
    private const int PageSize = 100;

    private static readonly ApiOptions WholePages = new() { PageSize = PageSize };

    // A fork within the same organisation answers to the same "owner:branch", so the newest one need not be ours.
    private static readonly ApiOptions OnePage = new() { PageSize = PageSize, PageCount = 1, StartPage = 1 };

    private static readonly RetryPlan BranchIsNew = new()
    {
        MostRepetitions = 3,
        FirstDelay = TimeSpan.FromSeconds(1),
        LongestDelay = TimeSpan.FromSeconds(4),
    };

    /// <summary>Every open pull request whose branch lies in this repository, not in a fork.</summary>
    public async Task<IReadOnlyList<PullRequest>> ListOpenAsync(CancellationToken cancellationToken) =>
        await OwnAsync(
            "list the open pull requests",
            await ListAsync(
                "list the open pull requests", new PullRequestRequest { State = ItemStateFilter.Open }, WholePages, cancellationToken),
            cancellationToken);

    /// <summary>The pull requests, open or not, that something happened to last: in most repositories all there are.</summary>
    public async Task<RecentPullRequests> ListRecentAsync(CancellationToken cancellationToken)
    {
        var request = new PullRequestRequest
        {
            State = ItemStateFilter.All,
            SortProperty = PullRequestSort.Updated,
            SortDirection = SortDirection.Descending,
        };
        var listed = await ListAsync("list the pull requests", request, OnePage, cancellationToken);
        return new RecentPullRequests(
            await OwnAsync("list the pull requests", listed, cancellationToken),
            IsWhole: listed.Count < PageSize,
            listed is [{ Base.Repository.DefaultBranch: { } name }, ..] ? name : "");
    }

    /// <summary>The open pull request of a branch; null when there is none.</summary>
    public async Task<PullRequest?> FindOpenAsync(string branch, CancellationToken cancellationToken) =>
        await ListAsync(branch, ItemStateFilter.Open, cancellationToken) is [var first, ..] ? first : null;

    /// <summary>The pull request of a branch that was made last and is merged or closed; null when there is none.</summary>
    public async Task<PullRequest?> FindLastClosedAsync(string branch, CancellationToken cancellationToken) =>
        await ListAsync(branch, ItemStateFilter.Closed, cancellationToken) is [var last, ..] ? last : null;

    public Task<PullRequest> GetAsync(int number, CancellationToken cancellationToken) =>
        OneAsync(
            $"read pull request {number}", number, (client, owner, name) => client.PullRequest.Get(owner, name, number), cancellationToken);

    public async Task<PullRequest> CreateAsync(string head, string target, string title, string body, CancellationToken cancellationToken)
    {
        // A branch that was just made may be unknown to those who answer here for some seconds.
        var untilKnown = Retries.Build(
            BranchIsNew, time, made => Repetition.If(made.Failure is GitHubRefusalException refused && refused.IsAbout("head", "invalid")));
        return await untilKnown.ExecuteAsync(
            async token => await OneAsync(
                "create a pull request",
                null,
                (client, owner, name) => client.PullRequest.Create(owner, name, new NewPullRequest(title, head, target) { Body = body }),
                token),
            cancellationToken);
    }

    /// <param name="title">Null leaves it as it is.</param>
    /// <param name="body">Null leaves it as it is.</param>
    public Task<PullRequest> UpdateAsync(int number, string? title, string? body, CancellationToken cancellationToken) =>
        OneAsync(
            $"update pull request {number}",
            number,
            (client, owner, name) => client.PullRequest.Update(owner, name, number, new PullRequestUpdate { Title = title, Body = body }),
            cancellationToken);

    /// <param name="reviewers">Logins, and teams as <c>organisation/team</c>.</param>
    public Task<PullRequest> RequestReviewAsync(int number, IReadOnlyList<string> reviewers, CancellationToken cancellationToken)
    {
        var people = reviewers.Where(reviewer => !reviewer.Contains('/', StringComparison.Ordinal)).ToList();
        var teams = reviewers
            .Where(reviewer => reviewer.Contains('/', StringComparison.Ordinal))
            .Select(team => team[(team.IndexOf('/', StringComparison.Ordinal) + 1)..])
            .ToList();
        return OneAsync(
            "ask for a review",
            number,
            (client, owner, name) => client.PullRequest.ReviewRequest.Create(
                owner, name, number, new PullRequestReviewRequest(people, teams)),
            cancellationToken);
    }

    /// <summary>Whether it may be this program's: of a branch in this repository, not in a fork,
    /// and made or merged by somebody trusted.</summary>
    /// <remarks>Anybody may open a pull request from one branch of a public repository to
    /// another, and is then the one to edit and close it.</remarks>
    public async Task<bool> IsOursAsync(PullRequest pull, CancellationToken cancellationToken) =>
        IsOfThisRepository(pull) && (pull.IsMerged || await authors.IsTrustedAsync(pull.Author, cancellationToken));

    private bool IsOfThisRepository(PullRequest pull) =>
        string.Equals(pull.Repository, calls.Settings.FullName, StringComparison.OrdinalIgnoreCase);

    private async Task<IReadOnlyList<PullRequest>> ListAsync(string branch, ItemStateFilter state, CancellationToken cancellationToken)
    {
        var request = new PullRequestRequest
        {
            State = state,
            Head = $"{calls.Settings.Owner}:{branch}",
            SortProperty = PullRequestSort.Created,
            SortDirection = SortDirection.Descending,
        };
        var purpose = $"look for the pull request of branch {branch}";
        return await OwnAsync(purpose, await ListAsync(purpose, request, OnePage, cancellationToken), cancellationToken);
    }

    private async Task<IReadOnlyList<PullRequest>> OwnAsync(
        string purpose, IReadOnlyList<Octokit.PullRequest> listed, CancellationToken cancellationToken)
    {
        List<PullRequest> own = [];
        foreach (var pull in listed.Select(answer => PullRequest.Of(purpose, answer)).Where(IsOfThisRepository))
        {
            // Whoever makes no such claim need not be asked after.
            if (!HiddenMarkers.ClaimsProposal(pull.Branch, pull.Body) || await IsOursAsync(pull, cancellationToken))
            {
                own.Add(pull);
            }
        }

        return own;
    }

    // A token that may not see pull requests could not make any either; the data is stored without them.
    private async Task<IReadOnlyList<Octokit.PullRequest>> ListAsync(
        string purpose, PullRequestRequest request, ApiOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await calls.RunAsync(
                purpose, (client, owner, name) => client.PullRequest.GetAllForRepository(owner, name, request, options), cancellationToken);
        }
        catch (GitHubRefusalException refused) when (refused.Refusal == Refusal.Forbidden)
        {
            return [];
        }
    }

    /// <param name="number">The number that the answer must name; null for any.</param>
    private async Task<PullRequest> OneAsync(
        string purpose,
        int? number,
        Func<IGitHubClient, string, string, Task<Octokit.PullRequest>> call,
        CancellationToken cancellationToken)
    {
        var pull = PullRequest.Of(purpose, await calls.RunAsync(purpose, call, cancellationToken));
        return number is null || pull.Number == number ? pull : throw GitHubRefusalException.Unreadable(purpose, $"pull request {number}");
    }
}

/// <summary>The pull requests that something happened to last, newest first.</summary>
/// <param name="Own">Those whose branch lies in this repository, without those of strangers.</param>
/// <param name="IsWhole">Whether there are no others; strangers' count for that, too, or they could crowd ours out.</param>
/// <param name="DefaultBranch">The default branch, which every pull request names; empty where there is none to name it.</param>
internal sealed record RecentPullRequests(IReadOnlyList<PullRequest> Own, bool IsWhole, string DefaultBranch)
{
    public IEnumerable<PullRequest> Open => Own.Where(pull => pull.IsOpen);

    public IEnumerable<PullRequest> Closed => Own.Where(pull => !pull.IsOpen);
}
