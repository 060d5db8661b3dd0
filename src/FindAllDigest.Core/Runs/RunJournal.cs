using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Core.Runs;

/// <summary>The write-ahead journal of one watch: the file <c>run.json</c>. What is in it was decided before money was spent.</summary>
/// <remarks>intent → running → delivering → closed. A journal that is not closed is taken up by the next refresh.</remarks>
public abstract record RunJournal
{
    private RunJournal() { }

    /// <summary>The run that was settled last when this was written: the ledger must name it.
    /// Null before the first, and in journals of earlier versions.</summary>
    public FindAllRunId? LastRun { get; init; }

    /// <summary>No run is in flight.</summary>
    /// <param name="Leaked">Keys of known entities that runs returned all the same, newest first: they are sent first next time.</param>
    public sealed record Closed(IReadOnlyList<EntityKey> Leaked) : RunJournal
    {
        /// <summary>Of a watch that never ran.</summary>
        public static Closed Never { get; } = new([]);

        /// <summary>What the next digest must also say, a sentence each, such as a run given up as lost.</summary>
        public IReadOnlyList<string> Notes { get; init; } = [];

        /// <summary>Whether a person gave up the last run: its period is still to be served, so the watch is due at once.</summary>
        public bool IsDue { get; init; }

        /// <summary>After a run of this plan that returned these known entities. What leaked before stays remembered, up to what can be
        /// sent.</summary>
        public static Closed After(RunPlan plan, IReadOnlyList<EntityKey> leaked) =>
            new([.. leaked.Concat(plan.LeakedBefore).Distinct().Take(Watch.MaxSentMaximum)]);
    }

    /// <summary>A create was about to be sent; whether a run exists is unknown until its id is written.</summary>
    public sealed record Intent(RunPlan Plan) : RunJournal
    {
        /// <summary>Whether the process that sent the create saw an answer that proves nothing: then nobody is about to write the
        /// id.</summary>
        public bool IsUnclear { get; init; }
    }

    /// <summary>The run exists and its id is safe.</summary>
    public sealed record Running(RunPlan Plan, FindAllRunId Id) : RunJournal
    {
        /// <summary>The extension that was about to be asked for; null when none is under way. Whether it happened, the run's schema
        /// says.</summary>
        public RunExtension? Extending { get; init; }

        /// <summary>The journal to be written before the extension is asked for. Its plan counts what the run may cost then.</summary>
        public Running About(RunExtension extension) =>
            new(Plan with { MatchLimit = extension.To, ExposureUsd = extension.ExposureUsd }, Id) { Extending = extension };

        /// <summary>The journal once the run's schema shows a limit.</summary>
        /// <param name="limit">The limit that it shows: the extension happened if it is not below the one that was asked for.</param>
        /// <param name="refusal">Why it did not happen, in one sentence; empty if nobody said.</param>
        public Running Settled(int limit, string refusal = "")
        {
            var extension = Extending ?? throw new InvalidOperationException("No extension is under way.");
            var plan = limit >= extension.To
                ? Plan with { Extension = extension }
                : Plan with
                {
                    MatchLimit = extension.From,
                    ExposureUsd = extension.ExposureBeforeUsd,
                    Extension = extension with { IsRefused = true, Refusal = refusal.Length == 0 ? null : refusal },
                };
            return new(plan, Id);
        }
    }

    /// <summary>The run has ended and its digest is being written, on this day and to this path whoever finishes it.</summary>
    public sealed record Delivering(RunPlan Plan, FindAllRunId Id, DateOnly Date, string DigestPath) : RunJournal
    {
        /// <summary>Entities that this delivery reports as back again: once it has written its data, nothing else tells them from new
        /// ones.</summary>
        public IReadOnlyList<EntityKey> BackAgain { get; init; } = [];
    }

    /// <summary>The run in flight, where its id is known.</summary>
    public FindAllRunId? KnownId => this switch
    {
        Running running => running.Id,
        Delivering delivering => delivering.Id,
        _ => null,
    };

    /// <summary>The run in flight as it was decided; null when none is.</summary>
    public RunPlan? InFlight => this switch
    {
        Intent intent => intent.Plan,
        Running running => running.Plan,
        Delivering delivering => delivering.Plan,
        _ => null,
    };
}

/// <summary>What a run was decided to be, fixed before its create.</summary>
public sealed record RunPlan
{
    /// <summary><see cref="RunKind.Refresh"/> or <see cref="RunKind.Recheck"/>.</summary>
    public required RunKind Kind { get; init; }

    /// <summary>Who answers: a run in flight stays with whom it was started, whatever <c>watch.json</c> says by then.</summary>
    public WatchService Service { get; init; }

    /// <summary>Whether what it finds is made up, and nothing is bought.</summary>
    public bool IsMadeUp => Service == WatchService.Simulator;

    /// <summary>What the ledger tells the run's question by.</summary>
    public string CriteriaHash => HashOf(Criteria, Service);

    /// <summary>What the ledger tells a question by: figures of made-up runs never mix with those of real ones.</summary>
    public static string HashOf(Criteria criteria, WatchService service) =>
        service == WatchService.Simulator ? RunRecord.MadeUp : criteria.Hash;

    /// <summary>Whether the run looks at known entities again.</summary>
    public bool IsRecheck => Kind == RunKind.Recheck;

    /// <summary>Whether entities of this status were to be left out. A pattern's row has a status too, and is left out here
    /// alone.</summary>
    public bool Excludes(ExcludeStatus? status) => !IsRecheck || status?.IsRechecked() != true;

    /// <summary>When the intent was written (UTC).</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>The GitHub Actions run that wrote it; empty elsewhere.</summary>
    public required string GitHubRunId { get; init; }

    /// <summary>The words by which the run judges; kept here so that an edit of <c>watch.json</c> does not change a run in
    /// flight.</summary>
    public required Criteria Criteria { get; init; }

    public required int MatchLimit { get; init; }
    public required int Excluded { get; init; }

    /// <summary>The most the run can cost, in US dollars.</summary>
    public required decimal ExposureUsd { get; init; }

    /// <summary>What became of the one extension that a refresh may ask for; null if none was asked for, or it is under way.</summary>
    public RunExtension? Extension { get; init; }

    /// <summary>Matches that a delivery has told, and a row of the ledger has booked, before the
    /// run was extended; empty for a run that is settled once.</summary>
    public IReadOnlyList<EntityKey> ToldBefore { get; init; } = [];

    /// <summary>Whether the ledger has a row of the run already, to which what it brings now is added.</summary>
    public bool GoesOn => ToldBefore.Count > 0;

    /// <summary>The earlier run whose matches seed the exclude list with this refresh; null on every later refresh.</summary>
    public FindAllRunId? SeedRun { get; init; }

    /// <summary>Keys of known entities that earlier runs returned all the same, newest first.</summary>
    public IReadOnlyList<EntityKey> LeakedBefore { get; init; } = [];

    /// <summary>What the digest of this run must also say, a sentence each, such as a lowered match limit.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What no digest has told yet, such as an earlier run given up as lost; it waits on where this run has no digest
    /// either.</summary>
    public IReadOnlyList<string> PendingNotes { get; init; } = [];
}
