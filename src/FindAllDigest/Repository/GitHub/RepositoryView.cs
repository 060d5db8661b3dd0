using System.Collections.Concurrent;
using FindAllDigest.Core.Watches;
using FindAllDigest.Repository.GitHub.Desk;
using FindAllDigest.Repository.GitHub.Git;
using FindAllDigest.Repository.GitHub.Transport;
using Octokit;

namespace FindAllDigest.Repository.GitHub;

/// <summary>The repository at one moment: every branch by its commit's id, and the open pull requests. Whatever is read of it later is of these commits.</summary>
internal sealed class RepositoryView
{
    private readonly GitObjects _objects;
    private readonly IReadOnlyDictionary<string, string> _heads;
    private readonly IReadOnlyList<PullRequest> _open;
    private readonly Lazy<Task<RecentlyClosed>> _closed;
    private readonly ConcurrentDictionary<string, Lazy<Task<BranchTip>>> _tips = new(StringComparer.Ordinal);

    private RepositoryView(
        GitObjects objects,
        string defaultBranch,
        IReadOnlyDictionary<string, string> heads,
        IReadOnlyList<PullRequest> open,
        Lazy<Task<RecentlyClosed>> closed) =>
        (_objects, DefaultBranch, _heads, _open, _closed) = (objects, defaultBranch, heads, open, closed);

    public string DefaultBranch { get; }

    /// <summary>The watches that this view has already answered for: asked again, one wants a newer view.</summary>
    public ConcurrentDictionary<WatchName, bool> Served { get; } = [];

    /// <summary>Takes the view.</summary>
    public static async Task<RepositoryView> TakeAsync(GitHubCalls calls, GitObjects objects, Branches branches, PullRequests pulls, CancellationToken cancellationToken)
    {
        // Pull requests first: whatever branch they name is then among the heads, or newer there.
        var open = await pulls.ListOpenAsync(cancellationToken);
        var closed = new Lazy<Task<RecentlyClosed>>(() => pulls.ListClosedAsync(cancellationToken));

        // Every pull request names the default branch; the repository is asked only where there is none.
        var pullRequests = open.Count > 0 ? open : (await closed.Value).PullRequests;
        var defaultBranch = pullRequests is [{ Base.Repository.DefaultBranch: { Length: > 0 } named }, ..]
            ? named
            : (await calls.RunAsync("read the repository", (client, owner, name) => client.Repository.Get(owner, name), cancellationToken)).DefaultBranch;
        return new RepositoryView(objects, defaultBranch, await branches.ReadAllAsync(cancellationToken), open, closed);
    }

    /// <summary>The merged and closed pull requests that something happened to last; listed when they are first asked for.</summary>
    public Task<RecentlyClosed> ClosedAsync(CancellationToken cancellationToken) => _closed.Value.WaitAsync(cancellationToken);

    public string HeadOf(string branch) => _heads.TryGetValue(branch, out var commit) ? commit : "";

    /// <summary>The files of a branch; each branch is listed once.</summary>
    public Task<BranchTip> TipAsync(string branch, CancellationToken cancellationToken) =>
        HeadOf(branch) is { Length: > 0 } commit
            ? _tips.GetOrAdd(commit, id => new Lazy<Task<BranchTip>>(() => _objects.ReadTipAsync(id, cancellationToken))).Value
            : Task.FromResult(BranchTip.None);

    /// <summary>The open pull request of a watch: by its branch, then by the hidden marker of its body.</summary>
    public PullRequest? FindOpen(WatchName watch) =>
        _open.FirstOrDefault(pull => pull.Head.Ref == Marks.ProposalBranch(watch)) ?? _open.FirstOrDefault(pull => IsOf(pull, watch));

    /// <summary>Whether a pull request is a watch's: by its branch, or by the hidden marker of its body.</summary>
    /// <remarks>Only a person puts a proposal on another branch. A bot that updates dependencies quotes texts of strangers, marker and all.</remarks>
    /// <param name="pull">One of <see cref="PullRequests"/>, which knows the pretenders.</param>
    /// <param name="watch">The watch.</param>
    public static bool IsOf(PullRequest pull, WatchName watch) =>
        pull.Head.Ref == Marks.ProposalBranch(watch) || (!Authors.IsBot(pull.User) && pull.Body?.Contains(Marks.Begin(watch), StringComparison.Ordinal) == true);
}
