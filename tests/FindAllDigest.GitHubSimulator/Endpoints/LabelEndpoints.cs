using System.Text.Json.Nodes;
using FindAllDigest.GitHubSimulator.Http;
using FindAllDigest.GitHubSimulator.Issues;
using FindAllDigest.GitHubSimulator.Permissions;
using FindAllDigest.GitHubSimulator.Rendering;

namespace FindAllDigest.GitHubSimulator.Endpoints;

/// <summary>docs.github.com/rest/issues/labels</summary>
internal sealed class LabelEndpoints : IEndpointGroup
{
    private const string Root = "/repos/{owner}/{repo}/labels";
    private const string Thread = "/repos/{owner}/{repo}/issues/{number:int}/labels";

    public IEnumerable<Endpoint> Endpoints =>
    [
        new("GET", Root, "issues/labels#list-labels-for-a-repository", Requirement.ReadThreads, List),
        new("POST", Root, "issues/labels#create-a-label", Requirement.WriteThreads, Create),
        new("GET", Root + "/{name}", "issues/labels#get-a-label", Requirement.ReadThreads, Get),
        new("GET", Thread, "issues/labels#list-labels-for-an-issue", Requirement.ReadThreads, ListOfThread),
        new("POST", Thread, "issues/labels#add-labels-to-an-issue", Requirement.WriteThreads, Add),
    ];

    private static ApiAnswer List(ApiCall call) => Paging.Page(call, call.Repository.Tracker.Labels, label => Render(call, label));

    private static ApiAnswer Create(ApiCall call)
    {
        var (name, color) = (call.Body.Required("name"), call.Body.Text("color") ?? Label.DefaultColor);
        if (call.Repository.Tracker.FindLabel(name) is not null)
        {
            throw ApiRefusal.Invalid("Label", "name", "already_exists");
        }

        return color.Length == 6 && color.All(char.IsAsciiHexDigit)
            ? ApiAnswer.Created(Render(call, call.Repository.Tracker.AddLabel(name, color, call.Body.Text("description"))))
            : throw ApiRefusal.Invalid("Label", "color", "invalid");
    }

    private static ApiAnswer Get(ApiCall call) =>
        ApiAnswer.Ok(Render(call, call.Repository.Tracker.FindLabel(call.Route("name")) ?? throw ApiRefusal.NotFound()));

    private static ApiAnswer ListOfThread(ApiCall call) =>
        Paging.Page(call, IssueEndpoints.Find(call).Labels, label => Render(call, label));

    private static ApiAnswer Add(ApiCall call)
    {
        var thread = IssueEndpoints.Find(call);

        var names = JsonBody.ParseListOr("labels", call.Request.Body).Texts("labels") ?? [];
        thread.SetLabels(thread.Labels.Concat(call.Repository.Tracker.EnsureLabels(names)));
        call.Repository.Tracker.Touch(thread);
        return ApiAnswer.Ok(Json.List(thread.Labels, label => Render(call, label)));
    }

    private static JsonObject Render(ApiCall call, Label label) => IssueJson.Label(call.Urls, call.Repository, label);
}
