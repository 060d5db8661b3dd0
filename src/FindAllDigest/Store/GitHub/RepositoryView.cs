using System.Collections.Concurrent;
using FindAllDigest.Core.Watches;
using FindAllDigest.GitHub.Conversations;
using FindAllDigest.GitHub.Git;
using FindAllDigest.GitHub.Transport;

namespace FindAllDigest.Store.GitHub;

/// <summary>The repository at one moment: every branch by its commit's id, and the pull
/// requests. Whatever is read of it later is of these commits.</summary>
internal sealed class RepositoryView
{
    private readonly GitObjects _objects;
    private readonly IReadOnlyDictionary<string, string> _heads;
    private readonly RecentPullRequests _recent;
    private readonly Lazy<Task<IReadOnlyList<PullRequest>>> _open;
    private readonly Func<string, Task<PullRequest?>> _older;
    private readonly ConcurrentDictionary<string, Lazy<Task<PullRequest?>>> _lastClosed = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<Task<CommitTree>>> _tips = new(StringComparer.Ordinal);

    private RepositoryView(
        GitObjects objects,
        string defaultBranch,
        IReadOnlyDictionary<string, string> heads,
        RecentPullRequests recent,
        Lazy<Task<IReadOnlyList<PullRequest>>> open,
        Func<string, Task<PullRequest?>> older) =>
        (_objects, DefaultBranch, _heads, _recent, _open, _older) = (objects, defaultBranch, heads, recent, open, older);

    public string DefaultBranch { get; }

    /// <summary>The watches that this view has already answered for: asked again, one wants a newer view.</summary>
    public ConcurrentDictionary<WatchName, bool> Served { get; } = [];

    /// <summary>Takes the view.</summary>
    public static async Task<RepositoryView> TakeAsync(
        GitHubCalls calls, GitObjects objects, Branches branches, PullRequests pulls, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(calls, objects, branches, pulls, cancellationToken);
        }
        catch (GitHubRefusalException refused) when (refused.Refusal != Refusal.Limited && refused.Cause.Remedy.Length == 0)
        {
            throw refused.With(refused.Refusal switch
            {
                Refusal.Missing =>
                    $"Check that GITHUB_REPOSITORY ({calls.Settings.Owner}/{calls.Settings.Name}) is spelled right and that GITHUB_TOKEN "
                        + $"may read it: 'contents: read' and 'pull-requests: read' at least.",
                Refusal.Conflict => "If the repository is empty, push a first commit with a folder data/ to it.",
                Refusal.Forbidden => "Give the token 'contents' and 'pull-requests' under 'permissions:' in the workflow.",
                _ => $"Run this again when {calls.Settings.ApiAddress.Host} answers; https://www.githubstatus.com tells how GitHub is.",
            });
        }
    }

    private static async Task<RepositoryView> ReadAsync(
        GitHubCalls calls, GitObjects objects, Branches branches, PullRequests pulls, CancellationToken cancellationToken)
    {
        // Pull requests first: whatever branch they name is then among the heads, or newer there.
        var recent = await pulls.ListRecentAsync(cancellationToken);
        var open = new Lazy<Task<IReadOnlyList<PullRequest>>>(() => pulls.ListOpenAsync(cancellationToken));

        // The repository is asked only where no pull request names its default branch.
        var defaultBranch = recent.DefaultBranch.Length > 0
            ? recent.DefaultBranch
            : await calls.ReadDefaultBranchAsync(cancellationToken);
        return new RepositoryView(
            objects,
            defaultBranch,
            await branches.ReadAllAsync(cancellationToken),
            recent,
            open,
            branch => pulls.FindLastClosedAsync(branch, cancellationToken));
    }

    /// <summary>The merged and closed pull requests that something happened to last, newest first.</summary>
    public IEnumerable<PullRequest> Closed => _recent.Closed;

    /// <summary>Whether one of the recent pull requests is a watch's, open or not.</summary>
    public bool Knows(WatchName watch) => _recent.Open.Concat(_recent.Closed).Any(pull => IsOf(pull, watch));

    /// <summary>A branch's last merged or closed pull request, where that is so old that it is
    /// not among <see cref="Closed"/>; null where there is none.</summary>
    public async Task<PullRequest?> FindOlderAsync(string branch, CancellationToken cancellationToken) =>
        _recent.IsWhole
            ? null
            : await _lastClosed.GetOrAdd(branch, name => new Lazy<Task<PullRequest?>>(() => _older(name))).Value.WaitAsync(
                cancellationToken);

    /// <summary>A branch whose name allows none of this name: git keeps branches like files, so one is no folder of others.</summary>
    /// <returns>Empty where there is none.</returns>
    public string FindBlocking(string branch) =>
        _heads.Keys.FirstOrDefault(
            other => branch.StartsWith($"{other}/", StringComparison.Ordinal) || other.StartsWith($"{branch}/", StringComparison.Ordinal))
                ?? "";

    public string HeadOf(string branch) => _heads.TryGetValue(branch, out var commit) ? commit : "";

    /// <summary>The files of a branch; each branch is listed once.</summary>
    public Task<CommitTree> TipAsync(string branch, CancellationToken cancellationToken) =>
        HeadOf(branch) is { Length: > 0 } commit
            ? _tips.GetOrAdd(commit, id => new Lazy<Task<CommitTree>>(() => _objects.ReadTipAsync(id, cancellationToken))).Value
            : Task.FromResult(CommitTree.None);

    /// <summary>The open pull request of a watch: by its branch, then by the hidden marker of its body.</summary>
    public async Task<PullRequest?> FindOpenAsync(WatchName watch, CancellationToken cancellationToken)
    {
        if (_recent.Open.FirstOrDefault(IsOnOwnBranch) is { } recent)
        {
            return recent;
        }

        var open = _recent.IsWhole ? [.. _recent.Open] : await _open.Value.WaitAsync(cancellationToken);
        return open.FirstOrDefault(IsOnOwnBranch) ?? open.FirstOrDefault(pull => IsOf(pull, watch));

        bool IsOnOwnBranch(PullRequest pull) => pull.Branch == HiddenMarkers.ProposalBranch(watch);
    }

    /// <summary>Whether a pull request is a watch's: by its branch, or by the hidden marker of its body.</summary>
    /// <remarks>Only a person puts a proposal on another branch. A bot that updates dependencies
    /// quotes texts of strangers, marker and all.</remarks>
    /// <param name="pull">One of <see cref="PullRequests"/>, which knows the pretenders.</param>
    public static bool IsOf(PullRequest pull, WatchName watch) =>
        pull.Branch == HiddenMarkers.ProposalBranch(watch)
            || (pull.Author is not { IsBot: true } && pull.Body.Contains(HiddenMarkers.Begin(watch), StringComparison.Ordinal));
}
