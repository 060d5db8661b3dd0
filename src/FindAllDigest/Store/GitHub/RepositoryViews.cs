using FindAllDigest.Core.Watches;
using FindAllDigest.GitHub.Conversations;
using FindAllDigest.GitHub.Git;
using FindAllDigest.GitHub.Transport;

namespace FindAllDigest.Store.GitHub;

/// <summary>Hands out views of the repository. All watches share one; a watch that reads a
/// second time wants to see what happened since.</summary>
internal sealed class RepositoryViews(GitHubCalls calls, GitObjects objects, Branches branches, PullRequests pulls) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private RepositoryView? _view;

    /// <summary>The view for a watch.</summary>
    /// <param name="reader">Null for what is beside the watches, which any view shows.</param>
    public async Task<RepositoryView> TakeAsync(WatchName? reader, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_view is null || (reader is not null && !_view.Served.TryAdd(reader, true)))
            {
                _view = await RepositoryView.TakeAsync(calls, objects, branches, pulls, cancellationToken);
                _ = reader is not null && _view.Served.TryAdd(reader, true);
            }

            return _view;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The default branch as the last view shows it.</summary>
    public async Task<CommitTree> DefaultTipAsync(CancellationToken cancellationToken)
    {
        var view = await TakeAsync(null, cancellationToken);
        return await view.TipAsync(view.DefaultBranch, cancellationToken);
    }

    /// <summary>A branch as the last view shows it; none where no view was taken yet.</summary>
    public async Task<CommitTree> LastSeenAsync(string branch, CancellationToken cancellationToken) =>
        _view is { } view ? await view.TipAsync(branch, cancellationToken) : CommitTree.None;

    public void Dispose() => _turn.Dispose();
}
