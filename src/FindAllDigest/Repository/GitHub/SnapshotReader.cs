using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline;
using FindAllDigest.Repository.GitHub.Desk;
using FindAllDigest.Repository.GitHub.Git;
using FindAllDigest.Repository.GitHub.Transport;

namespace FindAllDigest.Repository.GitHub;

/// <summary>Reads watches out of a view of the repository.</summary>
internal sealed class SnapshotReader(GitHubCalls calls, GitObjects objects, PullRequests pulls)
{
    private static readonly string[] DataNames = [WatchFiles.Watch, WatchFiles.Exclude, WatchFiles.Entities, WatchFiles.Criteria];
    private static readonly string[] StateNames = [WatchFiles.Ledger, WatchFiles.Journal, WatchFiles.Closed, WatchFiles.Failures];

    public async Task<SnapshotOrigin> LocateAsync(RepositoryView view, WatchName watch, CancellationToken cancellationToken)
    {
        var pull = view.FindOpen(watch);
        var branch = pull?.Head.Ref ?? Marks.ProposalBranch(watch);
        var head = view.HeadOf(branch);
        var isStanding = head.Length > 0 && (pull is not null || await IsStandingAsync(view.HeadOf(view.DefaultBranch), branch, head, cancellationToken));

        return new SnapshotOrigin
        {
            Watch = watch,
            DefaultBranch = view.DefaultBranch,
            Default = await view.TipAsync(view.DefaultBranch, cancellationToken),
            Branch = branch,
            Proposal = isStanding ? await view.TipAsync(branch, cancellationToken) : null,
            OverdueHead = isStanding ? "" : head,
            Pull = pull,
        };
    }

    /// <summary>A watch's data on one branch.</summary>
    public async Task<DataFiles> ReadDataAsync(BranchTip tip, string path, CancellationToken cancellationToken)
    {
        var folder = tip.Folder(path);
        const string Digests = WatchFiles.DigestFolder + "/";
        var digests = folder.Files.Keys.Where(name => name.StartsWith(Digests, StringComparison.Ordinal)).Select(name => name[Digests.Length..]);
        return new DataFiles(path, folder.Version, await ReadAllAsync(folder, DataNames, cancellationToken), digests.ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>A watch's memory.</summary>
    public async Task<StateFiles> ReadStateAsync(BranchTip tip, WatchName watch, CancellationToken cancellationToken)
    {
        var folder = tip.Folder(watch.Value);
        return new StateFiles(watch.Value, folder.Version, await ReadAllAsync(folder, StateNames, cancellationToken));
    }

    private async Task<Dictionary<string, ReadOnlyMemory<byte>>> ReadAllAsync(Folder folder, string[] names, CancellationToken cancellationToken)
    {
        var files = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (folder.Files.TryGetValue(name, out var file))
            {
                files[name] = await objects.ReadAsync($"{folder.Path}/{name}", file, cancellationToken);
            }
        }

        return files;
    }

    /// <summary>Whether a branch without an open pull request holds data that was never proposed: where none could be made, or a process died before it.</summary>
    private async Task<bool> IsStandingAsync(string @base, string branch, string head, CancellationToken cancellationToken)
    {
        if (await pulls.FindLastClosedAsync(branch, cancellationToken) is { } last && last.Head.Sha == head)
        {
            return false;
        }

        var comparison = await calls.RunAsync(
            $"compare branch {branch} with the default branch",
            (client, owner, name) => client.Repository.Commit.Compare(owner, name, @base, head),
            cancellationToken);
        return comparison.AheadBy > 0;
    }
}
