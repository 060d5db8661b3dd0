using System.Text;
using System.Text.Json.Nodes;
using FindAllDigest.GitHubSimulator.Git;
using FindAllDigest.GitHubSimulator.Http;
using FindAllDigest.GitHubSimulator.Permissions;
using FindAllDigest.GitHubSimulator.Rendering;

namespace FindAllDigest.GitHubSimulator.Endpoints;

/// <summary>docs.github.com/rest/git/blobs and docs.github.com/rest/git/commits</summary>
internal sealed class GitObjectEndpoints : IEndpointGroup
{
    private const string Root = "/repos/{owner}/{repo}/git";
    private const int LargestBlob = 100 * 1024 * 1024;

    public IEnumerable<Endpoint> Endpoints =>
    [
        new("GET", Root + "/blobs/{sha}", "git/blobs#get-a-blob", Requirement.ReadContents, GetBlob),
        new("POST", Root + "/blobs", "git/blobs#create-a-blob", Requirement.WriteContents, CreateBlob),
        new("GET", Root + "/commits/{sha}", "git/commits#get-a-commit-object", Requirement.ReadContents, GetCommit),
        new("POST", Root + "/commits", "git/commits#create-a-commit", Requirement.WriteContents, CreateCommit),
    ];

    private static ApiAnswer GetBlob(ApiCall call)
    {
        if (!ObjectId.TryParse(call.Route("sha"), out var id) || !call.Repository.Objects.TryGet<Blob>(id, out var blob))
        {
            throw ApiRefusal.NotFound();
        }

        if (blob.Content.Length > LargestBlob)
        {
            throw new ApiRefusal(
                403,
                "This API returns blobs up to 100 MB in size. The requested blob is too large to fetch via the API, but you can always clone the repository via Git in order to obtain it.")
            {
                Errors = [new JsonObject { ["resource"] = "Blob", ["field"] = "data", ["code"] = "too_large" }],
            };
        }

        return RawAnswer.IsWanted(call)
            ? RawAnswer.Of(call, blob.Content)
            : ApiAnswer.Ok(new JsonObject
            {
                ["sha"] = id.Value,
                ["node_id"] = Json.NodeId("Blob", id),
                ["size"] = blob.Content.Length,
                ["url"] = call.Urls.Repository(call.Repository, $"git/blobs/{id}"),
                ["content"] = ContentsJson.Base64(blob.Content.Span),
                ["encoding"] = "base64",
            });
    }

    private static ApiAnswer CreateBlob(ApiCall call)
    {
        var content = call.Body.Required("content");
        var bytes = (call.Body.Text("encoding") ?? "utf-8") switch
        {
            "utf-8" => Encoding.UTF8.GetBytes(content),
            "base64" => Decode(content),
            _ => throw ApiRefusal.Unprocessable("Invalid encoding."),
        };
        if (bytes.Length > LargestBlob)
        {
            throw ApiRefusal.Unprocessable("Sorry, your input was too large to process.");
        }

        var id = call.Repository.Objects.Add(new Blob(bytes));
        return ApiAnswer.Created(new JsonObject { ["sha"] = id.Value, ["url"] = call.Urls.Repository(call.Repository, $"git/blobs/{id}") });
    }

    private static byte[] Decode(string content)
    {
        try
        {
            return Convert.FromBase64String(content);
        }
        catch (FormatException)
        {
            throw ApiRefusal.Unprocessable("content is not valid Base64");
        }
    }

    private static ApiAnswer GetCommit(ApiCall call) =>
        ObjectId.TryParse(call.Route("sha"), out var id) && call.Repository.Objects.TryGet<Commit>(id, out _)
            ? ApiAnswer.Ok(GitJson.Commit(call.Urls, call.Repository, id))
            : throw ApiRefusal.NotFound();

    private static ApiAnswer CreateCommit(ApiCall call) =>
        ApiAnswer.Created(GitJson.Commit(call.Urls, call.Repository, CommitRequest.Carry(call)));
}
