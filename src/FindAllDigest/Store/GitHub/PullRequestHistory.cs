using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Proposals;
using FindAllDigest.Core.Watches;
using FindAllDigest.GitHub.Conversations;
using FindAllDigest.GitHub.Git;
using FindAllDigest.GitHub.Transport;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Store.GitHub;

/// <summary>Finds out what became of a watch's pull requests: merged, or closed and with what in it.</summary>
internal sealed class PullRequestHistory(Comparisons comparisons, GitObjects objects, ParsedValues values)
{
    /// <param name="state">What is on record already is not read again.</param>
    public async Task<ProposalHistory> ReadAsync(
        RepositoryView view, WatchOnGitHub origin, StateData state, CancellationToken cancellationToken)
    {
        // A pull request that is open takes over what earlier ones left, so those need not be asked after.
        if (origin.Pull is { } open)
        {
            return new ProposalHistory(open.Number, [], null);
        }

        var own = view.Closed.Where(pull => RepositoryView.IsOf(pull, origin.Watch)).OrderByDescending(pull => pull.Number).ToList();
        if (own.Count == 0 && await view.FindOlderAsync(origin.Branch, cancellationToken) is { } older)
        {
            own.Add(older);
        }

        var last = own is [{ IsMerged: false } closed, ..] && !IsRecorded(state, closed.Number)
            ? await ReadAsync(closed, origin, cancellationToken)
            : null;
        return new ProposalHistory(null, [.. own.Where(pull => pull.IsMerged).Select(pull => pull.Number)], last);
    }

    // A file that cannot be read has its faults told by whoever reads the whole watch.
    private static bool IsRecorded(StateData state, int number)
    {
        try
        {
            return state.Closed.Knows(number);
        }
        catch (DigestException)
        {
            return false;
        }
    }

    private static string[] Changes(EntityCatalogue before, EntityCatalogue after) =>
    [
        .. after.Entities
            .SelectMany(entity => entity.Changes.Except(before.Find(entity.Key)?.Changes ?? []).Select(change => change.MarkOf(entity.Key)))
            .Distinct(),
    ];

    private async Task<RefusedProposal?> ReadAsync(PullRequest pull, WatchOnGitHub origin, CancellationToken cancellationToken)
    {
        try
        {
            var divergence = await comparisons.CompareAsync(
                origin.Default, origin.DataPath, pull.Branch, pull.Head, recallAsync: null, cancellationToken);
            var closed = DateOnly.FromDateTime((pull.ClosedAt ?? pull.UpdatedAt).UtcDateTime);
            return new RefusedProposal(pull.Number, closed, await ListAsync(divergence.Tip), await ListAsync(divergence.MergeBase))
            {
                Changes = Changes(await CatalogueAsync(divergence.MergeBase), await CatalogueAsync(divergence.Tip)),
            };
        }
        catch (GitHubRefusalException refused) when (refused.Refusal == Refusal.Missing)
        {
            // GitHub no longer has its commits, so nobody knows what it proposed.
            return null;
        }

        // People may have edited a file on a branch that is over; then nobody knows what it told.
        Task<EntityCatalogue> CatalogueAsync(CommitTree tip) =>
            ReadableAsync(tip, WatchFiles.Entities, EntityCatalogue.Read, EntityCatalogue.Empty);

        Task<ExcludeList> ListAsync(CommitTree tip) =>
            ReadableAsync(tip, WatchFiles.Exclude, (path, bytes) => ExcludeList.Read(path, bytes).OrThrow(), ExcludeList.Empty);

        async Task<T> ReadableAsync<T>(CommitTree tip, string name, Func<string, ReadOnlyMemory<byte>, T> parse, T none)
            where T : class
        {
            var path = $"{origin.DataPath}/{name}";
            var reading = await FileFaults.ReadAsync(async () => tip.Files.TryGetValue(path, out var file)
                ? values.Get(path, new FileContent(file.BlobId, await objects.ReadAsync(path, file, cancellationToken)), parse)
                : none);
            return reading.Value ?? none;
        }
    }
}
