using System.Text.Json.Nodes;
using FindAllDigest.GitHubSimulator.Git;
using FindAllDigest.GitHubSimulator.Http;
using FindAllDigest.GitHubSimulator.Repositories;

namespace FindAllDigest.GitHubSimulator.Rendering;

/// <summary>Answers of the Git Data API.</summary>
internal static class GitJson
{
    public static JsonObject Reference(Urls urls, HostedRepository repository, string name, ObjectId target) => new()
    {
        ["ref"] = name,
        ["node_id"] = Json.NodeId("Ref", $"{repository.Id}:{name}"),
        ["url"] = urls.Repository(repository, $"git/{name}"),
        ["object"] = new JsonObject
        {
            ["sha"] = target.Value,
            ["type"] = "commit",
            ["url"] = urls.Repository(repository, $"git/commits/{target}"),
        },
    };

    public static JsonObject Commit(Urls urls, HostedRepository repository, ObjectId id)
    {
        var commit = repository.Objects.Get<Commit>(id);
        return new()
        {
            ["sha"] = id.Value,
            ["node_id"] = Json.NodeId("Commit", id),
            ["url"] = urls.Repository(repository, $"git/commits/{id}"),
            ["html_url"] = urls.Page(repository, $"commit/{id}"),
            ["author"] = Person(commit.Author),
            ["committer"] = Person(commit.Committer),
            ["tree"] = TreeLink(urls, repository, commit.TreeId),
            ["message"] = commit.Message,
            ["parents"] = Json.List(commit.Parents, parent => new JsonObject
            {
                ["sha"] = parent.Value,
                ["url"] = urls.Repository(repository, $"git/commits/{parent}"),
                ["html_url"] = urls.Page(repository, $"commit/{parent}"),
            }),
            ["verification"] = Verification(commit),
        };
    }

    public static JsonObject Tree(
        Urls urls, HostedRepository repository, ObjectId id, IEnumerable<KeyValuePair<string, TreeEntry>> entries, bool truncated) => new()
        {
            ["sha"] = id.Value,
            ["url"] = urls.Repository(repository, $"git/trees/{id}"),
            ["tree"] = Json.List(entries, entry => Entry(urls, repository, entry.Key, entry.Value)),
            ["truncated"] = truncated,
        };

    public static JsonObject TreeLink(Urls urls, HostedRepository repository, ObjectId id) => new()
    {
        ["sha"] = id.Value,
        ["url"] = urls.Repository(repository, $"git/trees/{id}"),
    };

    public static JsonObject Person(Signature signature) => new()
    {
        ["name"] = signature.Name,
        ["email"] = signature.Email,
        ["date"] = Json.Time(signature.When),
    };

    public static JsonObject Verification(Commit commit) => new()
    {
        ["verified"] = commit.IsSigned,
        ["reason"] = commit.IsSigned ? "valid" : "unsigned",
        ["signature"] = commit.PgpSignature,
        ["payload"] = commit.IsSigned ? commit.Payload() : null,
        ["verified_at"] = commit.IsSigned ? Json.Time(commit.Committer.When) : null,
    };

    private static JsonObject Entry(Urls urls, HostedRepository repository, string path, TreeEntry entry)
    {
        var json = new JsonObject { ["path"] = path, ["mode"] = entry.Mode, ["type"] = entry.Kind, ["sha"] = entry.Id.Value };
        if (repository.Objects.TryGet<Blob>(entry.Id, out var blob))
        {
            json["size"] = blob.Content.Length;
        }

        if (entry.Mode != TreeEntry.Submodule)
        {
            json["url"] = urls.Repository(repository, $"git/{entry.Kind}s/{entry.Id}");
        }

        return json;
    }
}
