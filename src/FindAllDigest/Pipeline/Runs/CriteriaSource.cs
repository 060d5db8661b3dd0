using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Pipeline.Runs;

/// <summary>Finds out by which criteria a watch judges: its own, and those of an earlier run where it leaves fields open.</summary>
/// <param name="findAll">Where an earlier run is read.</param>
internal sealed class CriteriaSource(IFindAllService findAll)
{
    /// <summary>The criteria of a new run. An earlier run is asked once; afterwards its criteria are in <c>criteria.json</c>.</summary>
    /// <exception cref="DigestException">Fields are missing, or the earlier run cannot be read.</exception>
    public async Task<ResolvedCriteria> ResolveAsync(WatchContext context, CancellationToken cancellationToken)
    {
        var (criteria, fetched) = await ReadAsync(context, cancellationToken);
        var seed = fetched is not null && context.Watch.FindAllId is { } earlier ? await SeedAsync(earlier, cancellationToken) : null;
        return new ResolvedCriteria(criteria, fetched, seed);
    }

    /// <summary>The criteria of a new run, to be looked at only: no matches are fetched.</summary>
    /// <exception cref="DigestException">Fields are missing, or the earlier run cannot be read.</exception>
    public async Task<Criteria> CriteriaAsync(WatchContext context, CancellationToken cancellationToken) =>
        (await ReadAsync(context, cancellationToken)).Criteria;

    /// <summary>The criteria of a new run as the files tell them; null where an earlier run is still to be asked.</summary>
    /// <exception cref="DigestException">Fields are missing.</exception>
    public static Criteria? Stored(WatchData data) => (data.Default.Watch.FindAllId, data.Target) switch
    {
        (null, _) => Complete(data, PartialCriteria.Empty),
        (_, { Criteria: { } stored }) => Complete(data, stored),
        _ => null,
    };

    /// <summary>The matches of an earlier run, taken over as known. What is missing there would be paid for again.</summary>
    /// <exception cref="DigestException">The result is not whole.</exception>
    public async Task<Seed> SeedAsync(FindAllRunId earlier, CancellationToken cancellationToken)
    {
        var result = await findAll.GetResultAsync(earlier, cancellationToken);
        if (result.Doubt.Length > 0)
        {
            throw new DigestException(
                ExitCode.FindAll,
                $"The matches of the earlier run {earlier} are to be taken over as known, but its result {result.Doubt}. Nothing was "
                    + $"started. Try again once the run has ended.");
        }

        return new Seed(
            earlier,
            [.. result.Candidates.Where(candidate => candidate.IsMatch).DistinctBy(candidate => candidate.Key.At(candidate.Name))]);
    }

    private async Task<(Criteria Criteria, PartialCriteria? Fetched)> ReadAsync(WatchContext context, CancellationToken cancellationToken)
    {
        if (Stored(context.Data) is { } criteria)
        {
            return (criteria, null);
        }

        var fetched = context.Watch.FindAllId is { } earlier
            ? await findAll.GetCriteriaAsync(earlier, cancellationToken)
            : PartialCriteria.Empty;
        return (Complete(context.Data, fetched), fetched);
    }

    private static Criteria Complete(WatchData data, PartialCriteria fetched) =>
        data.Default.Watch.Criteria.Complete(fetched, data.Default.PathOf(WatchFiles.Watch)).OrThrow();
}

/// <summary>The criteria of a new run, and what an earlier run contributed.</summary>
/// <param name="Fetched">What was fetched just now and is to be stored; null when nothing was.</param>
/// <param name="Seed">The earlier run's matches; null except on a watch's first refresh.</param>
internal sealed record ResolvedCriteria(Criteria Criteria, PartialCriteria? Fetched, Seed? Seed)
{
    /// <summary>What the run is for.</summary>
    public RunKind Kind { get; init; } = RunKind.Refresh;
}

/// <summary>Matches of an earlier run.</summary>
internal sealed record Seed(FindAllRunId Run, IReadOnlyList<Candidate> Matches)
{
    /// <summary>The matches with who each is in the light of the others.</summary>
    public IEnumerable<(EntityKey Key, Candidate Match)> Keyed
    {
        get
        {
            var pages = new SharedPages(Matches.Select(match => (match.Key, match.Name)));
            return Matches.Select(match => (pages.KeyOf(match.Key, match.Name), match));
        }
    }

    /// <summary>The matches as rows of an exclude list.</summary>
    public IReadOnlyList<NewExcludeRow> Rows(DateOnly today) =>
        [.. Matches.Select(match => NewExcludeRow.FromService(match.Name, match.Url, today, Run))];
}
