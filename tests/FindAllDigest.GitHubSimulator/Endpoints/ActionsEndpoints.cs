using System.Text.Json.Nodes;
using FindAllDigest.GitHubSimulator.Http;
using FindAllDigest.GitHubSimulator.Permissions;
using FindAllDigest.GitHubSimulator.Rendering;
using FindAllDigest.GitHubSimulator.Repositories;

namespace FindAllDigest.GitHubSimulator.Endpoints;

/// <summary>docs.github.com/rest/actions/workflows and workflow-runs: whether a workflow is
/// switched on, and when its schedule started it last.</summary>
internal sealed class ActionsEndpoints : IEndpointGroup
{
    private const string Root = "/repos/{owner}/{repo}/actions/workflows/{file}";

    private static readonly (string Name, string Path)[] Links =
    [
        ("url", "actions/runs/1"),
        ("jobs_url", "actions/runs/1/jobs"),
        ("logs_url", "actions/runs/1/logs"),
        ("check_suite_url", "check-suites/1"),
        ("cancel_url", "actions/runs/1/cancel"),
        ("rerun_url", "actions/runs/1/rerun"),
        ("artifacts_url", "actions/runs/1/artifacts"),
        ("workflow_url", "actions/workflows/1"),
    ];

    public IEnumerable<Endpoint> Endpoints =>
    [
        new("GET", Root, "actions/workflows#get-a-workflow", Requirement.ReadActions, Get),
        new("GET", Root + "/runs", "actions/workflow-runs#list-workflow-runs-for-a-workflow", Requirement.ReadActions, Runs),
    ];

    private static ApiAnswer Get(ApiCall call)
    {
        var (file, workflow) = Find(call);
        return ApiAnswer.Ok(new JsonObject
        {
            ["id"] = 1,
            ["node_id"] = Json.NodeId("Workflow", 1),
            ["name"] = file,
            ["path"] = $".github/workflows/{file}",
            ["state"] = workflow.State,
            ["created_at"] = Json.Time(call.Repository.CreatedAt),
            ["updated_at"] = Json.Time(call.Repository.CreatedAt),
            ["url"] = call.Urls.Repository(call.Repository, "actions/workflows/1"),
            ["html_url"] = call.Urls.Page(call.Repository, $"blob/{call.Repository.DefaultBranch}/.github/workflows/{file}"),
            ["badge_url"] = call.Urls.Page(call.Repository, $"workflows/{file}/badge.svg"),
        });
    }

    private static ApiAnswer Runs(ApiCall call)
    {
        var (file, workflow) = Find(call);
        List<DateTimeOffset> ticks = workflow.LastTick is { } tick && call.Query("event") is null or "schedule" ? [tick] : [];
        return ApiAnswer.Ok(
            new JsonObject { ["total_count"] = ticks.Count, ["workflow_runs"] = Json.List(ticks, started => Run(call, file, started)) });
    }

    private static (string File, HostedWorkflow Workflow) Find(ApiCall call)
    {
        var file = call.Route("file");
        return call.Repository.Settings.Workflows.TryGetValue(file, out var workflow) ? (file, workflow) : throw ApiRefusal.NotFound();
    }

    private static JsonObject Run(ApiCall call, string file, DateTimeOffset started)
    {
        var (repository, head) = (call.Repository, call.Repository.Resolve(call.Repository.DefaultBranch) ?? throw ApiRefusal.NotFound());
        var commit = repository.Objects.Get<Git.Commit>(head);
        var json = new JsonObject
        {
            ["id"] = 1,
            ["node_id"] = Json.NodeId("WorkflowRun", 1),
            ["name"] = file,
            ["display_title"] = file,
            ["path"] = $".github/workflows/{file}",
            ["head_branch"] = repository.DefaultBranch,
            ["head_sha"] = head.Value,
            ["run_number"] = 1,
            ["event"] = "schedule",
            ["status"] = "completed",
            ["conclusion"] = "success",
            ["workflow_id"] = 1,
            ["created_at"] = Json.Time(started),
            ["updated_at"] = Json.Time(started),
            ["html_url"] = call.Urls.Page(repository, "actions/runs/1"),
            ["pull_requests"] = new JsonArray(),
            ["repository"] = RepositoryJson.Render(call.Urls, repository, call.Token),
            ["head_repository"] = RepositoryJson.Render(call.Urls, repository, call.Token),
            ["head_commit"] = new JsonObject
            {
                ["id"] = head.Value,
                ["tree_id"] = commit.TreeId.Value,
                ["message"] = commit.Message,
                ["timestamp"] = Json.Time(commit.Committer.When),
                ["author"] = new JsonObject { ["name"] = commit.Author.Name, ["email"] = commit.Author.Email },
                ["committer"] = new JsonObject { ["name"] = commit.Committer.Name, ["email"] = commit.Committer.Email },
            },
        };
        foreach (var (name, path) in Links)
        {
            json[name] = call.Urls.Repository(repository, path);
        }

        return json;
    }
}
