using System.Text.Json;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Json;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Runs;

/// <summary>The journal as text. It is closed by overwriting, never by deleting, so that its history stays in one file.</summary>
public static class RunJournalFile
{
    private const string Remedy = "Take the file back from the history of the branch findall-digest-state, or from a copy of the folder.";

    public static ReadOnlyMemory<byte> Write(RunJournal journal) =>
        VisibleJson.Indented(Of(journal) with { LastRun = journal.LastRun?.Value }, RunJson.Default.RunJournalDocument);

    /// <summary>Reads a journal; no file is a closed one.</summary>
    /// <exception cref="DigestException">The file is no journal. A refresh stops then, since a paid run may hide behind it.</exception>
    public static RunJournal Read(string path, ReadOnlyMemory<byte>? utf8)
    {
        if (utf8 is not { } bytes)
        {
            return RunJournal.Closed.Never;
        }

        ForeignContent.Refuse(path, bytes, Remedy);
        try
        {
            var document = JsonSerializer.Deserialize(bytes.Span, RunJson.Default.RunJournalDocument)
                ?? throw new FormatException("it is empty.");
            return Read(document) with { LastRun = document.ToLastRun() };
        }
        catch (JsonException exception)
        {
            throw Fault(path, (int)(exception.LineNumber ?? -1) + 1, JsonFault.OfAnotherKind);
        }
        catch (FormatException exception)
        {
            throw Fault(path, 0, exception.Message);
        }
    }

    private static DigestException Fault(string path, int line, string why) =>
        new([new FileProblem(path, line, 0, $"This is not the journal of a run: {why}", Remedy)]);

    private static RunJournalDocument Of(RunJournal journal) => journal switch
    {
        RunJournal.Intent intent => RunJournalDocument.Of("intent", intent.Plan) with { Unclear = Flag(intent.IsUnclear) },
        RunJournal.Running { Extending: { } extension } running =>
            RunJournalDocument.Of("extending", running.Plan) with
            {
                FindallId = running.Id.Value,
                Extending = extension,
            },
        RunJournal.Running running => RunJournalDocument.Of("running", running.Plan) with { FindallId = running.Id.Value },
        RunJournal.Delivering delivering => RunJournalDocument.Of("delivering", delivering.Plan) with
        {
            FindallId = delivering.Id.Value,
            Date = IsoDate.Format(delivering.Date),
            Digest = delivering.DigestPath,
            BackAgain = RunJournalDocument.Texts(delivering.BackAgain),
        },
        RunJournal.Closed closed =>
            new()
            {
                Version = RunJournalDocument.Current,
                State = "closed",
                Leaked = RunJournalDocument.Texts(closed.Leaked),
                Notes = closed.Notes,
                Due = Flag(closed.IsDue),
            },
        _ => throw new InvalidOperationException($"No text for a journal of type {journal.GetType().Name}."),
    };

    // A flag that is not set is not written.
    private static bool? Flag(bool isSet) => isSet ? true : null;

    private static RunJournal Read(RunJournalDocument document) => document switch
    {
        { Version: > RunJournalDocument.Current } =>
            throw new FormatException($"a later version of the program wrote it (version {document.Version}). Use that version."),
        { State: "closed" } =>
            new RunJournal.Closed(RunJournalDocument.KeysIn(document.Leaked))
            {
                Notes = RunJournalDocument.TextsIn(document.Notes),
                IsDue = document.Due ?? false,
            },
        { State: "intent" } => new RunJournal.Intent(document.ToPlan()) { IsUnclear = document.Unclear ?? false },
        { State: "running" } => new RunJournal.Running(document.ToPlan(), document.ToId()),
        { State: "extending" } =>
            new RunJournal.Running(document.ToPlan(), document.ToId())
            {
                Extending = document.Extending ?? throw new FormatException("'extending' is missing."),
            },
        { State: "delivering" } => new RunJournal.Delivering(
            document.ToPlan(),
            document.ToId(),
            IsoDate.Parse(RunJournalDocument.Needed(document.Date, "date")),
            RunJournalDocument.Needed(document.Digest, "digest"))
        { BackAgain = RunJournalDocument.KeysIn(document.BackAgain) },
        _ => throw new FormatException($"unknown state '{document.State}'."),
    };
}
