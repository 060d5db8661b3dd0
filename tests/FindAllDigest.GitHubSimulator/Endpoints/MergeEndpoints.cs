using System.Text.Json.Nodes;
using FindAllDigest.GitHubSimulator.Http;
using FindAllDigest.GitHubSimulator.Permissions;
using FindAllDigest.GitHubSimulator.Pulls;

namespace FindAllDigest.GitHubSimulator.Endpoints;

/// <summary>docs.github.com/rest/pulls/pulls: the merge button, and whether it was pressed.</summary>
internal sealed class MergeEndpoints : IEndpointGroup
{
    private const string One = "/repos/{owner}/{repo}/pulls/{number:int}/merge";

    public IEnumerable<Endpoint> Endpoints =>
    [
        new("GET", One, "pulls/pulls#check-if-a-pull-request-has-been-merged", Requirement.ReadPullRequests, IsMerged),
        new("PUT", One, "pulls/pulls#merge-a-pull-request", Requirement.WriteContents, Merge),
    ];

    private static ApiAnswer IsMerged(ApiCall call) => PullEndpoints.Find(call).IsMerged ? ApiAnswer.Empty() : throw ApiRefusal.NotFound();

    private static ApiAnswer Merge(ApiCall call)
    {
        var pull = PullEndpoints.Find(call);
        if (call.Body.Text("sha") is { } sha && sha != pull.Head.Value)
        {
            throw new ApiRefusal(409, "Head branch was modified. Review and try the merge again.");
        }

        var method = (call.Body.Text("merge_method") ?? "merge") switch
        {
            "merge" => MergeMethod.Merge,
            "squash" => MergeMethod.Squash,
            "rebase" => MergeMethod.Rebase,
            var other =>
                throw ApiRefusal.Unprocessable($"Invalid request.\n\n{other} is not a member of [\"merge\", \"squash\", \"rebase\"]."),
        };
        var commit = call.Repository.Merges.Merge(
            pull, method, call.Actor, call.Body.Text("commit_title"), call.Body.Text("commit_message"));
        return ApiAnswer.Ok(new JsonObject { ["sha"] = commit.Value, ["merged"] = true, ["message"] = "Pull Request successfully merged" });
    }
}
