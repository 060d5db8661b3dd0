using System.Globalization;
using FindAllDigest.Core.Identity;

namespace FindAllDigest.Core.Runs;

/// <summary>One row of the ledger <c>runs.csv</c>: a FindAll run that was started and is settled.</summary>
public sealed record RunRecord
{
    /// <summary>Null when the run's id was lost and the run was given up.</summary>
    public required FindAllRunId? Id { get; init; }

    public required RunKind Kind { get; init; }
    public required string CriteriaHash { get; init; }

    /// <summary>When the intent was written (UTC): the moment that counts for the schedule and for the month's budget.</summary>
    public required DateTimeOffset Started { get; init; }

    public required DateTimeOffset Finished { get; init; }

    /// <summary>The service's last word, or <see cref="Lost"/>.</summary>
    public required string Status { get; init; }

    /// <summary>The service's termination reason; empty when it gave none.</summary>
    public required string Reason { get; init; }

    public required int Generated { get; init; }
    public required int Matched { get; init; }
    public required int New { get; init; }

    /// <summary>Known entities reported as changed, no longer matching, not seen, or back again.</summary>
    public required int Changed { get; init; }

    /// <summary>Entities sent in the run's exclude list.</summary>
    public required int Excluded { get; init; }

    /// <summary>Matches that were known and came back all the same.</summary>
    public required int Leaked { get; init; }

    /// <summary>What the run cost by the price table, in US dollars.</summary>
    public required decimal Usd { get; init; }

    /// <summary>Where the digest is: an address, a relative path, or empty.</summary>
    public required string Delivery { get; init; }

    private const string PullRequestPath = "/pull/";

    /// <summary>Status of a run whose id was lost: booked at its full exposure, since it may have been billed.</summary>
    public const string Lost = "lost";

    /// <summary>What <see cref="CriteriaHash"/> says of a run that the simulator answered.</summary>
    public const string MadeUp = "simulator";

    /// <summary>The row of a create that has no answer: it counts as billed until that is known.</summary>
    /// <param name="started">When it was written down.</param>
    /// <param name="usd">Its full exposure, in US dollars.</param>
    public static RunRecord Unanswered(
        RunKind kind, string criteriaHash, DateTimeOffset started, DateTimeOffset finished, decimal usd) => new()
        {
            Id = null,
            Kind = kind,
            CriteriaHash = criteriaHash,
            Started = started,
            Finished = finished,
            Status = Lost,
            Reason = "",
            Generated = 0,
            Matched = 0,
            New = 0,
            Changed = 0,
            Excluded = 0,
            Leaked = 0,
            Usd = usd,
            Delivery = "",
        };

    /// <summary>Whether the simulator answered: what was found is made up, and nothing was bought.</summary>
    public bool IsMadeUp => CriteriaHash == MadeUp;

    /// <summary>The number of the pull request that showed what it found; 0 where none did.</summary>
    public int PullRequest => Delivery.LastIndexOf(PullRequestPath, StringComparison.Ordinal) is >= 0 and var at
        && int.TryParse(Delivery.AsSpan(at + PullRequestPath.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;

    /// <summary>This row with what the same run brought after it was extended. The service counts
    /// candidates and matches over both parts.</summary>
    public RunRecord Plus(RunRecord part) => part with
    {
        Generated = Math.Max(Generated, part.Generated),
        Matched = Math.Max(Matched, part.Matched),
        New = New + part.New,
        Changed = Changed + part.Changed,
        Leaked = Leaked + part.Leaked,
        Usd = Usd + part.Usd,
        Delivery = part.Delivery.Length > 0 ? part.Delivery : Delivery,
    };

    /// <summary>The run went wrong and bought nothing that could be used. One that a person cancelled did not go wrong.</summary>
    public bool HasFailed =>
        Kind != RunKind.Preview
            && (Status == Lost || RunEnding.Of(Status, Reason).Kind == RunEndingKind.Partial)
            && New == 0
            && Changed == 0;
}
