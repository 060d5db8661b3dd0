using System.Text.Json.Nodes;
using FindAllDigest.GitHubSimulator.Git;
using FindAllDigest.GitHubSimulator.Http;
using FindAllDigest.GitHubSimulator.Permissions;
using FindAllDigest.GitHubSimulator.Rendering;
using FindAllDigest.GitHubSimulator.Repositories;

namespace FindAllDigest.GitHubSimulator.Endpoints;

/// <summary>The repository itself, its branches, their rules, and the switch for workflows.</summary>
internal sealed class RepositoryEndpoints : IEndpointGroup
{
    private const string Root = "/repos/{owner}/{repo}";

    public IEnumerable<Endpoint> Endpoints =>
    [
        new("GET", Root, "repos/repos#get-a-repository", Requirement.ReadMetadata, Get),
        new("GET", Root + "/branches", "branches/branches#list-branches", Requirement.ReadContents, Branches),
        new("GET", Root + "/branches/{**branch}", "branches/branches#get-a-branch", Requirement.ReadContents, Branch),
        new("GET", Root + "/rules/branches/{**branch}", "repos/rules#get-rules-for-a-branch", Requirement.ReadMetadata, Rules),
        new(
            "GET",
            Root + "/actions/permissions/workflow",
            "actions/permissions#get-default-workflow-permissions-for-a-repository",
            Requirement.ReadAdministration,
            Workflow),
        new(
            "PUT",
            Root + "/actions/permissions/workflow",
            "actions/permissions#set-default-workflow-permissions-for-a-repository",
            Requirement.WriteAdministration,
            SetWorkflow),
        new("POST", Root + "/dispatches", "repos/repos#create-a-repository-dispatch-event", Requirement.WriteContents, Dispatch),
    ];

    private static ApiAnswer Dispatch(ApiCall call)
    {
        const int MostEntries = 10;
        const int LongestType = 100;
        var payload = call.Body.Has("client_payload")
            ? call.Body.Node("client_payload") as JsonObject ?? throw new ApiRefusal(422, "Invalid request.")
            : [];
        if (call.Body.Required("event_type") is not { Length: > 0 and <= LongestType } type || payload.Count > MostEntries)
        {
            throw new ApiRefusal(422, "Invalid request.");
        }

        call.Repository.Dispatches.Add(new JsonObject
        {
            ["action"] = type,
            ["branch"] = call.Repository.DefaultBranch,
            ["client_payload"] = payload.DeepClone(),
            ["repository"] = RepositoryJson.Render(call.Urls, call.Repository, call.Token),
        });
        return ApiAnswer.Empty();
    }

    private static ApiAnswer Get(ApiCall call) => ApiAnswer.Ok(RepositoryJson.Render(call.Urls, call.Repository, call.Token));

    private static ApiAnswer Branches(ApiCall call) => Paging.Page(call, call.Repository.Branches(), branch => new JsonObject
    {
        ["name"] = branch,
        ["commit"] = new JsonObject
        {
            ["sha"] = Tip(call, branch).Value,
            ["url"] = call.Urls.Repository(call.Repository, $"commits/{Tip(call, branch)}"),
        },
        ["protected"] = IsProtected(call.Repository, branch),
    });

    private static ApiAnswer Branch(ApiCall call)
    {
        var branch = call.Route("branch");
        var tip = call.Repository.Refs.Shows(RefName.OfBranch(branch)) ? Tip(call, branch) : throw new ApiRefusal(404, "Branch not found");
        var url = call.Urls.Repository(call.Repository, $"branches/{branch}");
        var isProtected = IsProtected(call.Repository, branch);
        return ApiAnswer.Ok(new JsonObject
        {
            ["name"] = branch,
            ["commit"] = CommitJson.Render(call.Urls, call.Repository, tip),
            ["_links"] = new JsonObject { ["self"] = url, ["html"] = call.Urls.Page(call.Repository, $"tree/{branch}") },
            ["protected"] = isProtected,
            ["protection"] = new JsonObject
            {
                ["enabled"] = isProtected,
                ["required_status_checks"] = new JsonObject
                {
                    ["enforcement_level"] = "off",
                    ["contexts"] = new JsonArray(),
                    ["checks"] = new JsonArray(),
                },
            },
            ["protection_url"] = url + "/protection",
        });
    }

    private static ApiAnswer Rules(ApiCall call)
    {
        var rules = call.Repository.Settings.Rules.Where(rule => rule.IsRuleset && rule.Covers(call.Route("branch")));
        return Paging.Page(call, rules.SelectMany(Types), type => new JsonObject
        {
            ["type"] = type,
            ["ruleset_source_type"] = "Repository",
            ["ruleset_source"] = call.Repository.FullName,
            ["ruleset_id"] = 1,
        });
    }

    private static IEnumerable<string> Types(BranchRule rule)
    {
        (bool Applies, string Type)[] types =
        [
            (rule.BlocksCreation, "creation"), (rule.BlocksDeletion, "deletion"), (rule.BlocksForcePush, "non_fast_forward"),
            (rule.RequiresPullRequest, "pull_request"),
            (rule.RequiresSignatures, "required_signatures"),
            (rule.RequiredChecks.Count > 0, "required_status_checks"),
        ];
        return types.Where(type => type.Applies).Select(type => type.Type);
    }

    private static ApiAnswer Workflow(ApiCall call) => ApiAnswer.Ok(new JsonObject
    {
        ["default_workflow_permissions"] = "read",
        ["can_approve_pull_request_reviews"] = call.Repository.Settings.ActionsMayCreatePullRequests,
    });

    private static ApiAnswer SetWorkflow(ApiCall call)
    {
        call.Repository.Settings.ActionsMayCreatePullRequests = call.Body.Flag("can_approve_pull_request_reviews");
        return ApiAnswer.Empty();
    }

    private static ObjectId Tip(ApiCall call, string branch) =>
        call.Repository.References.Find(RefName.OfBranch(branch)) ?? throw new ApiRefusal(404, "Branch not found");

    private static bool IsProtected(HostedRepository repository, string branch) =>
        repository.Settings.Rules.Any(rule => rule.Covers(branch));
}
