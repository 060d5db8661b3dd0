using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Figures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Core.Proposals;

/// <summary>What a proposal is worked out of: the data of the default branch, and the same as the proposal leaves it.</summary>
public sealed record ProposedChanges
{
    public required Watch Watch { get; init; }

    /// <summary>The catalogue on the default branch.</summary>
    public required EntityCatalogue KnownEntities { get; init; }

    /// <summary>The catalogue as it is proposed.</summary>
    public required EntityCatalogue Entities { get; init; }

    /// <summary>The exclude lists that were there before this delivery, in which look-alikes are searched.</summary>
    public required IReadOnlyList<ExcludeList> KnownLists { get; init; }

    /// <summary>The exclude list as it is proposed.</summary>
    public required ExcludeList Exclude { get; init; }

    /// <summary>Every run that was settled.</summary>
    public RunLedger Ledger { get; init; } = RunLedger.Empty;

    /// <summary>What the latest runs refused.</summary>
    public RefusedList Refused { get; init; } = RefusedList.Empty;

    /// <summary>Criteria that were fetched from an earlier run; null where none were.</summary>
    public PartialCriteria? FetchedCriteria { get; init; }

    /// <summary>The run whose finds are delivered now; null where none are.</summary>
    public required FindAllRunId? Run { get; init; }

    /// <summary>What that run found; null where the data of earlier ones is shown.</summary>
    public Digest? Digest { get; init; }

    /// <summary>Everything that the branch will hold and the default branch does not, of however many refreshes.</summary>
    /// <param name="links">Where people read and edit.</param>
    public Proposal ToProposal(ProposalLinks links)
    {
        var changed = Entities.Entities
            .Where(entity => entity.Run == Run || KnownEntities.Recall(entity.Key, entity.Name)?.Run != entity.Run)
            .ToList();
        var seeded = changed.Where(entity => entity.Run == Watch.FindAllId).ToList();
        var found = changed
            .Except(seeded)
            .Where(entity => !IsRefused(entity))
            .OrderBy(entity => entity.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(entity => entity.Key)
            .ToList();

        var changes = ChangedEntities.Of(
            Entities.Entities.Except(changed).Select(entity => RecheckedEntity.Since(entity, change => IsNews(entity, change))));
        var hints = new LikenessHints(new KnownEntities(KnownLists), found);
        List<Entity> refused = [.. Refused.Candidates.Concat(Digest?.Refused ?? []).DistinctBy(candidate => candidate.Key).Where(IsOpen)];
        var figures = Digest is { } told ? RunFigures.Of(told) : FiguresOf(found, changes);

        return new Proposal
        {
            Watch = Watch.Name,
            New = [.. found.Where(IsAdded).Select(hints.For)],
            BackAgain = [.. found.Where(entity => !IsAdded(entity)).Select(hints.For)],
            Changed = changes.Changed,
            NoLongerMatches = changes.NoLongerMatches,
            NotSeen = changes.NotSeen,
            Seeded = seeded.Count,
            Added = [.. found.Where(entity => entity.Run == Run).Select(hints.For)],
            Digest = Digest,
            Run = figures,
            NearMisses = NearMissesOf(refused, [.. found.Select(entity => entity.Run.Value), figures?.Id ?? ""]),
            Refused = refused,
            Ledger = Ledger,
            Page = PageSettings.Of(Watch, FetchedCriteria?.EntityType, Entities),
            Exclude = Exclude,
            ClosedRows = ClosedRows.Between(KnownLists[0], Exclude),
            Links = links,
        };
    }

    /// <summary>What the ledger knows of the latest run that found any of this.</summary>
    private RunFigures? FiguresOf(IReadOnlyList<Entity> found, ChangedEntities changes)
    {
        var runs = found
            .Select(entity => entity.Run)
            .Concat(changes.Known.SelectMany(entry => entry.Changes).Select(change => change.Run))
            .ToHashSet();
        return Ledger.Refreshes.Where(run => run.Id is { } id && runs.Contains(id)).MaxBy(run => run.Started) is { } latest
            ? RunFigures.Of(
                latest,
                Ledger,
                Watch.Criteria with { MatchConditions = Watch.Criteria.MatchConditions ?? FetchedCriteria?.MatchConditions }) with
            {
                BudgetLeftUsd = Math.Max(0, Watch.Budget.PerMonthUsd - Ledger.SpentInMonthOf(latest.Started)),
            }
            : null;
    }

    /// <summary>Those that the runs refused which found what is proposed.</summary>
    private IReadOnlyList<NearMiss> NearMissesOf(IEnumerable<Entity> refused, HashSet<string> runs) => NearMisses.Of(
        refused.Where(candidate => runs.Contains(candidate.Run.Value)),
        [.. (Watch.Criteria.MatchConditions ?? FetchedCriteria?.MatchConditions ?? []).Select(condition => condition.Name)]);

    /// <summary>Whether a refused candidate is neither on the default branch's list nor found by now.</summary>
    private bool IsOpen(Entity candidate) =>
        !KnownLists[0].RowsOf(candidate.Key, candidate.Name).Any() && Entities.Find(candidate.Key) is null;

    // Turned down with an earlier pull request, and still on the branch since a person went on working there.
    private bool IsRefused(Entity entity) => Exclude.RowsOf(entity.Key, entity.Name).Any(row => row.Status == ExcludeStatus.Closed);

    // The default branch may hold this very delivery already, when an earlier process died after its commit.
    private bool IsNews(Entity entity, EntityChange change) =>
        change.Run == Run || KnownEntities.Recall(entity.Key, entity.Name)?.Changes.Contains(change) != true;

    private bool IsAdded(Entity entity) =>
        KnownEntities.Recall(entity.Key, entity.Name) is not { } known || (known.Run == entity.Run && entity.FirstSeen == entity.LastSeen);
}
