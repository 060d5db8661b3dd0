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
        .. ChangedFile.Of(WatchFiles.Ledger, Ledger, ledger => ledger.ToUtf8()),
        .. ChangedFile.Of(WatchFiles.Journal, Journal, journal => RunJournalFile.Write(journal)),
        .. ChangedFile.Of(WatchFiles.Closed, Closed, closed => closed.ToUtf8()),
        .. ChangedFile.Of(WatchFiles.Refused, Refused, refused => refused.ToUtf8()),
        .. ChangedFile.Of(WatchFiles.Failures, Failures, failures => ReportedFailuresFile.Write(failures)),
        .. ChangedFile.Of(WatchFiles.Messages, Outbox, outbox => OutboxFile.Write(outbox)),
    ];
}

/// <summary>A value with the bytes that a store keeps of it.</summary>
/// <param name="Name">The file's name inside the folder that is written to.</param>
/// <param name="Segments">The bytes in order: a list that has grown is not copied together to be written.</param>
internal sealed record ChangedFile(string Name, object Value, IReadOnlyList<ReadOnlyMemory<byte>> Segments)
{
    /// <summary>The file of a value; none where there is no value.</summary>
    public static IReadOnlyList<ChangedFile> Of<T>(string name, T? value, Func<T, ReadOnlyMemory<byte>> write)
        where T : class => value is null ? [] : [new(name, value, [write(value)])];

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
/// <param name="IsWritten">False where somebody else wrote first; nothing was written then.</param>
internal sealed record StateWrite(StateData Now, bool IsWritten);
