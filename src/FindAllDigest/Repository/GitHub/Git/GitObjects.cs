using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using FindAllDigest.Repository.GitHub.Transport;
using Octokit;

namespace FindAllDigest.Repository.GitHub.Git;

/// <summary>Reads and makes git's objects through GitHub's Git Data API.</summary>
/// <remarks><see href="https://docs.github.com/en/rest/git"/></remarks>
internal sealed class GitObjects(GitHubCalls calls, BlobCache cache)
{
    private const string RegularFile = "100644";

    // Longer or binary content takes a call of its own; shorter travels with the tree.
    private const int LongestInline = 256 * 1024;

    private static readonly string[] RegularModes = [RegularFile, "100755"];
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The files of a commit, from one call.</summary>
    public async Task<BranchTip> ReadTipAsync(string commit, CancellationToken cancellationToken)
    {
        var tree = await calls.RunAsync($"list the files of commit {commit}", (client, owner, name) => client.Git.Tree.GetRecursive(owner, name, commit), cancellationToken);
        var files = tree.Truncated ? await ReadByFolderAsync(commit, cancellationToken) : Files(tree, "");
        return new BranchTip(commit, files.ToImmutableSortedDictionary(StringComparer.Ordinal));
    }

    /// <summary>A file's bytes.</summary>
    /// <param name="path">Where it lies; the work tree is asked for the same content first.</param>
    public async Task<ReadOnlyMemory<byte>> ReadAsync(string path, TreeFile file, CancellationToken cancellationToken)
    {
        if (await cache.FindAsync(path, file, cancellationToken) is { } known)
        {
            return known;
        }

        var blob = await calls.RunAsync($"read {path}", (client, owner, name) => client.Git.Blob.Get(owner, name, file.BlobId), cancellationToken);
        ReadOnlyMemory<byte> bytes = blob.Encoding.Value == EncodingType.Base64 ? Convert.FromBase64String(blob.Content) : Encoding.UTF8.GetBytes(blob.Content);
        cache.Keep(file.BlobId, bytes);
        return bytes;
    }

    /// <summary>Works a changed file's content out of its patch, where that costs no call; a long or binary file has none.</summary>
    /// <param name="before">What the patch was made against; null for a new file.</param>
    public async Task LearnAsync(string path, TreeFile? before, string blobId, string? patch, CancellationToken cancellationToken)
    {
        var known = before is null ? ReadOnlyMemory<byte>.Empty : await cache.FindAsync(path, before, cancellationToken);
        if (patch is not null && known is { } bytes && UnifiedPatch.Apply(bytes.Span, patch) is { } content && BlobId.Of(content) == blobId)
        {
            cache.Keep(blobId, content);
        }
    }

    /// <summary>Makes a commit of changed files on a parent's tree. No branch points to it yet, so nothing has changed.</summary>
    /// <remarks>Author and committer are left out: GitHub then signs the commit and names the token's account.</remarks>
    /// <returns>The commit's id.</returns>
    public async Task<string> CommitAsync(string parent, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, string message, CancellationToken cancellationToken)
    {
        // With a base, a tree takes changed entries only; everything else stays. An empty base is left out, as for a branch without history.
        var tree = new NewTree { BaseTree = parent.Length > 0 ? parent : null };
        foreach (var (path, bytes) in files)
        {
            tree.Tree.Add(await EntryAsync(path, bytes, cancellationToken));
        }

        var made = await calls.RunAsync("store a tree of files", (client, owner, name) => client.Git.Tree.Create(owner, name, tree), cancellationToken);
        string[] parents = parent.Length > 0 ? [parent] : [];
        var commit = await calls.RunAsync("store a commit", (client, owner, name) => client.Git.Commit.Create(owner, name, new NewCommit(message, made.Sha, parents)), cancellationToken);

        foreach (var bytes in files.Values)
        {
            cache.Keep(BlobId.Of(bytes.Span), bytes);
        }

        return commit.Sha;
    }

