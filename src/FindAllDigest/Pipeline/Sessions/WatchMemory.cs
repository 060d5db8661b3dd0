using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Messages;
using FindAllDigest.Core.Proposals;
using FindAllDigest.Core.Runs;

namespace FindAllDigest.Pipeline.Sessions;

/// <summary>What the program remembers of one watch, and writes: ledger, journal, and the entities of closed pull requests.</summary>
internal sealed class WatchMemory
{
    private readonly StateWriter _writer;
    private Func<ClosedList, ClosedList> _reconcile = stored => stored;
    private Func<RefusedList, RefusedList> _refuse = stored => stored;
    private RunJournal.Running? _unwritten;

    /// <exception cref="DigestException">A file of the state is wrong.</exception>
    public WatchMemory(WatchSession session)
    {
        _writer = new StateWriter(session);
        (_, _) = (Ledger, Journal);
    }

    /// <summary>Every run that was settled.</summary>
    public RunLedger Ledger => State.Ledger;

    /// <summary>The run in flight, if any; also one whose id could not be written down yet.</summary>
    public RunJournal Journal => Held ?? State.Journal;

    /// <summary>The run that is known to this process alone, since its id could not be written down yet; null when there is none.</summary>
    public FindAllRunId? Unwritten => Held?.Id;

    /// <summary>The state as it is now.</summary>
    public StateData State => _writer.Now;

    /// <summary>Writes the state, where others write it too.</summary>
    public StateWriter Writer => _writer;

    /// <summary>Has the entities of closed pull requests written as this context sees them,
    /// together with whatever is written next.</summary>
    public void ReconcileWith(WatchContext context) => _reconcile = context.Data.Reconcile;

    /// <summary>Has what a run refused written, together with whatever is written next.</summary>
    /// <param name="refuse">Puts it into the list; repeating it changes nothing.</param>
    public void Refuse(Func<RefusedList, RefusedList> refuse) => _refuse = refuse;

    /// <summary>Changes the entities of closed pull requests.</summary>
    /// <returns>False where nothing was to be changed.</returns>
    public Task<bool> TryChangeClosedAsync(Func<ClosedList, ClosedList> change, CancellationToken cancellationToken) =>
        _writer.WriteAsync(
            "memory",
            () => Closed(stored => change(_reconcile(stored))) is { } closed ? new StateChange { Closed = closed } : null,
            cancellationToken);

    /// <summary>Writes the journal if nobody else wrote first.</summary>
    /// <returns>False when somebody did; the memory then holds what they wrote.</returns>
    public Task<bool> TryWriteAsync(RunJournal journal, CancellationToken cancellationToken) =>
        _writer.TryWriteAsync(Whole(new StateChange { Journal = journal }), cancellationToken);

    /// <summary>Writes the journal whatever somebody else wrote: a run that was paid for is not forgotten.</summary>
    public Task WriteAsync(RunJournal journal, CancellationToken cancellationToken) => WriteAsync(() => journal, cancellationToken);

    /// <summary>Writes a journal that is decided by what is there.</summary>
    /// <param name="decide">Null where nothing is to be written.</param>
    /// <param name="cancellationToken">Stops writing.</param>
    public Task WriteAsync(Func<RunJournal?> decide, CancellationToken cancellationToken) => _writer.WriteAsync(
        "memory",
        () => decide() is { } journal ? Whole(new StateChange { Journal = journal }) : null,
        cancellationToken);

    /// <summary>Writes down a run that was just bought, whatever somebody else wrote. Until that is
    /// done this process holds it, and whatever it writes of the journal later names it, too.</summary>
    /// <returns>Null when its id is safe, else why it is not.</returns>
    public async Task<DigestException?> TryKeepAsync(RunJournal.Running run, bool isPatient)
    {
        _unwritten = run;
        try
        {
            await (isPatient
                ? _writer.SecureAsync("memory", $"Run {run.Id} is started and paid for, and its id", Decide)
                : _writer.WriteAsync("memory", Decide, CancellationToken.None));
            return null;
        }
        catch (DigestException refused)
        {
            return refused;
        }

        StateChange? Decide() => Held is null ? null : Whole(new StateChange { Journal = run });
    }

    /// <summary>Tries once more to write down the run that only this process knows.</summary>
    /// <returns>Null when there is none, or its id is safe by now; else why it is not.</returns>
    public async Task<DigestException?> TryKeepAsync(bool isPatient) => Held is { } run ? await TryKeepAsync(run, isPatient) : null;

    /// <summary>Closes the run in flight: its row enters the ledger and the journal is closed, both or neither. Nothing is written when
    /// another process has closed it meanwhile, and perhaps started the next.</summary>
    /// <param name="journal">The journal without it.</param>
    /// <param name="tell">Puts what is to be told into the outbox; null where nothing is.</param>
    /// <param name="cancellationToken">Stops writing.</param>
    public Task CloseAsync(
        RunRecord run, RunJournal.Closed journal, Func<Outbox, Outbox>? tell, CancellationToken cancellationToken) => _writer.WriteAsync(
        "ledger",
        () => Journal.InFlight is { } plan && Timestamp.Format(plan.Started) == Timestamp.Format(run.Started)
            ? Whole(
                new StateChange { Ledger = plan.GoesOn ? Ledger.GoingOn(run) : Ledger.With(run), Journal = journal, Outbox = Told(tell) })
            : null,
        cancellationToken);

    /// <summary>Books a run that no journal follows: before it is started as one whose id is
    /// lost, and again when it is clear what became of it.</summary>
    /// <param name="change">What becomes of the ledger as it is now; null where nothing is to be written.</param>
    /// <param name="cancellationToken">Stops writing.</param>
    public Task BookAsync(Func<RunLedger, RunLedger?> change, CancellationToken cancellationToken) => _writer.WriteAsync(
        "ledger", () => change(Ledger) is { } changed ? Whole(new StateChange { Ledger = changed }) : null, cancellationToken);

    // By now this process may have written the id, or a person who read it in the log.
    private RunJournal.Running? Held =>
        _unwritten is { } run && State.Journal.KnownId != run.Id && !Ledger.Runs.Any(settled => settled.Id == run.Id) ? run : null;

    // A journal names the run that the ledger beside it ends with, so that a ledger that is lost later is missed.
    private StateChange Whole(StateChange change) => change with
    {
        Journal = change.Journal is { } journal ? journal with { LastRun = (change.Ledger ?? Ledger).LastId } : null,
        Closed = Closed(_reconcile),
        Refused = Refused(),
    };

    private Outbox? Told(Func<Outbox, Outbox>? tell) => tell?.Invoke(State.Outbox) is { } told && told != State.Outbox ? told : null;

    private RefusedList? Refused()
    {
        var stored = State.Refused;
        var changed = _refuse(stored);
        return stored.Damage.Length == 0 && changed.ToUtf8().Span.SequenceEqual(stored.ToUtf8().Span) ? null : changed;
    }

    /// <summary>The changed list; null where it is as it was.</summary>
    private ClosedList? Closed(Func<ClosedList, ClosedList> change)
    {
        var stored = State.Closed;
        var changed = change(stored);
        return changed.ToUtf8().Span.SequenceEqual(stored.ToUtf8().Span) ? null : changed;
    }
}
