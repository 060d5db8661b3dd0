using System.Text.Json.Nodes;
using FindAllDigest.GitHubSimulator.Http;
using FindAllDigest.GitHubSimulator.Permissions;
using FindAllDigest.GitHubSimulator.Repositories;

namespace FindAllDigest.GitHubSimulator.Rendering;

/// <summary>GitHub's "repository", as it stands alone and inside pull requests.</summary>
internal static class RepositoryJson
{
    private static readonly string[] Templates =
    [
        "archive/{archive_format}{/ref}", "assignees{/user}", "blobs:git/blobs{/sha}", "branches{/branch}", "collaborators{/collaborator}",
        "comments{/number}", "commits{/sha}", "compare/{base}...{head}", "contents/{+path}", "contributors", "deployments", "downloads",
        "events", "forks", "git_commits:git/commits{/sha}", "git_refs:git/refs{/sha}", "git_tags:git/tags{/sha}", "hooks",
        "issue_comment:issues/comments{/number}", "issue_events:issues/events{/number}", "issues{/number}", "keys{/key_id}",
        "labels{/name}",
        "languages", "merges", "milestones{/number}", "notifications{?since,all,participating}", "pulls{/number}", "releases{/id}",
        "stargazers", "statuses/{sha}", "subscribers", "subscription", "tags", "teams", "trees:git/trees{/sha}",
    ];

    public static JsonObject Render(Urls urls, HostedRepository repository, Token? token)
    {
        var settings = repository.Settings;
        var json = Head(urls, repository);
        foreach (var template in Templates)
        {
            var colon = template.IndexOf(':', StringComparison.Ordinal);
            var name = colon > 0
                ? template[..colon]
                : string.Concat(template.TakeWhile(letter => char.IsAsciiLetterLower(letter) || letter == '_'));
            json[name + "_url"] = $"{urls.Repository(repository)}/{template[(colon + 1)..]}";
        }

        foreach (var name in (string[])
        [
            "forks_count", "stargazers_count", "watchers_count", "size", "subscribers_count", "network_count", "forks", "watchers"
        ])
        {
            json[name] = 0;
        }

        foreach (var name in (string[])["description", "mirror_url", "homepage", "language", "license"])
        {
            json[name] = null;
        }

        (json["open_issues"], json["open_issues_count"]) = (OpenThreads(repository), OpenThreads(repository));
        (json["has_issues"], json["archived"], json["disabled"]) = (settings.HasIssues, settings.IsArchived, false);
        (json["has_projects"], json["has_wiki"], json["has_pages"]) = (true, true, settings.HasPages);
        (json["has_downloads"], json["has_discussions"], json["is_template"]) = (true, false, false);
        (json["allow_merge_commit"], json["allow_squash_merge"]) = (settings.AllowsMergeCommit, settings.AllowsSquashMerge);
        (json["allow_rebase_merge"], json["delete_branch_on_merge"]) = (settings.AllowsRebaseMerge, settings.DeletesBranchOnMerge);
        (json["allow_auto_merge"], json["allow_forking"], json["web_commit_signoff_required"]) = (false, true, false);
        json["permissions"] = Permissions(token);
        return json;
    }

    private static JsonObject Head(Urls urls, HostedRepository repository) => new()
    {
        ["id"] = repository.Id,
        ["node_id"] = Json.NodeId("Repository", repository.Id),
        ["name"] = repository.Name,
        ["full_name"] = repository.FullName,
        ["owner"] = AccountJson.Simple(urls, repository.Owner),
        ["private"] = repository.Settings.IsPrivate,
        ["visibility"] = repository.Settings.IsPrivate ? "private" : "public",
        ["html_url"] = urls.Page(repository),
        ["url"] = urls.Repository(repository),
        ["fork"] = repository.Settings.IsFork,
        ["default_branch"] = repository.DefaultBranch,
        ["git_url"] = $"git://{new Uri(urls.Html).Authority}/{repository.FullName}.git",
        ["ssh_url"] = $"git@{new Uri(urls.Html).Host}:{repository.FullName}.git",
        ["clone_url"] = $"{urls.Page(repository)}.git",
        ["svn_url"] = urls.Page(repository),
        ["created_at"] = Json.Time(repository.CreatedAt),
        ["updated_at"] = Json.Time(repository.PushedAt),
        ["pushed_at"] = Json.Time(repository.PushedAt),
    };

    private static JsonObject Permissions(Token? token)
    {
        var granted = token?.Permissions ?? PermissionSet.None;
        var (pushes, administers) = (
            granted.Allows(Permission.Contents, Access.Write), granted.Allows(Permission.Administration, Access.Write));
        return new()
        {
            ["admin"] = administers,
            ["maintain"] = administers,
            ["push"] = pushes,
            ["triage"] = pushes,
            ["pull"] = granted.Allows(Permission.Metadata, Access.Read),
        };
    }

    private static int OpenThreads(HostedRepository repository) => repository.Tracker.Threads.Count(thread => thread.IsOpen);
}
