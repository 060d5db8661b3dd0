using System.Text.Json.Nodes;
using FindAllDigest.GitHubSimulator.Git;
using FindAllDigest.GitHubSimulator.Http;
using FindAllDigest.GitHubSimulator.Repositories;

namespace FindAllDigest.GitHubSimulator.Rendering;

/// <summary>Files and folders as the contents API shows them.</summary>
internal static class ContentsJson
{
    /// <summary>Files above this size come without content, and must be asked for raw.</summary>
    public const int LargestInline = 1024 * 1024;

    public static JsonObject File(Urls urls, HostedRepository repository, string path, string revision, TreeEntry entry, Blob blob)
    {
        var json = Entry(urls, repository, path, revision, entry);
        var fits = blob.Content.Length <= LargestInline;
        json["content"] = fits ? Base64(blob.Content.Span) : string.Empty;
        json["encoding"] = fits ? "base64" : "none";
        return json;
    }

    public static JsonObject Entry(Urls urls, HostedRepository repository, string path, string revision, TreeEntry entry)
    {
        var self = urls.Repository(repository, $"contents/{path}?ref={Uri.EscapeDataString(revision)}");
        var git = urls.Repository(repository, $"git/{entry.Kind}s/{entry.Id}");
        var html = urls.Page(repository, $"{entry.Kind}/{revision}/{path}");
        var isFile = entry.Kind == "blob";
        return new()
        {
            ["type"] = entry.Mode switch
            {
                TreeEntry.Directory => "dir",
                TreeEntry.Submodule => "submodule",
                TreeEntry.Link => "symlink",
                _ => "file",
            },
            ["size"] = repository.Objects.TryGet<Blob>(entry.Id, out var blob) ? blob.Content.Length : 0,
            ["name"] = path.Split('/')[^1],
            ["path"] = path,
            ["sha"] = entry.Id.Value,
            ["url"] = self,
            ["git_url"] = git,
            ["html_url"] = html,
            ["download_url"] = isFile ? urls.Page(repository, $"raw/{revision}/{path}") : null,
            ["_links"] = new JsonObject { ["self"] = self, ["git"] = git, ["html"] = html },
        };
    }

    /// <summary>Base64 in lines of 60 characters, as GitHub breaks it.</summary>
    public static string Base64(ReadOnlySpan<byte> content) =>
        string.Concat(Convert.ToBase64String(content).Chunk(60).Select(line => new string(line) + "\n"));
}
