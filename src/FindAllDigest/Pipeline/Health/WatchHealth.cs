using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Figures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Reviews;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Proposals;
using FindAllDigest.Pipeline.Runs;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Pipeline.Health;

/// <summary>How a watch is, read from its files and the program's memory without a call to the service.</summary>
internal sealed record WatchHealth
{
    public required WatchName Watch { get; init; }
    public required WatchState State { get; init; }

    /// <summary>When it is due next; null while it is paused or a file of it is wrong, and with a
    /// run in flight, which is always due.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>Whether the simulator answers, so that a run costs nothing and needs no key.</summary>
    public bool IsMadeUp { get; init; }

    /// <summary>Where the watch's days begin; null for UTC.</summary>
    public TimeZoneInfo? TimeZone { get; init; }

    /// <summary>Whether the next start is the second try of a run that failed.</summary>
    public bool IsRetry { get; init; }

    /// <summary>The run in flight as it was decided; null when none is.</summary>
    public RunPlan? InFlight { get; init; }

    /// <summary>The id of the run in flight; null when none is, or its id was lost.</summary>
    public FindAllRunId? RunId { get; init; }

    public RunLedger Ledger { get; init; } = RunLedger.Empty;

    /// <summary>Whether the program's memory of it could be read; without it, the ledger is empty here and says nothing.</summary>
    public bool IsRemembered { get; init; }

    /// <summary>When the last run that went well was started; null when none was.</summary>
    public DateTimeOffset? LastSuccess => Ledger.Refreshes.Where(run => !run.HasFailed).MaxBy(run => run.Started)?.Started;

    /// <summary>The budget of this month; null while <c>watch.json</c> cannot be read.</summary>
    public MonthlyMoney? Money { get; init; }

    /// <summary>Rows of the exclude list; null while a file is wrong.</summary>
    public int? Excluded { get; init; }

    /// <summary>Entities ever matched; null while a file is wrong.</summary>
    public int? Entities { get; init; }

    /// <summary>What waits for a person in its pull request; null where none is open, or nobody looked.</summary>
    public OpenProposal? Review { get; init; }

    /// <summary>Pull requests that were closed without merging, the newest first, while their entities wait to enter the list.</summary>
    public IReadOnlyList<ClosedProposal> Closed { get; init; } = [];

    /// <summary>The most matches in all that its last run may be extended to; null where it did
    /// not end at its limit, or the watch wants no more.</summary>
    public int? ExtendTo { get; init; }

    /// <summary>How the refresh at hand ended; null where the watch was only looked at.</summary>
    public RefreshReport? Report { get; init; }

    /// <summary>The last run that brought something new or changed; null before the first.</summary>
    public RunRecord? LastNews => Ledger.Refreshes.Where(run => run.New > 0 || run.Changed > 0).MaxBy(run => run.Started);

    /// <summary>How well its finds fit; null while a file is wrong.</summary>
    public Precision? Precision { get; init; }

    /// <summary>What its numbers say; null while a file is wrong, or its criteria are not known.</summary>
    public WatchNumbers? Numbers { get; init; }

    /// <summary>What is wrong with the file of what was refused; empty where it is whole.</summary>
    public string RefusedDamage { get; init; } = "";

    /// <summary>Failures that were told and are not mended, newest first.</summary>
    public ReportedFailures Failures { get; init; } = ReportedFailures.None;

    /// <summary>What is wrong with its files; empty when nothing is.</summary>
    public IReadOnlyList<FileProblem> Problems { get; init; } = [];

    /// <summary>Whether something was wrong when the refresh at hand began.</summary>
    public bool HadTrouble { get; init; }

    /// <summary>Why the budget allows no run; null where it does, a run is in flight, or the criteria are not known
    /// without asking.</summary>
    public BudgetDecision.Refused? BudgetStop { get; init; }

    /// <summary>Since when it has been due; null where it is not, or nobody can tell.</summary>
    public DateTimeOffset? DueSince { get; init; }

    /// <summary>When files that are to be edited were changed last, as far as somebody looked.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> FilesChanged { get; init; } = new Dictionary<string, DateTimeOffset>();

    /// <summary>Whether people were ever shown what it found; a commit alone shows nothing.</summary>
    public bool HasDelivered => Ledger.Runs.Any(run => run.Delivery.Contains("://", StringComparison.Ordinal));

    /// <summary>What a person should mend, the gravest first; empty when the watch is well.</summary>
    public IReadOnlyList<WatchTrouble> Troubles => WatchTroubles.Of(this);

    /// <summary>When a file was changed last; null where nobody looked, or it cannot be told.</summary>
    public DateTimeOffset? ChangeOf(string file) => FilesChanged.TryGetValue(file, out var moment) ? moment : null;

    public decimal SpentUsd => Ledger.Runs.Sum(run => run.Usd);

    public int New => Ledger.Runs.Sum(run => run.New);

