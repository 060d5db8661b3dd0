using System.Text.Json.Nodes;
using FindAllDigest.GitHubSimulator.Accounts;
using FindAllDigest.GitHubSimulator.Http;
using FindAllDigest.GitHubSimulator.Permissions;
using FindAllDigest.GitHubSimulator.Rendering;
using FindAllDigest.GitHubSimulator.Repositories;

namespace FindAllDigest.GitHubSimulator.Endpoints;

/// <summary>docs.github.com/rest/collaborators/collaborators. An organisation's members are not simulated.</summary>
internal sealed class CollaboratorEndpoints : IEndpointGroup
{
    public IEnumerable<Endpoint> Endpoints =>
    [
        new(
            "GET",
            "/repos/{owner}/{repo}/collaborators/{username}/permission",
            "collaborators/collaborators#get-repository-permissions-for-a-user",
            Requirement.ReadMetadata,
            Permission),
    ];

    private static ApiAnswer Permission(ApiCall call)
    {
        var login = call.Route("username");
        if (call.World.FindAccount(login) is not { Kind: AccountKind.User } account)
        {
            throw new ApiRefusal(404, $"{login} is not a user");
        }

        var permission = Collaborators.Permission(call.Repository, account);
        var user = AccountJson.Simple(call.Urls, account);
        user["role_name"] = permission;
        return ApiAnswer.Ok(new JsonObject { ["permission"] = permission, ["role_name"] = permission, ["user"] = user });
    }
}
