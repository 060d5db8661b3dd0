using System.Text;
using System.Text.Json.Nodes;
using FindAllDigest.GitHub.Transport;
using Octokit;

namespace FindAllDigest.GitHub.Git;

/// <summary>Makes commits through GitHub's Git Data API. No branch points to them yet, so nothing has changed.</summary>
/// <remarks>Author and committer are left out: GitHub then signs the commit and names the token's account.
/// <see href="https://docs.github.com/en/rest/git/commits#create-a-commit"/></remarks>
internal sealed class Commits(GitHubCalls calls, BlobCache cache)
{
    private const string RegularFile = "100644";

    // Longer or binary content takes a call of its own; shorter travels with the tree.
    private const int LongestInline = 256 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>When a file or folder was changed last, as the history of a commit tells; null where it was never there.</summary>
    public Task<DateTimeOffset?> LastOfAsync(string path, string commit, CancellationToken cancellationToken) => calls.ReadAsync(
        $"read the history of {path}",
        (client, owner, name) => client.Repository.Commit.GetAll(
            owner, name, new CommitRequest { Path = path, Sha = commit }, new ApiOptions { PageSize = 1, PageCount = 1, StartPage = 1 }),
        commits => commits.Count == 0 ? default(DateTimeOffset?) : commits[0].Commit.Committer.Date,
        cancellationToken);

    /// <summary>Makes a commit of changed files on a parent's tree.</summary>
    /// <returns>The commit's id.</returns>
    public async Task<string> MakeAsync(
        string parent, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, string message, CancellationToken cancellationToken)
    {
        // With a base, a tree takes changed entries only; everything else stays. An empty base is
        // left out, as for a branch without history.
        var tree = new NewTree { BaseTree = parent.Length > 0 ? parent : null };
        foreach (var (path, bytes) in files)
        {
            tree.Tree.Add(await EntryAsync(path, bytes, cancellationToken));
        }

        var made = await calls.RunAsync(
            "store a tree of files", (client, owner, name) => client.Git.Tree.Create(owner, name, tree), cancellationToken);
        string[] parents = parent.Length > 0 ? [parent] : [];
        var commit = await calls.RunAsync(
            "store a commit",
            (client, owner, name) => client.Git.Commit.Create(
                owner, name, new NewCommit(message, Id("store a tree of files", made.Sha), parents)),
            cancellationToken);

        foreach (var bytes in files.Values)
        {
            cache.Keep(BlobId.Of(bytes.Span), bytes);
        }

        return Id("store a commit", commit.Sha);
    }

    /// <summary>Makes a merge commit on the tree of one of its parents.</summary>
    /// <returns>The commit's id.</returns>
    public async Task<string> MakeMergeAsync(
        string[] parents, string onto, IReadOnlyList<TreeEdit> edits, string message, CancellationToken cancellationToken)
    {
        // Written by hand: the library leaves out an id that is null, and that is how a tree entry is deleted.
        var entries = new JsonArray();
        foreach (var edit in edits)
        {
            var blob = edit.Content is { } content ? await StoreAsync(edit.Path, content, cancellationToken) : edit.Entry.BlobId;
            entries.Add(
                new JsonObject
                {
                    ["path"] = edit.Path,
                    ["mode"] = edit.Entry.Mode,
                    ["type"] = edit.Entry.Kind,
                    ["sha"] = blob.Length > 0 ? blob : null,
                });
        }

        // GitHub makes no tree of no entries; then it is that parent's own.
        var tree = onto;
        if (edits.Count > 0)
        {
            var body = new JsonObject { ["base_tree"] = tree, ["tree"] = entries }.ToJsonString();
            var made = await calls.RunAsync(
                "store a tree of files",
                "git/trees",
                (api, uri) => api.Post<TreeResponse>(uri, body, "application/vnd.github+json", "application/json"),
                cancellationToken);
            tree = Id("store a tree of files", made.Sha);
        }
        else
        {
            var parent = await calls.RunAsync(
                $"read commit {tree}", (client, owner, name) => client.Git.Commit.Get(owner, name, tree), cancellationToken);
            tree = Id($"read commit {onto}", parent.Tree?.Sha);
        }

        var commit = await calls.RunAsync(
            "store a commit",
            (client, owner, name) => client.Git.Commit.Create(owner, name, new NewCommit(message, tree, parents)),
            cancellationToken);
        return Id("store a commit", commit.Sha);
    }

    private async Task<string> StoreAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var blob = new NewBlob { Content = Convert.ToBase64String(bytes.Span), Encoding = EncodingType.Base64 };
        var stored = await calls.RunAsync(
            $"store {path}", (client, owner, name) => client.Git.Blob.Create(owner, name, blob), cancellationToken);
        var id = Id($"store {path}", stored.Sha);
        cache.Keep(id, bytes);
        return id;
    }

    private static string Id(string purpose, string? sha) =>
        sha is { Length: > 0 } ? sha : throw GitHubRefusalException.Unreadable(purpose, "an object of git");

    private async Task<NewTreeItem> EntryAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var entry = new NewTreeItem { Path = path, Mode = RegularFile, Type = TreeType.Blob };
        if (bytes.Length <= LongestInline && TextOf(bytes) is { } text)
        {
            entry.Content = text;
            return entry;
        }

        entry.Sha = await StoreAsync(path, bytes, cancellationToken);
        return entry;
    }

    private static string? TextOf(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes.Span);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
