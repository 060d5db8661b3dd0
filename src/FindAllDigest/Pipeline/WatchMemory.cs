using FindAllDigest.Core.Failures;
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

    public WatchMemory(IRepository repository, WatchSnapshot snapshot)
    {
        _repository = repository;
        _watch = snapshot.Watch;
        _files = snapshot.State;
        Read();
    }

    /// <summary>Every run that was settled.</summary>
    public RunLedger Ledger { get; private set; } = RunLedger.Empty;

    /// <summary>The run in flight, if any.</summary>
    public RunJournal Journal { get; private set; } = RunJournal.Closed.Never;

    /// <summary>The files as they are now.</summary>
    public StateFiles Files => _files;

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

        throw new DigestException(ExitCode.GitHub, $"The memory of watch '{_watch.Value}' could not be written: somebody else changed it {MaximumWrites} times meanwhile. Run the command again.");
    }

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

        throw new DigestException(ExitCode.GitHub, $"The ledger of watch '{_watch.Value}' could not be written: somebody else changed it {MaximumWrites} times meanwhile. Run the command again.");
    }

    /// <summary>Books a run that no journal follows.</summary>
    public async Task BookAsync(RunRecord run, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MaximumWrites; attempt++)
        {
            if (await TryWriteAsync([new FileWrite(WatchFiles.Ledger, Ledger.With(run).ToUtf8())], cancellationToken))
            {
                return;
            }
        }

        throw new DigestException(ExitCode.GitHub, $"The ledger of watch '{_watch.Value}' could not be written: somebody else changed it {MaximumWrites} times meanwhile.");
    }

    private async Task<bool> TryWriteAsync(IReadOnlyList<FileWrite> files, CancellationToken cancellationToken)
    {
        var write = await _repository.WriteStateAsync(_watch, _files, files, cancellationToken);
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
        Journal = RunJournalFile.Read(_files.PathOf(WatchFiles.Journal), _files.Find(WatchFiles.Journal));
    }
}
