using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Watches;
using FindAllDigest.GitHub.Git;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Store.GitHub;

/// <summary>Reads watches out of a view of the repository.</summary>
internal sealed class WatchDataReader(
    GitObjects objects, KnownFolders folders, ProposalFinder finder, PullRequestHistory history, ParsedValues values)
{
    public async Task<(WatchData Data, WatchOnGitHub Origin)> ReadAsync(
        RepositoryView view, WatchName watch, CancellationToken cancellationToken)
    {
        var memory = await view.TipAsync(HiddenMarkers.StateBranch, cancellationToken);
        var origin = await finder.FindAsync(
            view,
            watch,
            () => StateCopy.LearnAsync(objects, folders, watch, memory.Folder(watch.Value), cancellationToken),
            cancellationToken);
        var main = await ReadDataAsync(origin.Default, watch, cancellationToken);
        var state = await ReadStateAsync(memory, watch, cancellationToken);
        var proposed = origin.Proposal is { } proposal ? await ReadDataAsync(proposal, watch, cancellationToken) : null;
        state = state with { Loss = state.Files.Contents.Count == 0 && !state.HadJournal ? LossOf(view, watch, main, proposed) : null };
        var data = new WatchData
        {
            Watch = watch,
            Default = main,
            Proposal = proposed,
            State = state,
            History = await history.ReadAsync(view, origin, state, cancellationToken),
            IsProposalBehind = origin.IsBehind,
        };
        folders.See(origin.DataPath, new[] { origin.Default, origin.MergeBase }.OfType<CommitTree>());
        return (data, origin);
    }

    /// <summary>A copy of a repository has its data, and neither its state branch nor its pull requests: nothing is lost there.</summary>
    private static FileProblem? LossOf(RepositoryView view, WatchName watch, BranchData main, BranchData? proposed)
    {
        var isThere = view.HeadOf(HiddenMarkers.StateBranch).Length > 0;
        if (!isThere && !view.Knows(watch))
        {
            return null;
        }

        // Before the first pull request is merged, it alone tells of a run.
        var traces = new[] { main, proposed }.OfType<BranchData>().Select(EarlierRuns.FindIn);
        return traces.FirstOrDefault(path => path.Length > 0) is not { } trace ? null
            : isThere ? EarlierRuns.FolderIsGone(watch.Value, HiddenMarkers.StateBranch, trace)
            : EarlierRuns.BranchIsGone(watch.Value, HiddenMarkers.StateBranch, trace);
    }

    /// <summary>A watch's state as a commit has it.</summary>
    public async Task<StateData> ReadStateAsync(CommitTree tip, WatchName watch, CancellationToken cancellationToken)
    {
        var folder = tip.Folder(watch.Value);
        await StateCopy.LearnAsync(objects, folders, watch, folder, StateData.FileNames, cancellationToken);
        return new StateData(await ReadFolderAsync(folder, StateData.FileNames, cancellationToken))
        {
            HadJournal = await StateCopy.MissesAsync(objects, folder, WatchFiles.Journal, cancellationToken),
        };
    }

    /// <summary>A watch's data as a commit has it.</summary>
    public async Task<BranchData> ReadDataAsync(CommitTree tip, WatchName watch, CancellationToken cancellationToken)
    {
        var folder = tip.Folder(WatchOnGitHub.DataPathOf(watch));
        var links = tip.Links
            .Where(link => link.StartsWith(folder.Path + "/", StringComparison.Ordinal))
            .Select(link => link[(folder.Path.Length + 1)..]);
        if (ExcludeListPlace.ProblemOf(folder.Path, folder.Files.Keys, links) is { } problem)
        {
            throw new DigestException([problem]);
        }

        const string Digests = WatchFiles.DigestFolder + "/";
        var digests = folder.Files.Keys
            .Where(name => name.StartsWith(Digests, StringComparison.Ordinal))
            .Select(name => name[Digests.Length..]);
        return new BranchData(
            watch, await ReadFolderAsync(folder, BranchData.FileNames, cancellationToken), digests.ToHashSet(StringComparer.Ordinal));
    }

    private async Task<FolderValues> ReadFolderAsync(Folder folder, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var contents = new Dictionary<string, FileContent>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (folder.Files.TryGetValue(name, out var file))
            {
                contents[name] = new FileContent(file.BlobId, await objects.ReadAsync($"{folder.Path}/{name}", file, cancellationToken));
            }
        }

        return new FolderValues(folder.Path, folder.Version, contents, values);
    }
}