    /// <summary>Everything that a commit holds, by path; null where GitHub does not list it all.</summary>
    public async Task<IReadOnlyDictionary<string, TreeEntry>?> ReadWholeAsync(string commit, CancellationToken cancellationToken)
    {
        var tree = await calls.RunAsync($"list the files of commit {commit}", (client, owner, name) => client.Git.Tree.GetRecursive(owner, name, commit), cancellationToken);
        return tree.Truncated ? null : tree.Tree
            .Where(entry => entry.Type.Value != TreeType.Tree)
            .ToDictionary(entry => entry.Path, entry => new TreeEntry(entry.Mode, entry.Type.StringValue, entry.Sha), StringComparer.Ordinal);
    }

    /// <summary>Makes a merge commit on the tree of its last parent. No branch points to it yet.</summary>
    /// <returns>The commit's id.</returns>
    public async Task<string> CommitMergeAsync(string[] parents, IReadOnlyList<TreeEdit> edits, string message, CancellationToken cancellationToken)
    {
        // Written by hand: the library leaves out an id that is null, and that is how a tree entry is deleted.
        var entries = new JsonArray();
        foreach (var edit in edits)
        {
            var blob = edit.Content is { } content ? await StoreAsync(edit.Path, content, cancellationToken) : edit.Entry.BlobId;
            entries.Add(new JsonObject { ["path"] = edit.Path, ["mode"] = edit.Entry.Mode, ["type"] = edit.Entry.Kind, ["sha"] = blob.Length > 0 ? blob : null });
        }

        // GitHub makes no tree of no entries; then it is the last parent's own.
        var tree = parents[^1];
        if (edits.Count > 0)
        {
            var body = new JsonObject { ["base_tree"] = tree, ["tree"] = entries }.ToJsonString();
            tree = (await calls.RunAsync("store a tree of files", "git/trees", (api, uri) => api.Post<TreeResponse>(uri, body, "application/vnd.github+json", "application/json"), cancellationToken)).Sha;
        }
        else
        {
            tree = (await calls.RunAsync($"read commit {tree}", (client, owner, name) => client.Git.Commit.Get(owner, name, tree), cancellationToken)).Tree.Sha;
        }

        return (await calls.RunAsync("store a commit", (client, owner, name) => client.Git.Commit.Create(owner, name, new NewCommit(message, tree, parents)), cancellationToken)).Sha;
    }

    private async Task<string> StoreAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var blob = new NewBlob { Content = Convert.ToBase64String(bytes.Span), Encoding = EncodingType.Base64 };
        var stored = await calls.RunAsync($"store {path}", (client, owner, name) => client.Git.Blob.Create(owner, name, blob), cancellationToken);
        cache.Keep(stored.Sha, bytes);
        return stored.Sha;
    }

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

    private async Task<IEnumerable<KeyValuePair<string, TreeFile>>> ReadByFolderAsync(string commit, CancellationToken cancellationToken)
    {
        var root = await calls.RunAsync($"list the folders of commit {commit}", (client, owner, name) => client.Git.Tree.Get(owner, name, commit), cancellationToken);
        var files = Files(root, "").ToList();
        foreach (var folder in root.Tree.Where(entry => entry.Type.Value == TreeType.Tree && entry.Path is "data" or "templates"))
        {
            var tree = await calls.RunAsync($"list the files of {folder.Path}", (client, owner, name) => client.Git.Tree.GetRecursive(owner, name, folder.Sha), cancellationToken);
            files.AddRange(Files(tree, folder.Path + "/"));
        }

        return files;
    }

    // A link or a sub-module in place of a file would lead elsewhere, so it counts as no file.
    private static IEnumerable<KeyValuePair<string, TreeFile>> Files(TreeResponse tree, string prefix) =>
        tree.Tree.Where(entry => entry.Type.Value == TreeType.Blob && RegularModes.Contains(entry.Mode))
            .Select(entry => KeyValuePair.Create(prefix + entry.Path, new TreeFile(entry.Sha, entry.Size)));

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
