using FindAllDigest.Core.Watches;
using FindAllDigest.GitHub;
using FindAllDigest.GitHub.Git;
using FindAllDigest.GitHub.Transport;
using FindAllDigest.Pipeline.Doctor;

namespace FindAllDigest.Store.GitHub;

/// <summary>Reads a repository's switches and rules.</summary>
/// <remarks><see href="https://docs.github.com/en/rest/repos/rules#get-rules-for-a-branch"/>,
/// <see href="https://docs.github.com/en/rest/actions/permissions#get-default-workflow-permissions-for-a-repository"/></remarks>
public sealed class RepositoryInspector(GitHubApi gitHub) : IRepositoryInspector
{
    // What a rule of these kinds refuses is what the program must do with its own branches.
    private static readonly string[] Obstacles = ["creation", "update", "pull_request", "required_signatures"];

    public Task<RepositorySetup> ReadAsync(IReadOnlyList<WatchName> watches, CancellationToken cancellationToken) => RefusalBoundary.CrossAsync(async () =>
    {
        var repository = await gitHub.Calls.RunAsync("read the repository", (api, owner, name) => api.Repository.Get(owner, name), cancellationToken);
        List<string> guarded = [];
        foreach (var branch in watches.Select(HiddenMarkers.ProposalBranch).Prepend(HiddenMarkers.StateBranch))
        {
            if (await IsGuardedAsync(branch, cancellationToken))
            {
                guarded.Add(branch);
            }
        }

        return new RepositorySetup
        {
            IsArchived = repository.Archived,
            HasIssues = repository.HasIssues,
            HasPagesOfPrivate = repository is { Private: true, HasPages: true },
            MayMakePullRequests = await MayMakePullRequestsAsync(cancellationToken),
            GuardedBranches = guarded,
        };
    });

    private async Task<bool> IsGuardedAsync(string branch, CancellationToken cancellationToken)
    {
        var rules = await gitHub.Calls.RunAsync($"read the rules of {branch}", $"rules/branches/{branch}", (api, uri) => api.GetAll<Rule>(uri), cancellationToken);
        return rules.Any(rule => Obstacles.Contains(rule.Type));
    }

    private async Task<bool?> MayMakePullRequestsAsync(CancellationToken cancellationToken)
    {
        try
        {
            var answer = await gitHub.Calls.RunAsync("read the rights of workflows", "actions/permissions/workflow", (api, uri) => api.Get<WorkflowRights>(uri), cancellationToken);
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
