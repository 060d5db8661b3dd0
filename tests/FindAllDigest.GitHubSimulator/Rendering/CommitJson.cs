using System.Text;
using System.Text.Json.Nodes;
using FindAllDigest.GitHubSimulator.Accounts;
using FindAllDigest.GitHubSimulator.Git;
using FindAllDigest.GitHubSimulator.Http;
using FindAllDigest.GitHubSimulator.Repositories;

namespace FindAllDigest.GitHubSimulator.Rendering;

/// <summary>Commits and changed files as the repository's API shows them.</summary>
internal static class CommitJson
{
    // GitHub's own bounds are on lines and bytes, and not all of them are told.
    private const int LongestPatch = 3000;

    public static JsonObject Render(Urls urls, HostedRepository repository, ObjectId id)
    {
        var commit = repository.Objects.Get<Commit>(id);
        return new()
        {
            ["sha"] = id.Value,
            ["node_id"] = Json.NodeId("Commit", id),
            ["url"] = urls.Repository(repository, $"commits/{id}"),
            ["html_url"] = urls.Page(repository, $"commit/{id}"),
            ["comments_url"] = urls.Repository(repository, $"commits/{id}/comments"),
            ["commit"] = new JsonObject
            {
                ["url"] = urls.Repository(repository, $"git/commits/{id}"),
                ["author"] = GitJson.Person(commit.Author),
                ["committer"] = GitJson.Person(commit.Committer),
                ["message"] = commit.Message,
                ["comment_count"] = 0,
                ["tree"] = GitJson.TreeLink(urls, repository, commit.TreeId),
                ["verification"] = GitJson.Verification(commit),
            },
            ["author"] = Known(urls, repository, commit.Author),
            ["committer"] = Known(urls, repository, commit.Committer),
            ["parents"] = Json.List(commit.Parents, parent => new JsonObject
            {
                ["sha"] = parent.Value,
                ["url"] = urls.Repository(repository, $"commits/{parent}"),
                ["html_url"] = urls.Page(repository, $"commit/{parent}"),
            }),
        };
    }

    /// <summary>The commit with what it changed against its first parent.</summary>
    public static JsonObject WithFiles(Urls urls, HostedRepository repository, ObjectId id)
    {
        var commit = repository.Objects.Get<Commit>(id);
        var before = commit.Parents.Count == 0 ? null : repository.Objects.Get<Commit>(commit.Parents[0]).TreeId;
        var changes = TreeDiff.Compare(repository.Objects, before, commit.TreeId);
        var (additions, deletions) = (changes.Sum(change => change.Additions), changes.Sum(change => change.Deletions));
        var json = Render(urls, repository, id);
        json["stats"] = new JsonObject { ["additions"] = additions, ["deletions"] = deletions, ["total"] = additions + deletions };
        json["files"] = Json.List(changes, change => File(urls, repository, id, change));
        return json;
    }

    public static JsonObject File(Urls urls, HostedRepository repository, ObjectId commit, FileChange change)
    {
        var json = Described(urls, repository, commit, change);
        if (Patch(repository, change) is { } patch)
        {
            json["patch"] = patch;
        }

        return json;
    }

    private static JsonObject Described(Urls urls, HostedRepository repository, ObjectId commit, FileChange change) => new()
    {
        ["sha"] = (change.After ?? change.Before)?.Id.Value,
        ["filename"] = change.Path,
        ["status"] = change.Status,
        ["additions"] = change.Additions,
        ["deletions"] = change.Deletions,
        ["changes"] = change.Additions + change.Deletions,
        ["blob_url"] = urls.Page(repository, $"blob/{commit}/{change.Path}"),
        ["raw_url"] = urls.Page(repository, $"raw/{commit}/{change.Path}"),
        ["contents_url"] = urls.Repository(repository, $"contents/{change.Path}?ref={commit}"),
    };

    // None for binary files, long changes, and where nothing but the mode changed.
    private static string? Patch(HostedRepository repository, FileChange change)
    {
        return change.Additions + change.Deletions is > 0 and <= LongestPatch
            && Text(change.Before) is { } before
            && Text(change.After) is { } after
            ? UnifiedDiff.Write(before, after)
            : null;

        string? Text(TreeEntry? entry) =>
            entry is null
                ? ""
                : repository.Objects.TryGet<Blob>(entry.Id, out var blob) ? Encoding.UTF8.GetString(blob.Content.Span) : null;
    }

    // GitHub finds the account by the e-mail address; an address nobody owns leaves null.
    private static JsonObject? Known(Urls urls, HostedRepository repository, Signature signature) =>
        signature.Email == Account.WebFlow.Email ? AccountJson.Simple(urls, Account.WebFlow)
        : repository.World.FindAccount(signature.Name) is { } account
            && account.Email == signature.Email ? AccountJson.Simple(urls, account)
        : null;
}
