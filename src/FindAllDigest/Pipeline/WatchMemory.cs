using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Proposals;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Pipeline;

/// <summary>What the program remembers of one watch, and the only hand that writes it.</summary>
public sealed class WatchMemory
{
    private const int MaximumWrites = 5;

    private readonly IRepository _repository;
    private readonly WatchName _watch;
    private StateFiles _files;
    private Func<ClosedList, ClosedList> _settle = stored => stored;
    private RunJournal.Running? _unwritten;

    public WatchMemory(IRepository repository, WatchSnapshot snapshot)
    {
        _repository = repository;
        _watch = snapshot.Watch;
        _files = snapshot.State;
        Read();
    }

    /// <summary>Every run that was settled.</summary>
    public RunLedger Ledger { get; private set; } = RunLedger.Empty;

    /// <summary>The run in flight, if any; also one whose id could not be written down yet.</summary>
    public RunJournal Journal { get; private set; } = RunJournal.Closed.Never;

    /// <summary>The run that is known to this process alone, since its id could not be written down yet; null when there is none.</summary>
    public FindAllRunId? Unwritten => _unwritten?.Id;

    /// <summary>The files as they are now.</summary>
    public StateFiles Files => _files;

    /// <summary>Has the entities of closed pull requests written as this context sees them, together with whatever is written next.</summary>
    public void Settle(WatchContext context) => _settle = context.Settle;

    /// <summary>Changes the entities of closed pull requests.</summary>
    /// <returns>False where nothing was to be changed.</returns>
    public async Task<bool> TryChangeClosedAsync(Func<ClosedList, ClosedList> change, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MaximumWrites; attempt++)
        {
            if (ClosedFile(stored => change(_settle(stored))) is not { } file)
            {
                return false;
            }

            if (await TryWriteFilesAsync([file], cancellationToken))
            {
                return true;
            }
        }

        throw Overrun("memory");
    }

    /// <summary>Writes the journal if nobody else wrote first.</summary>
    /// <returns>False when somebody did; the memory then holds what they wrote.</returns>
    public async Task<bool> TryWriteAsync(RunJournal journal, CancellationToken cancellationToken) =>
        await TryWriteAsync([new FileWrite(WatchFiles.Journal, RunJournalFile.Write(journal))], cancellationToken);

    /// <summary>Writes the journal whatever somebody else wrote: a run that was paid for is not forgotten.</summary>
    public async Task WriteAsync(RunJournal journal, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MaximumWrites; attempt++)
        {
            if (await TryWriteAsync(journal, cancellationToken))
            {
                return;
            }
        }

        throw Overrun("memory");
    }

    /// <summary>Writes down a run that was just bought, whatever somebody else wrote. Until that is done this process holds it, and whatever it
    /// writes of the journal later names it, too.</summary>
    /// <returns>Null when its id is safe, else why it is not.</returns>
    public async Task<DigestException?> TryKeepAsync(RunJournal.Running run, bool isPatient)
    {
        _unwritten = run;
        Read();
        try
        {
            for (var attempt = 1; _unwritten is not null; attempt++)
            {
                if (attempt > MaximumWrites)
                {
                    return Overrun("memory");
                }

                var files = WithClosed([new FileWrite(WatchFiles.Journal, RunJournalFile.Write(run))]);
                await TakeAsync(isPatient
                    ? _repository.SecureStateAsync(_watch, _files, files, $"Run {run.Id} is started and paid for, and its id")
                    : _repository.WriteStateAsync(_watch, _files, files, CancellationToken.None));
            }

            return null;
        }
        catch (DigestException refused)
        {
            return refused;
        }
    }

    /// <summary>Tries once more to write down the run that only this process knows.</summary>
    /// <returns>Null when there is none, or its id is safe by now; else why it is not.</returns>
    public async Task<DigestException?> TryKeepAsync(bool isPatient) => _unwritten is { } run ? await TryKeepAsync(run, isPatient) : null;

    /// <summary>Settles the run in flight: its row enters the ledger and the journal is closed, both or neither. Nothing is written when
    /// another process has settled it meanwhile, and perhaps started the next.</summary>
    public async Task CloseAsync(RunRecord run, RunJournal.Closed journal, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MaximumWrites; attempt++)
        {
            if (Journal.InFlight is not { } plan || Timestamp.Format(plan.Started) != Timestamp.Format(run.Started))
            {
                return;
            }

            if (await TryWriteAsync([new FileWrite(WatchFiles.Ledger, Ledger.With(run).ToUtf8()), new FileWrite(WatchFiles.Journal, RunJournalFile.Write(journal))], cancellationToken))
            {
                return;
            }
        }

        throw Overrun("ledger");
    }

    /// <summary>Books a run that no journal follows: before it is started as one whose id is lost, and again when it is clear what became of it.</summary>
    /// <param name="change">What becomes of the ledger.</param>
    /// <param name="cancellationToken">Stops writing.</param>
    public async Task BookAsync(Func<RunLedger, RunLedger> change, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MaximumWrites; attempt++)
        {
            if (await TryWriteAsync([new FileWrite(WatchFiles.Ledger, change(Ledger).ToUtf8())], cancellationToken))
            {
                return;
            }
        }

        throw Overrun("ledger");
    }

    private Task<bool> TryWriteAsync(IReadOnlyList<FileWrite> files, CancellationToken cancellationToken) =>
        TryWriteFilesAsync(WithClosed(files), cancellationToken);

    private IReadOnlyList<FileWrite> WithClosed(IReadOnlyList<FileWrite> files) => ClosedFile(_settle) is { } closed ? [.. files, closed] : files;

    private FileWrite? ClosedFile(Func<ClosedList, ClosedList> change)
    {
        var stored = _files.ReadClosed();
        var bytes = change(stored).ToUtf8();
        return bytes.Span.SequenceEqual(stored.ToUtf8().Span) ? null : new FileWrite(WatchFiles.Closed, bytes);
    }

    private DigestException Overrun(string what) => new(
        ExitCode.GitHub,
        $"The {what} of watch '{_watch.Value}' could not be written: somebody else changed it {MaximumWrites} times meanwhile. Run the command again.");

    private Task<bool> TryWriteFilesAsync(IReadOnlyList<FileWrite> files, CancellationToken cancellationToken) =>
        TakeAsync(_repository.WriteStateAsync(_watch, _files, files, cancellationToken));

    private async Task<bool> TakeAsync(Task<StateWrite> writing)
    {
        var write = await writing;
        _files = write switch
        {
            StateWrite.Written written => written.Now,
            StateWrite.Changed changed => changed.Now,
            _ => throw new InvalidOperationException($"A state write ended as {write.GetType().Name}."),
        };
        Read();
        return write is StateWrite.Written;
    }

    private void Read()
    {
        Ledger = _files.Find(WatchFiles.Ledger) is { } ledger ? RunLedger.Read(_files.PathOf(WatchFiles.Ledger), ledger) : RunLedger.Empty;
        var journal = RunJournalFile.Read(_files.PathOf(WatchFiles.Journal), _files.Find(WatchFiles.Journal));
        if (_unwritten is { } held && (journal.RunId == held.Id || Ledger.Runs.Any(run => run.Id == held.Id)))
        {
            // By this process, or by a person who read the id in its log.
            _unwritten = null;
        }

        Journal = _unwritten ?? journal;
    }
}
