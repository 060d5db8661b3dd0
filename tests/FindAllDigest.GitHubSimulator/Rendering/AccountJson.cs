using System.Text.Json.Nodes;
using FindAllDigest.GitHubSimulator.Accounts;
using FindAllDigest.GitHubSimulator.Http;

namespace FindAllDigest.GitHubSimulator.Rendering;

/// <summary>GitHub's "simple user", and the whole one of <c>GET /user</c>.</summary>
internal static class AccountJson
{
    public static JsonObject? Optional(Urls urls, Account? account) => account is null ? null : Simple(urls, account);

    public static JsonObject Simple(Urls urls, Account account)
    {
        var html =
            $"{urls.Html}/{(account.Kind == AccountKind.Bot ? $"apps/{account.Login.Replace("[bot]", "", StringComparison.Ordinal)}" : account.Login)}";
        return new()
        {
            ["login"] = account.Login,
            ["id"] = account.Id,
            ["node_id"] = Json.NodeId("User", account.Id),
            ["avatar_url"] = $"{urls.Html}/avatars/{account.Id}",
            ["gravatar_id"] = "",
            ["url"] = urls.Account(account.Login),
            ["html_url"] = html,
            ["followers_url"] = urls.Account(account.Login, "/followers"),
            ["following_url"] = urls.Account(account.Login, "/following{/other_user}"),
            ["gists_url"] = urls.Account(account.Login, "/gists{/gist_id}"),
            ["starred_url"] = urls.Account(account.Login, "/starred{/owner}{/repo}"),
            ["subscriptions_url"] = urls.Account(account.Login, "/subscriptions"),
            ["organizations_url"] = urls.Account(account.Login, "/orgs"),
            ["repos_url"] = urls.Account(account.Login, "/repos"),
            ["events_url"] = urls.Account(account.Login, "/events{/privacy}"),
            ["received_events_url"] = urls.Account(account.Login, "/received_events"),
            ["type"] = account.Kind.ToString(),
            ["user_view_type"] = "public",
            ["site_admin"] = false,
        };
    }

    public static JsonObject Public(Urls urls, Account account, DateTimeOffset now)
    {
        var user = Simple(urls, account);
        foreach (var name in (string[])["name", "company", "blog", "location", "email", "hireable", "bio"])
        {
            user[name] = null;
        }

        foreach (var name in (string[])["public_repos", "public_gists", "followers", "following"])
        {
            user[name] = 0;
        }

        (user["created_at"], user["updated_at"]) = (Json.Time(now), Json.Time(now));
        return user;
    }
}
