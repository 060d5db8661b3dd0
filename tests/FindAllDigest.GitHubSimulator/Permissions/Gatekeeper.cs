using FindAllDigest.GitHubSimulator.Http;

namespace FindAllDigest.GitHubSimulator.Permissions;

/// <summary>Checks who asks and whether they may.</summary>
internal static class Gatekeeper
{
    /// <summary>The token of an <c>Authorization</c> header; none when there is no header.</summary>
    /// <exception cref="ApiRefusal">The token is unknown (401).</exception>
    public static Token? Authenticate(GitHubWorld world, string? authorization) =>
        string.IsNullOrEmpty(authorization)
            ? null
            : world.FindToken(authorization[(authorization.IndexOf(' ', StringComparison.Ordinal) + 1)..].Trim())
                ?? throw new ApiRefusal(401, "Bad credentials") { Documentation = "https://docs.github.com/rest" };

    /// <exception cref="ApiRefusal">401, 403 or 404, as GitHub would.</exception>
    public static void Authorize(ApiCall call, Requirement requirement)
    {
        if (!call.IsAboutRepository)
        {
            return;
        }

        var settings = call.Repository.Settings;
        var reaches = call.Token?.Reaches(call.Repository.FullName) ?? false;
        if (settings.IsPrivate && !reaches)
        {
            throw ApiRefusal.NotFound();
        }

        if (requirement.Access == Access.Write && call.Token is null)
        {
            throw new ApiRefusal(401, "Requires authentication");
        }

        if (requirement.Access == Access.Write && settings.IsArchived)
        {
            throw new ApiRefusal(403, "Repository was archived so is read-only.");
        }

        // What is public can be read by anybody, administration apart.
        var isOpenToAll = !settings.IsPrivate
            && requirement.Access == Access.Read
            && !requirement.AnyOf.Contains(Permission.Administration);
        if (!isOpenToAll && !(reaches && requirement.IsMetBy(call.Token?.Permissions ?? PermissionSet.None)))
        {
            throw new ApiRefusal(403, call.Token?.Refusal ?? "Must have admin rights to Repository.")
            {
                Headers = new Dictionary<string, string> { ["X-Accepted-GitHub-Permissions"] = requirement.ToString() },
            };
        }
    }
}
