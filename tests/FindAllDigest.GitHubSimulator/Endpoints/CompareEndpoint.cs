using System.Text.Json.Nodes;
using FindAllDigest.GitHubSimulator.Git;
using FindAllDigest.GitHubSimulator.Http;
using FindAllDigest.GitHubSimulator.Permissions;
using FindAllDigest.GitHubSimulator.Rendering;

namespace FindAllDigest.GitHubSimulator.Endpoints;

/// <summary>docs.github.com/rest/commits/commits#compare-two-commits</summary>
internal sealed class CompareEndpoint : IEndpointGroup
{
    private const int MostFiles = 300;
    private const int MostCommits = 250;

    public IEnumerable<Endpoint> Endpoints =>
        [new(
            "GET", "/repos/{owner}/{repo}/compare/{**basehead}", "commits/commits#compare-two-commits", Requirement.ReadContents, Compare)];

    private static ApiAnswer Compare(ApiCall call)
    {
        var repository = call.Repository;
        if (call.Route("basehead").Split("...") is not [var from, var to])
        {
            throw ApiRefusal.NotFound();
        }

        var (start, head) = (Resolve(call, from), Resolve(call, to));
        var origin = repository.History.MergeBase(start, head)
            ?? throw new ApiRefusal(404, $"No common ancestor between {from} and {to}.");
        var (ahead, behind) = (repository.History.Between(start, head), repository.History.Between(head, start));
        var (page, size) = Paging.Asked(call, MostCommits);
        var url = call.Urls.Repository(repository, "compare/" + call.Route("basehead"));
        var web = call.Urls.Page(repository, "compare/" + call.Route("basehead"));
        return ApiAnswer.Ok(new JsonObject
        {
            ["url"] = url,
            ["html_url"] = web,
            ["permalink_url"] = call.Urls.Page(
                repository, $"compare/{repository.Owner.Login}:{start.Value[..7]}...{repository.Owner.Login}:{head.Value[..7]}"),
            ["diff_url"] = web + ".diff",
            ["patch_url"] = web + ".patch",
            ["base_commit"] = CommitJson.Render(call.Urls, repository, start),
            ["merge_base_commit"] = CommitJson.Render(call.Urls, repository, origin),
            ["status"] = (ahead.Count, behind.Count) switch
            {
                (0, 0) => "identical",
                (_, 0) => "ahead",
                (0, _) => "behind",
                _ => "diverged",
            },
            ["ahead_by"] = ahead.Count,
            ["behind_by"] = behind.Count,
            ["total_commits"] = ahead.Count,
            ["commits"] = Json.List(ahead.Skip((page - 1) * size).Take(size), id => CommitJson.Render(call.Urls, repository, id)),
            ["files"] = page > 1 ? new JsonArray() : Files(call, origin, head),
        }) with
        {
            Headers = Paging.Links(call, page, size, ahead.Count),
        };
    }

    private static JsonArray Files(ApiCall call, ObjectId origin, ObjectId head)
    {
        var objects = call.Repository.Objects;
        var changes = TreeDiff.Compare(objects, objects.Get<Commit>(origin).TreeId, objects.Get<Commit>(head).TreeId);
        return Json.List(changes.Take(MostFiles), change => CommitJson.File(call.Urls, call.Repository, head, change));
    }

    // "owner:branch" names the same repository, since forks are not simulated.
    private static ObjectId Resolve(ApiCall call, string text) =>
        call.Repository.Resolve(text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..]) ?? throw ApiRefusal.NotFound();
}
