using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Messages;
using FindAllDigest.Core.Proposals;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Pipeline.Sessions;

/// <summary>What the program itself keeps of one watch: the state branch's folder of it.</summary>
/// <param name="Files">Its files by name.</param>
/// <remarks>A value that is asked for is parsed once; a file with faults throws them whenever its value is asked for.</remarks>
internal sealed record StateData(FolderValues Files)
{
    /// <summary>The files that the state is read from.</summary>
    public static IReadOnlyList<string> FileNames { get; } =
    [
        WatchFiles.Ledger,
        WatchFiles.Journal,
        WatchFiles.Closed,
        WatchFiles.Refused,
        WatchFiles.Failures,
        WatchFiles.Messages
    ];

    /// <summary>Why the whole folder is missed; null where it is there, or where the watch never ran.</summary>
    public FileProblem? Loss { get; init; }

    /// <summary>Whether the folder held a journal when it was last written, and holds none now.</summary>
    public bool HadJournal { get; init; }

    /// <summary>Every run that was settled.</summary>
    /// <exception cref="DigestException">The file is wrong.</exception>
    public RunLedger Ledger => Files.Find(WatchFiles.Ledger, RunLedger.Read) ?? RunLedger.Empty;

    /// <summary>The run in flight, if any.</summary>
    /// <exception cref="DigestException">The file is wrong, or is gone: it is closed by
    /// overwriting and never deleted. Or the ledger lacks the run that it names.</exception>
    public RunJournal Journal => ReadJournal();

    /// <summary>The entities of closed pull requests as they were last written.</summary>
    /// <exception cref="DigestException">The file is wrong.</exception>
    public ClosedList Closed => Files.Find(WatchFiles.Closed, ClosedList.Read) ?? ClosedList.Empty;

    /// <summary>The newest candidates that missed a condition, as far as the file can be read.</summary>
    public RefusedList Refused => Files.Find(WatchFiles.Refused, (_, bytes) => RefusedList.Read(bytes)) ?? RefusedList.Empty;

    /// <summary>The failures that were told and are not mended, newest first. A file that cannot be read counts as empty.</summary>
    public ReportedFailures Failures =>
        Files.Find(WatchFiles.Failures, (_, bytes) => ReportedFailuresFile.Read(bytes)) ?? ReportedFailures.None;

    /// <summary>The messages that are still to be sent. A file that cannot be read counts as empty.</summary>
    public Outbox Outbox => Files.Find(WatchFiles.Messages, (_, bytes) => OutboxFile.Read(bytes)) ?? Outbox.Empty;

    /// <summary>What is wrong with the files that decide about money; empty when nothing is.</summary>
    public IReadOnlyList<FileProblem> Faults => FileFaults.Of(() => Ledger, () => Journal);

    private RunJournal ReadJournal() => Files.Find(WatchFiles.Journal, (path, bytes) => RunJournalFile.Read(path, bytes)) switch
    {
        null when Loss is { } loss => throw new DigestException([loss]),
        null when TraceOfJournal is { } trace =>
            throw Lost(WatchFiles.Journal, $"The file is gone although {trace}; a run in flight may be paid for and forgotten."),
        null => RunJournal.Closed.Never,
        { LastRun: { } last } when !Ledger.Names(last) => throw Lost(
            WatchFiles.Ledger,
            $"The file {(Files.Has(WatchFiles.Ledger) ? "was cut" : "is gone")} although {WatchFiles.Journal} names run {last} as settled; "
                + $"what was paid for would be bought again."),
        var journal => journal,
    };

    // Failures, messages and previews may come before the first run.
    private string? TraceOfJournal =>
        Ledger.Last is not null ? $"{WatchFiles.Ledger} names runs"
        : HadJournal ? "it was there when the folder was last written"
        : Files.Has(WatchFiles.Refused) ? $"{WatchFiles.Refused} holds candidates of a run"
        : null;

    private DigestException Lost(string name, string what) => new([new FileProblem(
        PathOf(name),
        what,
        PathOf(name).StartsWith('.')
            ? "Put the file back from a copy of the folder."
            : $"Take the file back from the branch's history: 'git log --oneline -- {PathOf(name)}' lists the commits that changed it, "
                + $"'git checkout COMMIT^ -- {PathOf(name)}' brings back what was there before one; commit and push that.")]);

    /// <summary>A file's path as a person would open it.</summary>
    public string PathOf(string name) => Files.PathOf(name);
}
