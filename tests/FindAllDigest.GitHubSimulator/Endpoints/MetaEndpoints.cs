using System.Text.Json.Nodes;
using FindAllDigest.GitHubSimulator.Accounts;
using FindAllDigest.GitHubSimulator.Http;
using FindAllDigest.GitHubSimulator.Permissions;
using FindAllDigest.GitHubSimulator.Rendering;

namespace FindAllDigest.GitHubSimulator.Endpoints;

/// <summary>Who am I, and how much may I still ask.</summary>
internal sealed class MetaEndpoints(RateLimit limit) : IEndpointGroup
{
    public IEnumerable<Endpoint> Endpoints =>
    [
        new("GET", "/user", "users/users#get-the-authenticated-user", Requirement.Nothing, User),
        new(
            "GET",
            "/rate_limit",
            "rate-limit/rate-limit#get-rate-limit-status-for-the-authenticated-user",
            Requirement.Nothing,
            RateLimits),
    ];

    private static ApiAnswer User(ApiCall call) => call.Token switch
    {
        null => throw new ApiRefusal(401, "Requires authentication"),
        { Account.Kind: AccountKind.Bot } token => throw new ApiRefusal(403, token.Refusal),
        var token => ApiAnswer.Ok(AccountJson.Public(call.Urls, token.Account, call.World.Now)),
    };

    private ApiAnswer RateLimits(ApiCall call)
    {
        var who = call.Token?.Secret ?? string.Empty;
        return ApiAnswer.Ok(new JsonObject
        {
            ["resources"] = new JsonObject { ["core"] = Figures(who), ["search"] = Figures(who) },
            ["rate"] = Figures(who),
        });
    }

    private JsonObject Figures(string who) => new()
    {
        ["limit"] = limit.Limit,
        ["used"] = limit.Used(who),
        ["remaining"] = Math.Max(0, limit.Limit - limit.Used(who)),
        ["reset"] = limit.ResetAt,
        ["resource"] = "core",
    };
}
