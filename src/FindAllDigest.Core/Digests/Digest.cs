using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Figures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Core.Digests;

/// <summary>What people read after a refresh that had something to tell.</summary>
public sealed record Digest : EntityNews<DigestEntity>
{
    public required WatchName Watch { get; init; }

    /// <summary>The day (UTC) it is dated.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>How the watch wants its finds shown.</summary>
    public PageSettings Page { get; init; } = PageSettings.Default;

    public required string Objective { get; init; }
    public required RunPlan Plan { get; init; }
    public required FindAllRun Run { get; init; }

    /// <summary>Known entities that the run looked at again, with their newest values, whether
    /// anything changed or not. They are kept, and not told.</summary>
    public IReadOnlyList<Entity> LookedAt { get; init; } = [];

    /// <summary>Matches left out since a row has their address, although its name is another one,
    /// by name. <see cref="Notes"/> tell them.</summary>
    public IReadOnlyList<RenamedMatch> UnderAnotherName { get; init; } = [];

    /// <summary>Keys of known entities that the service returned all the same; they are no finds, but were paid for.</summary>
    public required IReadOnlyList<EntityKey> Leaked { get; init; }

    /// <summary>Those of the leaked ones of which nothing is told.</summary>
    public IReadOnlyList<EntityKey> LeftOut =>
        Leaked.Count == 0 || ChangedCount == 0
            ? Leaked
            : [.. Leaked.Except(Known.Select(entry => entry.Entity.Key))];

    /// <summary>What the run cost, in US dollars.</summary>
    public required decimal CostUsd { get; init; }

    /// <summary>What the leaked ones cost of it, in US dollars.</summary>
    public required decimal LeakedUsd { get; init; }

    /// <summary>What those left out cost of it, in US dollars.</summary>
    public decimal LeftOutUsd => Leaked.Count == 0 ? 0 : LeakedUsd * LeftOut.Count / Leaked.Count;

    /// <summary>The day of the price table that the costs are taken from.</summary>
    public required DateOnly PricesDate { get; init; }

    /// <summary>What is left of the month's budget after the run, in US dollars.</summary>
    public required decimal BudgetLeftUsd { get; init; }

    /// <summary>What a reader must also know, a sentence each: a partial result, a run given up as lost.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>What the numbers say with this run.</summary>
    public NumberSentences Numbers { get; init; } = NumberSentences.None;

    /// <summary>Candidates that this run refused, and no run before it.</summary>
    public IReadOnlyList<Entity> Refused { get; init; } = [];

    /// <summary>Those of them that miss one condition only, surest first.</summary>
    public IReadOnlyList<NearMiss> NearMisses { get; init; } = [];

    /// <summary>Runs that were settled before this one, oldest first: what its figures are compared with.</summary>
    public IReadOnlyList<RunRecord> Earlier { get; init; } = [];

    /// <summary>What the candidates looked at against those that matched suggest, in one
    /// sentence; empty when it is nothing unusual.</summary>
    public string Suggestion => RunNotes.Suggestion(Run.Status, Plan);

    /// <summary>Whether there is anything that a person should look at.</summary>
    public bool HasNews => New.Count > 0 || BackAgain.Count > 0 || Seeded > 0 || ChangedCount > 0 || UnderAnotherName.Count > 0;

    /// <summary>The row of the ledger.</summary>
    /// <param name="delivery">Where the digest is: an address, a relative path, or empty.</param>
    public RunRecord ToRecord(DateTimeOffset finished, string delivery) => new()
    {
        Id = Run.Id,
        Kind = Plan.Kind,
        CriteriaHash = Plan.CriteriaHash,
        Started = Plan.Started,
        Finished = finished,
        Status = Run.Status.Word,
        Reason = Run.Status.TerminationReason ?? "",
        Generated = Run.Status.Generated,
        Matched = Run.Status.Matched,
        New = New.Count,
        Changed = BackAgain.Count + ChangedCount,
        Excluded = Plan.Excluded,
        Leaked = Leaked.Count,
        Usd = CostUsd,
        Delivery = delivery,
    };
}

/// <summary>One entity of a digest.</summary>
/// <param name="PossiblySameAs">Names or keys of known entities that look alike; they are never merged silently.</param>
public sealed record DigestEntity(Entity Entity, IReadOnlyList<string> PossiblySameAs)
{
    /// <summary>Names of other entities at the same address, reported or known.</summary>
    public IReadOnlyList<string> SharesPageWith { get; init; } = [];

    /// <summary>What the digest's run saw differently, in the order name, address, conditions,
    /// enrichments; empty for a new entity.</summary>
    public IReadOnlyList<EntityChange> Changes { get; init; } = [];
}
