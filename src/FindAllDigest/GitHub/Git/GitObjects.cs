using System.Collections.Immutable;
using System.Text;
using FindAllDigest.GitHub.Transport;
using Octokit;

namespace FindAllDigest.GitHub.Git;

/// <summary>Reads git's objects through GitHub's Git Data API.</summary>
/// <remarks><see href="https://docs.github.com/en/rest/git"/></remarks>
internal sealed class GitObjects(GitHubCalls calls, BlobCache cache)
{
    /// <summary>The files of a commit, from one call.</summary>
    public async Task<CommitTree> ReadTipAsync(string commit, CancellationToken cancellationToken)
    {
        var (listed, links, isTruncated) = await calls.ReadAsync(
            $"list the files of commit {commit}",
            (client, owner, name) => client.Git.Tree.GetRecursive(owner, name, commit),
            tree => (Files(tree, ""), Links(tree), tree.Truncated),
            cancellationToken);
        var files = isTruncated ? await ReadByFolderAsync(commit, cancellationToken) : listed;
        return new CommitTree(commit, files.ToImmutableSortedDictionary(StringComparer.Ordinal)) { Links = [.. links] };
    }

    /// <summary>The same for the head of a branch, which may not exist yet.</summary>
    /// <param name="head">Empty where there is no branch.</param>
    public async Task<CommitTree> ReadTipOrNoneAsync(string head, CancellationToken cancellationToken) =>
        head.Length == 0 ? CommitTree.None : await ReadTipAsync(head, cancellationToken);

    /// <summary>A file's bytes.</summary>
    /// <param name="path">Where it lies; the work tree is asked for the same content first.</param>
    public async Task<ReadOnlyMemory<byte>> ReadAsync(string path, TreeFile file, CancellationToken cancellationToken)
    {
        if (await cache.FindAsync(path, file, cancellationToken) is { } known)
        {
            return known;
        }

        var bytes = await calls.ReadAsync(
            $"read {path}",
            (client, owner, name) => client.Git.Blob.Get(owner, name, file.BlobId),
            blob => BytesOf(path, file, blob),
            cancellationToken);
        cache.Keep(file.BlobId, bytes);
        return bytes;
    }

    // What git calls by its content is checked by it: a gateway's answer cannot pass for a file.
    private static ReadOnlyMemory<byte> BytesOf(string path, TreeFile file, Blob blob)
    {
        ReadOnlyMemory<byte>? bytes = blob switch
        {
            { Content: { } text } when blob.Encoding.StringValue == "base64" => Convert.FromBase64String(text),
            { Content: { } text } => Encoding.UTF8.GetBytes(text),
            _ => null,
        };
        return bytes is { } content && BlobId.Of(content.Span) == file.BlobId
            ? content
            : throw GitHubRefusalException.Unreadable($"read {path}", "that file");
    }

    /// <summary>Whether a file's bytes can be read without a call.</summary>
    public async Task<bool> IsKnownAsync(string path, TreeFile file, CancellationToken cancellationToken) =>
        await cache.FindAsync(path, file, cancellationToken) is not null;

    /// <summary>Takes down a content that may be some file's.</summary>
    public void Learn(ReadOnlyMemory<byte> content) => cache.Keep(BlobId.Of(content.Span), content);

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

    /// <summary>Everything that a commit holds, by path; null where GitHub does not list it all.</summary>
    public async Task<IReadOnlyDictionary<string, TreeEntry>?> ReadWholeAsync(string commit, CancellationToken cancellationToken)
    {
        var (entries, isWhole) = await calls.ReadAsync(
            $"list the files of commit {commit}",
            (client, owner, name) => client.Git.Tree.GetRecursive(owner, name, commit),
            tree => (Entries(tree).Where(entry => entry.Type.Value != TreeType.Tree)
                .ToDictionary(
                    entry => entry.Path,
                    entry => new TreeEntry(entry.Mode, entry.Type.StringValue, entry.Sha),
                    StringComparer.Ordinal), !tree.Truncated),
            cancellationToken);
        return isWhole ? entries : null;
    }

    private async Task<List<KeyValuePair<string, TreeFile>>> ReadByFolderAsync(string commit, CancellationToken cancellationToken)
    {
        var (files, folders) = await calls.ReadAsync(
            $"list the folders of commit {commit}",
            (client, owner, name) => client.Git.Tree.Get(owner, name, commit),
            root => (
                Files(root, ""),
                Entries(root).Where(entry => entry.Type.Value == TreeType.Tree && entry.Path is "data" or "templates").ToList()),
            cancellationToken);
        foreach (var folder in folders)
        {
            files.AddRange(await calls.ReadAsync(
                $"list the files of {folder.Path}",
                (client, owner, name) => client.Git.Tree.GetRecursive(owner, name, folder.Sha),
                tree => Files(tree, folder.Path + "/"),
                cancellationToken));
        }

        return files;
    }

    private static IReadOnlyList<string> Links(TreeResponse tree) =>
        [.. Entries(tree).Where(entry => entry.Mode == "120000").Select(entry => entry.Path)];

    // A link or a sub-module in place of a file would lead elsewhere, so it counts as no file.
    private static List<KeyValuePair<string, TreeFile>> Files(TreeResponse tree, string prefix) =>
        [.. Entries(tree).Where(entry => entry.Type.Value == TreeType.Blob && entry.Mode is "100644" or "100755")
            .Select(entry => KeyValuePair.Create(prefix + entry.Path, new TreeFile(entry.Sha, entry.Size)))];

    private static IReadOnlyList<TreeItem> Entries(TreeResponse tree) =>
        tree.Tree is { } entries && entries.All(entry => entry is { Path.Length: > 0, Sha.Length: > 0 })
        && entries.DistinctBy(entry => entry.Path, StringComparer.Ordinal).Count() == entries.Count
        ? entries
        : throw GitHubRefusalException.Unreadable("list files", "a tree of git");
}
