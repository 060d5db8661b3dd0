using System.Text.Json.Nodes;
using FindAllDigest.GitHubSimulator.Git;
using FindAllDigest.GitHubSimulator.Http;
using FindAllDigest.GitHubSimulator.Permissions;
using FindAllDigest.GitHubSimulator.Rendering;

namespace FindAllDigest.GitHubSimulator.Endpoints;

/// <summary>docs.github.com/rest/git/refs</summary>
internal sealed class ReferenceEndpoints : IEndpointGroup
{
    private const string Root = "/repos/{owner}/{repo}/git";

    public IEnumerable<Endpoint> Endpoints =>
    [
        new("GET", Root + "/ref/{**ref}", "git/refs#get-a-reference", Requirement.ReadContents, Get),

        // The address of version 3, which is no longer described but still served; Octokit 14 asks there.
        new("GET", Root + "/refs/{**ref}", "git/refs#get-a-reference", Requirement.ReadContents, OldGet),
        new("GET", Root + "/matching-refs/{**ref}", "git/refs#list-matching-references", Requirement.ReadContents, Matching),
        new("POST", Root + "/refs", "git/refs#create-a-reference", Requirement.WriteContents, Create),
        new("PATCH", Root + "/refs/{**ref}", "git/refs#update-a-reference", Requirement.WriteContents, Update),
        new("DELETE", Root + "/refs/{**ref}", "git/refs#delete-a-reference", Requirement.WriteContents, Delete),
    ];

    private static ApiAnswer Get(ApiCall call)
    {
        RequireCommits(call);
        var name = "refs/" + call.Route("ref");
        return call.Repository.References.Find(name) is { } target && call.Repository.Refs.Shows(name)
            ? ApiAnswer.Ok(Render(call, name, target))
            : throw ApiRefusal.NotFound();
    }

    // One reference if the name is whole, else all that begin with it.
    private static ApiAnswer OldGet(ApiCall call) =>
        call.Repository.References.Find("refs/" + call.Route("ref")) is null && Matching(call) is { Json: JsonArray { Count: > 0 } } many
            ? many
            : Get(call);

    private static ApiAnswer Matching(ApiCall call)
    {
        RequireCommits(call);
        var matching = call.Repository.References.All
            .Where(reference => reference.Key.StartsWith("refs/" + call.Route("ref"), StringComparison.Ordinal))
            .Where(reference => call.Repository.Refs.Shows(reference.Key));
        return ApiAnswer.Ok(Json.List(matching, reference => Render(call, reference.Key, reference.Value)));
    }

    private static ApiAnswer Create(ApiCall call)
    {
        var (name, target) = (call.Body.Required("ref"), Target(call));
        RequireCommits(call);
        call.Repository.Refs.Create(name, target, call.Pusher);
        var json = Render(call, name, target);
        return ApiAnswer.Created(json) with
        {
            Headers = new Dictionary<string, string> { ["Location"] = json["url"]?.GetValue<string>() ?? "" },
        };
    }

    private static ApiAnswer Update(ApiCall call)
    {
        var (name, target) = ("refs/" + call.Route("ref"), Target(call));
        call.Repository.Refs.Move(name, target, call.Body.Flag("force"), call.Pusher);
        return ApiAnswer.Ok(Render(call, name, target));
    }

    private static ApiAnswer Delete(ApiCall call)
    {
        call.Repository.Refs.Delete("refs/" + call.Route("ref"), call.Pusher);
        return ApiAnswer.Empty();
    }

    private static JsonObject Render(ApiCall call, string name, ObjectId target) =>
        GitJson.Reference(call.Urls, call.Repository, name, target);

    private static ObjectId Target(ApiCall call) => ObjectId.TryParse(call.Body.Required("sha"), out var id)
        ? id
        : throw ApiRefusal.Unprocessable($"At least 40 characters are required; only {call.Body.Required("sha").Length} were supplied.");

    private static void RequireCommits(ApiCall call)
    {
        if (call.Repository.References.All.Count == 0)
        {
            throw new ApiRefusal(409, "Git Repository is empty.");
        }
    }
}