    /// <summary>All that was spent, previews too, for each refresh, in US dollars; null before the first.</summary>
    public decimal? UsdPerRun => Ledger.Last is null ? null : SpentUsd / Ledger.Refreshes.Count();

    /// <summary>All that was spent, previews too, for each new entity, in US dollars; null before the first.</summary>
    public decimal? UsdPerNew => New == 0 ? null : SpentUsd / New;

    /// <summary>How a watch is. What is wrong is told in the answer, not thrown: a broken watch hides no other.</summary>
    public static WatchHealth Of(WatchData data, PriceTable prices, DateTimeOffset now)
    {
        var health = new WatchHealth
        {
            Watch = data.Watch,
            State = WatchState.Broken,
            Failures = data.State.Failures,
            Problems = data.Faults,
        };
        health = data.State.Faults.Count == 0 ? health.Remembering(data.State) : health;
        return health.Problems.Count > 0 ? health : Sound(health, data, prices, now);
    }

    /// <summary>A watch that could not even be opened.</summary>
    public static WatchHealth Unopened(WatchName watch, IReadOnlyList<FileProblem> problems) =>
        new() { Watch = watch, State = WatchState.Broken, Problems = problems };

    /// <summary>A watch that is there no more, and whose run is.</summary>
    public static WatchHealth Gone(OrphanedRun orphan) =>
        new WatchHealth { Watch = orphan.Watch, State = WatchState.Gone, Problems = [orphan.Problem] }.Remembering(orphan.State);

    private WatchHealth Remembering(StateData state) => this with
    {
        InFlight = state.Journal.InFlight,
        RunId = state.Journal.KnownId,
        Ledger = state.Ledger,
        IsRemembered = true,
    };

    private static WatchHealth Sound(WatchHealth health, WatchData data, PriceTable prices, DateTimeOffset now)
    {
        var (watch, journal, ledger) = (data.Default.Watch, data.State.Journal, data.State.Ledger);
        var next = DueDate.Next(watch.Schedule, ledger, journal, now);
        var state = journal switch
        {
            RunJournal.Intent => WatchState.Held,
            RunJournal.Running or RunJournal.Delivering => WatchState.Pending,
            _ when watch.Paused => WatchState.Paused,
            _ => next <= now ? WatchState.Due : WatchState.NotDue,
        };
        var money = MonthlyMoney.Of(watch.Budget, ledger, journal.InFlight, now);
        return health with
        {
            ExtendTo = state is WatchState.Held or WatchState.Pending ? null : ExtendToOf(data),
            State = state,
            Due = state is WatchState.Due or WatchState.NotDue ? next : null,
            IsRetry = DueDate.IsRetry(watch.Schedule, ledger, next),
            TimeZone = watch.Schedule?.TimeZone,
            IsMadeUp = watch.Service == WatchService.Simulator,
            Money = money,
            BudgetStop = state is WatchState.Held or WatchState.Pending ? null : BudgetStopOf(data, prices, money),
            DueSince = state == WatchState.Due ? DueDate.Since(watch.Schedule, ledger, now) : null,
            Excluded = data.Target.Exclude.Count,
            Entities = data.Target.Catalogue.Count,
            Closed = [.. data.Reconcile(data.State.Closed).Entities
                .Where(entity => entity.PullRequest > 0)
                .GroupBy(entity => entity.PullRequest)
                .OrderByDescending(group => group.Key)
                .Select(group => new ClosedProposal(group.Key, group.Count(), group.Max(entity => entity.Closed)))],
            Precision = WatchNumbersReading.PrecisionOf(data),
            Numbers = WatchNumbersReading.Of(data),
            RefusedDamage = data.State.Refused.Damage,
        };
    }

    private static int? ExtendToOf(WatchData data) =>
        data.Default.Watch is { Service: not WatchService.Simulator } watch
        && data.State.Ledger.Last is { Id: not null, IsMadeUp: false, Reason: RunStatus.LimitMet } last
        && CriteriaSource.Stored(data) is { } criteria
        && ExtendDecision.TotalFor(watch, criteria.MatchLimit) is var total && total > last.Matched
            ? total
            : null;

    private static BudgetDecision.Refused? BudgetStopOf(WatchData data, PriceTable prices, MonthlyMoney money) =>
        CriteriaSource.Stored(data) is { } criteria
            ? RunBudget.Decide(criteria, prices.For(data.Default.Watch.Service), data.Default.Watch.Budget, money) as BudgetDecision.Refused
            : null;
}

/// <summary>The word for how a watch is.</summary>
internal enum WatchState
{
    Due,
    NotDue,
    Paused,

    /// <summary>A run is in flight.</summary>
    Pending,

    /// <summary>The id of a run was lost; a person decides.</summary>
    Held,

    /// <summary>A file of it is wrong.</summary>
    Broken,

    /// <summary>Its folder was renamed or deleted while a run was in flight.</summary>
    Gone,
}
