using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Messages;
using FindAllDigest.Core.Proposals;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Pipeline.Sessions;

/// <summary>New values for parts of a watch's state; what is null stays as it is.</summary>
internal sealed record StateChange
{
    public RunLedger? Ledger { get; init; }
    public RunJournal? Journal { get; init; }
    public ClosedList? Closed { get; init; }
    public RefusedList? Refused { get; init; }
    public ReportedFailures? Failures { get; init; }
    public Outbox? Outbox { get; init; }

    /// <summary>The files to write, with the values that they hold.</summary>
    public IReadOnlyList<ChangedFile> Files =>
    [
        .. Ledger is { } ledger ? [new ChangedFile(WatchFiles.Ledger, ledger, ledger.ToUtf8())] : Array.Empty<ChangedFile>(),
        .. Journal is { } journal
            ? [new ChangedFile(WatchFiles.Journal, journal, RunJournalFile.Write(journal))]
            : Array.Empty<ChangedFile>(),
        .. Closed is { } closed ? [new ChangedFile(WatchFiles.Closed, closed, closed.ToUtf8())] : Array.Empty<ChangedFile>(),
        .. Refused is { } refused ? [new ChangedFile(WatchFiles.Refused, refused, refused.ToUtf8())] : Array.Empty<ChangedFile>(),
        .. Failures is { } failures
            ? [new ChangedFile(WatchFiles.Failures, failures, ReportedFailuresFile.Write(failures))]
            : Array.Empty<ChangedFile>(),
        .. Outbox is { } outbox ? [new ChangedFile(WatchFiles.Messages, outbox, OutboxFile.Write(outbox))] : Array.Empty<ChangedFile>(),
    ];
}

/// <summary>A value with the bytes that a store keeps of it.</summary>
/// <param name="Name">The file's name inside the folder that is written to.</param>
/// <param name="Segments">The bytes in order: a list that has grown is not copied together to be written.</param>
internal sealed record ChangedFile(string Name, object Value, IReadOnlyList<ReadOnlyMemory<byte>> Segments)
{
    public ChangedFile(string name, object value, ReadOnlyMemory<byte> bytes)
        : this(name, value, [bytes])
    {
    }

    /// <summary>All bytes in one piece.</summary>
    public ReadOnlyMemory<byte> Bytes => Joined(Segments);

    /// <summary>Several pieces as one; one piece is not copied.</summary>
    public static ReadOnlyMemory<byte> Joined(IReadOnlyList<ReadOnlyMemory<byte>> pieces)
    {
        if (pieces is [var only])
        {
            return only;
        }

        var whole = new byte[pieces.Sum(piece => piece.Length)];
        var rest = whole.AsMemory();
        foreach (var piece in pieces)
        {
            piece.CopyTo(rest);
            rest = rest[piece.Length..];
        }

        return whole;
    }
}

/// <summary>How a write of the state ended.</summary>
internal abstract record StateWrite(StateData Now)
{
    /// <summary>It is stored.</summary>
    public sealed record Written(StateData Now) : StateWrite(Now);

    /// <summary>Somebody else wrote first; nothing was written.</summary>
    public sealed record Changed(StateData Now) : StateWrite(Now);
}
