using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Proposals;
using FindAllDigest.Core.Watches;
using FindAllDigest.GitHub.Git;
using FindAllDigest.GitHub.Transport;
using FindAllDigest.Pipeline;
using Octokit;

namespace FindAllDigest.Store.GitHub;

/// <summary>Finds out what became of a watch's pull requests: merged, or closed and with what in it.</summary>
internal sealed class PullRequestHistory(Comparisons comparisons, GitObjects objects)
{
    /// <param name="memory">What is on record already is not read again.</param>
    public async Task<ProposalHistory> ReadAsync(RepositoryView view, SnapshotOrigin origin, StateFiles memory, CancellationToken cancellationToken)
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

        var last = own is [{ Merged: false } closed, ..] && !IsRecorded(memory, closed.Number) ? await ReadAsync(closed, origin, cancellationToken) : null;
        return new ProposalHistory(null, [.. own.Where(pull => pull.Merged).Select(pull => pull.Number)], last);
    }

    // A file that cannot be read has its faults told by whoever reads the whole watch.
    private static bool IsRecorded(StateFiles memory, int number)
    {
        try
        {
            return memory.ReadClosed().Knows(number);
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

    // People may have edited it on a branch that is over; then nobody knows what it told.
    private static EntityCatalogue Readable(string path, ReadOnlyMemory<byte> utf8)
    {
        try
        {
            return EntityCatalogue.Read(path, utf8);
        }
        catch (DigestException)
        {
            return EntityCatalogue.Empty;
        }
    }

    private async Task<RefusedProposal?> ReadAsync(PullRequest pull, SnapshotOrigin origin, CancellationToken cancellationToken)
    {
        try
        {
            var divergence = await comparisons.CompareAsync(origin.Default, origin.DataPath, pull.Head.Ref, pull.Head.Sha, recall: null, cancellationToken);
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

        async Task<EntityCatalogue> CatalogueAsync(CommitTree tip)
        {
            var path = $"{origin.DataPath}/{WatchFiles.Entities}";
            return tip.Files.TryGetValue(path, out var file) ? Readable(path, await objects.ReadAsync(path, file, cancellationToken)) : EntityCatalogue.Empty;
        }

        async Task<ExcludeList> ListAsync(CommitTree tip)
        {
            var path = $"{origin.DataPath}/{WatchFiles.Exclude}";
            return tip.Files.TryGetValue(path, out var file)
                ? ExcludeList.Read(path, await objects.ReadAsync(path, file, cancellationToken)).List ?? ExcludeList.Empty
                : ExcludeList.Empty;
        }
    }
}
