using System.Text.Json.Nodes;
using FindAllDigest.GitHubSimulator.Accounts;
using FindAllDigest.GitHubSimulator.Http;
using FindAllDigest.GitHubSimulator.Issues;
using FindAllDigest.GitHubSimulator.Permissions;
using FindAllDigest.GitHubSimulator.Rendering;
using FindAllDigest.GitHubSimulator.Repositories;

namespace FindAllDigest.GitHubSimulator.Endpoints;

/// <summary>docs.github.com/rest/issues/issues. Pull requests are issues too, and appear in the list.</summary>
internal sealed class IssueEndpoints : IEndpointGroup
{
    private const string Root = "/repos/{owner}/{repo}/issues";
    private const string One = Root + "/{number:int}";

    public IEnumerable<Endpoint> Endpoints =>
    [
        new("GET", Root, "issues/issues#list-repository-issues", Requirement.ReadIssues, List),
        new("POST", Root, "issues/issues#create-an-issue", Requirement.WriteIssues, Create),
        new("GET", One, "issues/issues#get-an-issue", Requirement.ReadThreads, Get),
        new("PATCH", One, "issues/issues#update-an-issue", Requirement.WriteThreads, Update),
        new("POST", One + "/assignees", "issues/assignees#add-assignees-to-an-issue", Requirement.WriteThreads, Assign),
    ];

    internal static IssueThread Find(ApiCall call) => call.Repository.Tracker.Find(call.Number("number")) ?? throw ApiRefusal.NotFound();

    private static ApiAnswer List(ApiCall call)
    {
        var (state, labels) = (
            call.Query("state") ?? "open", (call.Query("labels") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries));
        RequireIssues(call);
        var threads = call.Repository.Tracker.Threads
            .Where(thread => state == "all" || thread.IsOpen == (state == "open"))
            .Where(thread => call.Query("creator") is not { } login
                || string.Equals(thread.Author.Login, login, StringComparison.OrdinalIgnoreCase))
            .Where(thread =>
                labels.All(name => thread.Labels.Any(label => string.Equals(label.Name, name, StringComparison.OrdinalIgnoreCase))))
            .Where(thread => Shows(call, thread))
            .OrderBy(thread => call.Query("sort") == "updated" ? thread.UpdatedAt : thread.CreatedAt).ThenBy(thread => thread.Number)
            .AsEnumerable();
        return Paging.Page(call, call.Query("direction") == "asc" ? threads : threads.Reverse(), thread => Render(call, thread));
    }

    private static ApiAnswer Create(ApiCall call)
    {
        RequireIssues(call);
        var (title, body) = (call.Body.Required("title"), call.Body.Text("body"));
        ThreadText.Check("Issue", title, body);
        var (labels, assignees) = (
            call.Body.Texts("labels") ?? [], (call.Body.Texts("assignees") ?? []).Select(login => Assignable(call, login)).ToList());
        var thread = call.Repository.Tracker.Open(call.Actor, title, body);
        thread.SetLabels(call.Repository.Tracker.EnsureLabels(labels));
        thread.SetAssignees(assignees);
        call.World.Consistency.Created(ResourceKind.Issue, thread);
        return ApiAnswer.Created(Render(call, thread));
    }

    private static ApiAnswer Get(ApiCall call) =>
        Find(call) is var thread && Shows(call, thread) ? ApiAnswer.Ok(Render(call, thread)) : throw ApiRefusal.NotFound();

    // Everything is checked before anything is changed.
    private static ApiAnswer Update(ApiCall call)
    {
        var (thread, labels, assignees) = (
            Find(call), call.Body.Texts("labels"), call.Body.Texts("assignees")?.Select(login => Assignable(call, login)).ToList());
        ThreadText.Check("Issue", call.Body.Text("title"), call.Body.Text("body"));
        if (ThreadText.State(call, "Issue") is { } open)
        {
            SetOpen(call, thread, open);
        }

        ThreadText.Change(call, "Issue", thread);
        thread.SetLabels(labels is null ? thread.Labels : call.Repository.Tracker.EnsureLabels(labels));
        thread.SetAssignees(assignees ?? thread.Assignees);
        return ApiAnswer.Ok(Render(call, thread));
    }

    private static Account Assignable(ApiCall call, string login) =>
        Collaborators.Find(call.Repository, login) ?? throw ApiRefusal.Invalid("Issue", "assignees", "invalid");

    private static void SetOpen(ApiCall call, IssueThread thread, bool open)
    {
        if (thread.Pull is { } pull && open && !thread.IsOpen)
        {
            call.Repository.PullRequests.Reopen(pull, call.Actor);
        }
        else
        {
            call.Repository.Tracker.SetOpen(thread, open, call.Actor, call.Body.Text("state_reason"));
        }
    }

    // Whoever cannot be assigned is left out without a word.
    private static ApiAnswer Assign(ApiCall call)
    {
        var thread = Find(call);
        var added = (call.Body.Texts("assignees") ?? []).Select(login => Collaborators.Find(call.Repository, login)).OfType<Account>();
        thread.SetAssignees(thread.Assignees.Concat(added));
        call.Repository.Tracker.Touch(thread);
        return ApiAnswer.Created(Render(call, thread));
    }

    private static bool Shows(ApiCall call, IssueThread thread) => call.World.Consistency.Shows((object?)thread.Pull ?? thread);

    private static void RequireIssues(ApiCall call)
    {
        if (!call.Repository.Settings.HasIssues)
        {
            throw new ApiRefusal(410, "Issues has been disabled in this repository.");
        }
    }

    private static JsonObject Render(ApiCall call, IssueThread thread) => IssueJson.Render(call.Urls, call.Repository, thread);
}
