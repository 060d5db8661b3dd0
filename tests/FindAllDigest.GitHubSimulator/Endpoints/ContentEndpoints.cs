using System.Text.Json.Nodes;
using FindAllDigest.GitHubSimulator.Git;
using FindAllDigest.GitHubSimulator.Http;
using FindAllDigest.GitHubSimulator.Permissions;
using FindAllDigest.GitHubSimulator.Rendering;

namespace FindAllDigest.GitHubSimulator.Endpoints;

/// <summary>docs.github.com/rest/repos/contents (reading) and docs.github.com/rest/commits/commits</summary>
internal sealed class ContentEndpoints : IEndpointGroup
{
    private const string Root = "/repos/{owner}/{repo}";
    private const int LargestRaw = 100 * 1024 * 1024;

    public IEnumerable<Endpoint> Endpoints =>
    [
        new("GET", Root + "/contents/{**path}", "repos/contents#get-repository-content", Requirement.ReadContents, Get),
        new("GET", Root + "/commits", "commits/commits#list-commits", Requirement.ReadContents, Commits),
        new("GET", Root + "/commits/{**ref}", "commits/commits#get-a-commit", Requirement.ReadContents, OneCommit),
    ];

    private static ApiAnswer Get(ApiCall call)
    {
        var (repository, path) = (call.Repository, call.Route("path").Trim('/'));
        var revision = call.Query("ref") ?? repository.DefaultBranch;
        var commit = repository.Resolve(revision) ?? throw new ApiRefusal(404, $"No commit found for the ref {revision}");
        var entry = TreeFiles.Find(repository.Objects, repository.Objects.Get<Commit>(commit).TreeId, path) ?? throw ApiRefusal.NotFound();
        return repository.Objects.TryGet<Blob>(entry.Id, out var blob)
            ? File(call, path, revision, entry, blob)
            : Folder(call, path, revision, entry);
    }

    private static ApiAnswer File(ApiCall call, string path, string revision, TreeEntry entry, Blob blob) =>
        blob.Content.Length > LargestRaw
            ? throw new ApiRefusal(
                403,
                "This API returns blobs up to 1 MB in size. The requested blob is too large to fetch via the API, but you can use the Git Data API to request blobs up to 100 MB in size.")
            {
                Errors = [new JsonObject { ["resource"] = "Blob", ["field"] = "data", ["code"] = "too_large" }],
            }
            : RawAnswer.IsWanted(call)
                ? RawAnswer.Of(call, blob.Content)
                : ApiAnswer.Ok(ContentsJson.File(call.Urls, call.Repository, path, revision, entry, blob));

    private static ApiAnswer Folder(ApiCall call, string path, string revision, TreeEntry entry) =>
        ApiAnswer.Ok(Json.List(
            call.Repository.Objects.Get<Tree>(entry.Id).Entries,
            child => ContentsJson.Entry(
                call.Urls, call.Repository, path.Length == 0 ? child.Key : $"{path}/{child.Key}", revision, child.Value)));

    private static ApiAnswer Commits(ApiCall call)
    {
        var repository = call.Repository;
        if (repository.References.All.Count == 0)
        {
            throw new ApiRefusal(409, "Git Repository is empty.");
        }

        var tip = repository.Resolve(call.Query("sha") ?? repository.DefaultBranch) ?? throw ApiRefusal.NotFound();
        var commits = repository.History
            .Between(null, tip)
            .Reverse()
            .Where(id => call.Query("path") is not { } path || Touches(call, id, path));
        return Paging.Page(call, commits, id => CommitJson.Render(call.Urls, repository, id));
    }

    private static ApiAnswer OneCommit(ApiCall call)
    {
        var id = call.Repository.Resolve(call.Route("ref"))
            ?? throw ApiRefusal.Unprocessable($"No commit found for SHA: {call.Route("ref")}");
        return ApiAnswer.Ok(CommitJson.WithFiles(call.Urls, call.Repository, id));
    }

    private static bool Touches(ApiCall call, ObjectId id, string path)
    {
        var objects = call.Repository.Objects;
        var commit = objects.Get<Commit>(id);
        var now = TreeFiles.Find(objects, commit.TreeId, path);
        return commit.Parents.Count == 0
            ? now is not null
            : commit.Parents.All(parent => TreeFiles.Find(objects, objects.Get<Commit>(parent).TreeId, path) != now);
    }
}
