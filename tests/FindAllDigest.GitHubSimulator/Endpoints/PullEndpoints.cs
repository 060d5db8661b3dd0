using FindAllDigest.GitHubSimulator.Accounts;
using FindAllDigest.GitHubSimulator.Http;
using FindAllDigest.GitHubSimulator.Permissions;
using FindAllDigest.GitHubSimulator.Pulls;
using FindAllDigest.GitHubSimulator.Rendering;
using FindAllDigest.GitHubSimulator.Repositories;

namespace FindAllDigest.GitHubSimulator.Endpoints;

/// <summary>docs.github.com/rest/pulls/pulls</summary>
internal sealed class PullEndpoints : IEndpointGroup
{
    private const string Root = "/repos/{owner}/{repo}/pulls";
    private const string One = Root + "/{number:int}";

    public IEnumerable<Endpoint> Endpoints =>
    [
        new("GET", Root, "pulls/pulls#list-pull-requests", Requirement.ReadPullRequests, List),
        new("POST", Root, "pulls/pulls#create-a-pull-request", Requirement.WritePullRequests, Create),
        new("GET", One, "pulls/pulls#get-a-pull-request", Requirement.ReadPullRequests, Get),
        new("PATCH", One, "pulls/pulls#update-a-pull-request", Requirement.WritePullRequests, Update),
        new("GET", One + "/commits", "pulls/pulls#list-commits-on-a-pull-request", Requirement.ReadPullRequests, Commits),
        new("GET", One + "/files", "pulls/pulls#list-pull-requests-files", Requirement.ReadPullRequests, Files),
        new(
            "POST",
            One + "/requested_reviewers",
            "pulls/review-requests#request-reviewers-for-a-pull-request",
            Requirement.WritePullRequests,
            Review),
    ];

    internal static PullRequest Find(ApiCall call) =>
        call.Repository.PullRequests.Find(call.Number("number")) ?? throw ApiRefusal.NotFound();

    private static ApiAnswer List(ApiCall call)
    {
        var state = call.Query("state") ?? "open";
        var pulls = call.Repository.PullRequests.All
            .Where(pull => state == "all" || pull.IsOpen == (state == "open"))
            .Where(pull => call.Query("head") is not { } head
                || !head.Contains(':', StringComparison.Ordinal)
                || head == $"{pull.HeadRepository.Owner.Login}:{pull.HeadBranch}")
            .Where(pull => call.Query("base") is not { } target || target == pull.BaseBranch)
            .Where(call.World.Consistency.Shows);
        return Paging.Page(call, Sorted(call, pulls), pull => PullJson.Render(call.Urls, call.Repository, call.Token, pull));
    }

    private static IEnumerable<PullRequest> Sorted(ApiCall call, IEnumerable<PullRequest> pulls)
    {
        var byUpdate = call.Query("sort") == "updated";
        var sorted = pulls.OrderBy(pull => byUpdate ? pull.Thread.UpdatedAt : pull.Thread.CreatedAt).ThenBy(pull => pull.Number);
        var direction = call.Query("direction") ?? (call.Query("sort") is null or "created" ? "desc" : "asc");
        return direction == "desc" ? sorted.Reverse() : sorted;
    }

    private static ApiAnswer Create(ApiCall call)
    {
        if (call.Token?.Kind == TokenKind.Actions && !call.Repository.Settings.ActionsMayCreatePullRequests)
        {
            throw new ApiRefusal(403, "GitHub Actions is not permitted to create or approve pull requests.");
        }

        var (head, target, title, body) = (
            call.Body.Required("head"), call.Body.Required("base"), call.Body.Text("title"), call.Body.Text("body"));
        ThreadText.Check("PullRequest", title ?? string.Empty, body);
        var pull = call.Repository.PullRequests.Open(
            call.Actor,
            title ?? string.Empty,
            body,
            call.Repository,
            head[(head.IndexOf(':', StringComparison.Ordinal) + 1)..],
            target,
            call.Body.Flag("draft"));
        return ApiAnswer.Created(PullJson.Whole(call.Urls, call.Repository, call.Token, pull));
    }

    private static ApiAnswer Get(ApiCall call) =>
        Find(call) is var pull && call.World.Consistency.Shows(pull) ? Whole(call, pull) : throw ApiRefusal.NotFound();

    // What may be refused comes first, so that a refusal changes nothing.
    private static ApiAnswer Update(ApiCall call)
    {
        var (pull, open) = (Find(call), ThreadText.State(call, "PullRequest"));
        ThreadText.Check("PullRequest", call.Body.Text("title"), call.Body.Text("body"));
        if (call.Body.Text("base") is { } target && target != pull.BaseBranch)
        {
            call.Repository.PullRequests.Retarget(pull, target);
        }

        if (open == true && !pull.IsOpen)
        {
            call.Repository.PullRequests.Reopen(pull, call.Actor);
        }
        else if (open == false)
        {
            call.Repository.PullRequests.Close(pull, call.Actor);
        }

        ThreadText.Change(call, "PullRequest", pull.Thread);
        return Whole(call, pull);
    }

    private static ApiAnswer Commits(ApiCall call) =>
        Paging.Page(call, PullJson.Commits(call.Repository, Find(call)), id => CommitJson.Render(call.Urls, call.Repository, id));

    private static ApiAnswer Files(ApiCall call)
    {
        var pull = Find(call);
        return Paging.Page(
            call, PullJson.Changes(call.Repository, pull), change => CommitJson.File(call.Urls, call.Repository, pull.Head, change));
    }

    private static ApiAnswer Review(ApiCall call)
    {
        var pull = Find(call);
        var wanted = call.Body.Texts("reviewers") ?? [];
        if (wanted.Contains(pull.Thread.Author.Login, StringComparer.OrdinalIgnoreCase))
        {
            throw ApiRefusal.Unprocessable("Review cannot be requested from pull request author.");
        }

        Account[] reviewers = [.. wanted.Select(login => Collaborators.Find(call.Repository, login) ?? throw ApiRefusal.Unprocessable(
            $"Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the {call.Repository.FullName} repository."))];
        pull.AddReviewers(reviewers);
        return ApiAnswer.Created(PullJson.Render(call.Urls, call.Repository, call.Token, pull));
    }

    private static ApiAnswer Whole(ApiCall call, PullRequest pull) =>
        ApiAnswer.Ok(PullJson.Whole(call.Urls, call.Repository, call.Token, pull));
}
