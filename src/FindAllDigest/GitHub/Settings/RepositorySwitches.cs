using System.Globalization;
using FindAllDigest.GitHub.Transport;
using Octokit;

namespace FindAllDigest.GitHub.Settings;

/// <summary>Reads the switches and rules of a repository.</summary>
/// <remarks><see href="https://docs.github.com/en/rest/repos/rules#get-rules-for-a-branch"/>,
/// <see href="https://docs.github.com/en/rest/actions/permissions#get-default-workflow-permissions-for-a-repository"/>,
/// <see href="https://docs.github.com/en/rest/actions/workflows"/></remarks>
internal sealed class RepositorySwitches(GitHubCalls calls)
{
    public Task<RepositoryFacts> ReadAsync(CancellationToken cancellationToken) => calls.ReadAsync(
        "read the repository",
        (client, owner, name) => client.Connection.Get<Repository>(new Uri($"repos/{owner}/{name}", UriKind.Relative), null),
        answer => new RepositoryFacts
        {
            DefaultBranch = answer.Body.DefaultBranch,
            IsArchived = answer.Body.Archived,
            HasIssues = answer.Body.HasIssues,
            IsPrivate = answer.Body.Private,
            HasPages = answer.Body.HasPages,
            Created = answer.Body.CreatedAt,
            MayWrite = answer.Body.Permissions is { Pull: true } rights ? rights.Push : null,
            Clock = answer.HttpResponse.Headers.TryGetValue("Date", out var date)
                && DateTimeOffset.TryParse(date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var clock)
                    ? clock
                    : null,
        },
        cancellationToken);

    /// <summary>The kinds of the rules of rulesets that hold for a branch, whether or not the branch exists.</summary>
    public async Task<IReadOnlyList<string>> RulesOfAsync(string branch, CancellationToken cancellationToken)
    {
        var rules = await calls.RunAsync(
            $"read the rules of {branch}", $"rules/branches/{branch}", (api, uri) => api.GetAll<Rule>(uri), cancellationToken);
        return [.. rules.Select(rule => rule.Type).OfType<string>()];
    }

    /// <summary>Whether a branch is protected, by a ruleset or in the older way; a branch that is not there is not.</summary>
    public async Task<bool> IsProtectedAsync(string branch, CancellationToken cancellationToken) =>
        await SeenAsync(
            () => calls.RunAsync(
                $"read the branch {branch}", (client, owner, name) => client.Repository.Branch.Get(owner, name, branch), cancellationToken))
            is { Protected: true };

    /// <summary>Whether there is a label; null where the token may not ask.</summary>
    public async Task<bool?> HasLabelAsync(string label, CancellationToken cancellationToken)
    {
        try
        {
            await calls.RunAsync(
                $"read the label {label}", (client, owner, name) => client.Issue.Labels.Get(owner, name, label), cancellationToken);
            return true;
        }
        catch (GitHubRefusalException refused) when (refused.Refusal is Refusal.Forbidden or Refusal.Missing)
        {
            return refused.Refusal == Refusal.Missing ? false : null;
        }
    }

    /// <summary>Whether a workflow may open pull requests; null where the token may not ask.</summary>
    public async Task<bool?> MayMakePullRequestsAsync(CancellationToken cancellationToken) =>
        (await SeenAsync(() => calls.RunAsync(
            "read the rights of workflows",
            "actions/permissions/workflow",
            (api, uri) => api.Get<WorkflowRights>(uri),
            cancellationToken)))?.CanApprovePullRequestReviews;

    /// <summary>A workflow of the tab Actions; null where there is none, or where the token may not ask.</summary>
    public async Task<WorkflowFacts?> ReadWorkflowAsync(string file, CancellationToken cancellationToken)
    {
        var workflow = await SeenAsync(() => calls.RunAsync(
            $"read the workflow {file}", $"actions/workflows/{file}", (api, uri) => api.Get<WorkflowAnswer>(uri), cancellationToken));
        if (workflow?.State is not { Length: > 0 } state)
        {
            return null;
        }

        var ticks = await SeenAsync(() => calls.RunAsync(
            $"read the runs of {file}",
            $"actions/workflows/{file}/runs?event=schedule&per_page=1",
            (api, uri) => api.Get<WorkflowRuns>(uri),
            cancellationToken));
        return new WorkflowFacts(state, ticks?.Runs?.FirstOrDefault()?.CreatedAt);
    }

    private static async Task<T?> SeenAsync<T>(Func<Task<T>> read)
        where T : class
    {
        try
        {
            return await read();
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

    /// <summary>A workflow, as Octokit fills it.</summary>
    internal sealed class WorkflowAnswer
    {
        public string? State { get; set; }
    }

    /// <summary>Runs of a workflow, as Octokit fills them.</summary>
    internal sealed class WorkflowRuns
    {
        [Octokit.Internal.Parameter(Key = "workflow_runs")]
        public List<WorkflowRunAnswer>? Runs { get; set; }
    }

    /// <summary>One run of a workflow, as Octokit fills it.</summary>
    internal sealed class WorkflowRunAnswer
    {
        public DateTimeOffset CreatedAt { get; set; }
    }
}
