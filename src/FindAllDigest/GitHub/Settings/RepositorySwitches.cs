using FindAllDigest.GitHub.Transport;

namespace FindAllDigest.GitHub.Settings;

/// <summary>Reads the switches and rules of a repository.</summary>
/// <remarks><see href="https://docs.github.com/en/rest/repos/rules#get-rules-for-a-branch"/>,
/// <see href="https://docs.github.com/en/rest/actions/permissions#get-default-workflow-permissions-for-a-repository"/></remarks>
internal sealed class RepositorySwitches(GitHubCalls calls)
{
    /// <summary>What the repository says of itself.</summary>
    public async Task<RepositoryFacts> ReadAsync(CancellationToken cancellationToken)
    {
        var repository = await calls.RunAsync("read the repository", (api, owner, name) => api.Repository.Get(owner, name), cancellationToken);
        return new RepositoryFacts(repository.Archived, repository.HasIssues, repository.Private, repository.HasPages);
    }

    /// <summary>The kinds of the rules that hold for a branch, whether or not the branch exists.</summary>
    public async Task<IReadOnlyList<string>> RulesOfAsync(string branch, CancellationToken cancellationToken)
    {
        var rules = await calls.RunAsync($"read the rules of {branch}", $"rules/branches/{branch}", (api, uri) => api.GetAll<Rule>(uri), cancellationToken);
        return [.. rules.Select(rule => rule.Type).OfType<string>()];
    }

    /// <summary>Whether a workflow may open pull requests; null where the token may not ask.</summary>
    public async Task<bool?> MayMakePullRequestsAsync(CancellationToken cancellationToken)
    {
        try
        {
            var answer = await calls.RunAsync(
                "read the rights of workflows", "actions/permissions/workflow", (api, uri) => api.Get<WorkflowRights>(uri), cancellationToken);
            return answer.CanApprovePullRequestReviews;
        }
        catch (GitHubRefusalException refused) when (refused.Refusal is Refusal.Forbidden or Refusal.Missing)
        {
            return null;
        }
    }

    /// <summary>One rule of a branch, as Octokit fills it.</summary>
    internal sealed class Rule
    {
        public string? Type { get; set; }
    }

    /// <summary>The rights of workflows, as Octokit fills them.</summary>
    internal sealed class WorkflowRights
    {
        public bool CanApprovePullRequestReviews { get; set; }
    }
}

/// <summary>What a repository says of itself.</summary>
internal sealed record RepositoryFacts(bool IsArchived, bool HasIssues, bool IsPrivate, bool HasPages);
