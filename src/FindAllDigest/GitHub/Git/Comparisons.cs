using System.Collections.Immutable;
using FindAllDigest.GitHub.Transport;
using Octokit;

namespace FindAllDigest.GitHub.Git;

/// <summary>Compares branches with the default branch. One call tells where a branch left it,
/// and often all that it changed since, content included.</summary>
/// <remarks><see href="https://docs.github.com/en/rest/commits/commits#compare-two-commits"/></remarks>
internal sealed class Comparisons(GitHubCalls calls, GitObjects objects, KnownFolders known)
{
    // GitHub lists this many changed files at most and does not say when there are more.
    private const int MostFiles = 300;

    private static readonly ApiOptions FilesOnly = new() { PageSize = 1, PageCount = 1, StartPage = 1 };

    /// <param name="folder">The folder that is asked about; of others the answer may lack files.</param>
    /// <param name="branch">How messages name the other branch.</param>
    /// <param name="recallAsync">Has what is remembered of folders learnt, when it would help; null where nothing is remembered.</param>
    /// <param name="cancellationToken">Stops it between two calls.</param>
    public async Task<Divergence> CompareAsync(
        CommitTree @default, string folder, string branch, string head, Func<Task>? recallAsync, CancellationToken cancellationToken)
    {
        var answer = await calls.RunAsync(
            $"compare branch {branch} with the default branch",
            (client, owner, name) => client.Repository.Commit.Compare(owner, name, @default.Commit, head, FilesOnly),
            cancellationToken);
        if (answer is not { MergeBaseCommit.Sha.Length: > 0, Files: { } changes }
            || !changes.All(change => change is { Filename.Length: > 0, Status: not null, Sha: not null }))
        {
            throw GitHubRefusalException.Unreadable($"compare branch {branch} with the default branch", "a comparison");
        }

        var mergeBase = await MergeBaseAsync(@default, folder, answer.MergeBaseCommit.Sha, recallAsync, cancellationToken);
        if (answer.Files.Count >= MostFiles)
        {
            return new Divergence(mergeBase, await objects.ReadTipAsync(head, cancellationToken), answer.AheadBy);
        }

        var files = mergeBase.Files.ToBuilder();
        foreach (var change in answer.Files)
        {
            _ = change.PreviousFileName is { Length: > 0 } former && change.Status == "renamed" && files.Remove(former);
            if (change.Status == "removed")
            {
                files.Remove(change.Filename);
            }
            else
            {
                files[change.Filename] = new TreeFile(change.Sha, Size: null);
                await objects.LearnAsync(
                    change.Filename, mergeBase.Files.GetValueOrDefault(change.Filename), change.Sha, change.Patch, cancellationToken);
            }
        }

        return new Divergence(mergeBase, new CommitTree(head, files.ToImmutable()), answer.AheadBy);
    }

    // Most moves of the default branch leave a watch's folder alone; then its files were the same at their merge base.
    private async Task<CommitTree> MergeBaseAsync(
        CommitTree @default, string folder, string commit, Func<Task>? recallAsync, CancellationToken cancellationToken)
    {
        if (commit == @default.Commit)
        {
            return @default;
        }

        await (recallAsync?.Invoke() ?? Task.CompletedTask);
        return known.IsSame(commit, @default.Folder(folder))
            ? @default.Only(folder) with { Commit = commit }
            : await objects.ReadTipAsync(commit, cancellationToken);
    }
}

/// <summary>How a branch and the default branch lie to each other.</summary>
/// <param name="AheadBy">How many commits the branch has that the default branch has not.</param>
internal sealed record Divergence(CommitTree MergeBase, CommitTree Tip, int AheadBy);
