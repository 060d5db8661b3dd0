using System.Text;
using FindAllDigest.GitHubSimulator.Git;
using FindAllDigest.GitHubSimulator.Http;
using FindAllDigest.GitHubSimulator.Permissions;
using FindAllDigest.GitHubSimulator.Rendering;

namespace FindAllDigest.GitHubSimulator.Endpoints;

/// <summary>docs.github.com/rest/git/trees</summary>
/// <param name="recursiveLimit">How many entries a recursive answer holds at most; GitHub's figure is 100,000.</param>
internal sealed class TreeEndpoints(int recursiveLimit) : IEndpointGroup
{
    private const string Root = "/repos/{owner}/{repo}/git/trees";

    public IEnumerable<Endpoint> Endpoints =>
    [
        new("GET", Root + "/{**sha}", "git/trees#get-a-tree", Requirement.ReadContents, Get),
        new("POST", Root, "git/trees#create-a-tree", Requirement.WriteContents, Create),
    ];

    private ApiAnswer Get(ApiCall call)
    {
        var tree = TreeOf(call, call.Route("sha")) ?? throw ApiRefusal.NotFound();

        // Any value switches it on, even "0" and "false".
        var isRecursive = call.Request.Query.ContainsKey("recursive");
        var entries = isRecursive ? [.. Walk(call.Repository.Objects, tree, "")] : call.Repository.Objects.Get<Tree>(tree).Entries;
        return ApiAnswer.Ok(GitJson.Tree(
            call.Urls,
            call.Repository,
            tree,
            isRecursive ? entries.Take(recursiveLimit) : entries,
            isRecursive && entries.Count > recursiveLimit));
    }

    private static ApiAnswer Create(ApiCall call)
    {
        var objects = call.Repository.Objects;
        var changes = call.Body.Objects("tree").Select(entry => Change(call, entry)).ToList();
        var start = call.Body.Text("base_tree") is { } text
            ? TreeOf(call, text) ?? throw ApiRefusal.Unprocessable("base_tree is not a valid tree oid")
            : null;
        var tree = TreeEdit.Apply(objects, start, changes, out _) ?? throw ApiRefusal.Unprocessable("GitRPC::BadObjectState");
        return ApiAnswer.Created(GitJson.Tree(call.Urls, call.Repository, tree, objects.Get<Tree>(tree).Entries, truncated: false));
    }

    private static KeyValuePair<string, TreeEntry?> Change(ApiCall call, JsonBody entry)
    {
        var (path, mode) = (entry.Required("path"), entry.Text("mode"));
        if (path.Length == 0 || Array.Exists(path.Split('/'), part => part is "" or "." or ".." or ".git"))
        {
            throw ApiRefusal.Unprocessable($"tree.path contains a malformed path component");
        }

        if (mode is not (TreeEntry.File or TreeEntry.Executable or TreeEntry.Directory or TreeEntry.Submodule or TreeEntry.Link))
        {
            throw ApiRefusal.Unprocessable("Must supply a valid tree.mode");
        }

        if (entry.Text("content") is { } content)
        {
            return KeyValuePair.Create<string, TreeEntry?>(
                path, new(mode, call.Repository.Objects.Add(new Blob(Encoding.UTF8.GetBytes(content)))));
        }

        // A null SHA deletes; a SHA that is missing altogether is a mistake.
        return !entry.Has("sha") ? throw ApiRefusal.Unprocessable("Must supply either tree.sha or tree.content")
            : entry.Text("sha") is { } sha ? KeyValuePair.Create<string, TreeEntry?>(path, new(mode, Existing(call, sha, mode)))
            : KeyValuePair.Create<string, TreeEntry?>(path, null);
    }

    private static ObjectId Existing(ApiCall call, string sha, string mode) =>
        ObjectId.TryParse(sha, out var id)
            && (mode == TreeEntry.Submodule
                || (call.Repository.Objects.All.TryGetValue(id, out var item) && item.Kind == new TreeEntry(mode, id).Kind))
            ? id
            : throw ApiRefusal.Unprocessable($"tree.sha {sha} is not a valid {(mode == TreeEntry.Directory ? "tree" : "blob")}");

    private static IEnumerable<KeyValuePair<string, TreeEntry>> Walk(ObjectStore objects, ObjectId tree, string prefix) =>
        objects.Get<Tree>(tree).Entries.SelectMany(entry => entry.Value.IsDirectory
            ? Walk(objects, entry.Value.Id, $"{prefix}{entry.Key}/").Prepend(KeyValuePair.Create(prefix + entry.Key, entry.Value))
            : [KeyValuePair.Create(prefix + entry.Key, entry.Value)]);

    // A tree may be named by itself, by a commit or by a branch.
    private static ObjectId? TreeOf(ApiCall call, string text) =>
        ObjectId.TryParse(text, out var id) && call.Repository.Objects.TryGet<Tree>(id, out _) ? id
        : call.Repository.Resolve(text) is { } commit ? call.Repository.Objects.Get<Commit>(commit).TreeId
        : null;
}
