using System.Text;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;
using Xunit;

namespace FindAllDigest.Tests.Runs;

public sealed class RunJournalFileTests
{
    private static readonly RunPlan Full = Plans.Plan with
    {
        SeedRun = Plans.Id(9),
        LeakedBefore = [EntityKey.Of("a.example", "A"), EntityKey.Of(null, "Nur ein Name")],
        Notes = ["lowered", "“quoted” ##[x]"],
        PendingNotes = ["given up"],
    };

    public static TheoryData<RunJournal> Journals =>
    [
        RunJournal.Closed.Never,
        new RunJournal.Closed([EntityKey.Of("https://b.example/x?y=1", "B")]) { Notes = ["one", "two"] },
        new RunJournal.Intent(Plans.Plan),
        new RunJournal.Intent(Full),
        new RunJournal.Running(Full, Plans.Id(1)),
        new RunJournal.Delivering(Full, Plans.Id(1), new DateOnly(2026, 2, 28), "digests/2026-02-28-2.md") { BackAgain = [EntityKey.Of("c.example", "C")] },
    ];

    [Theory]
    [MemberData(nameof(Journals))]
    public void A_journal_reads_back_to_the_same_bytes_and_the_same_plan(RunJournal journal)
    {
        var bytes = RunJournalFile.Write(journal);

        var read = RunJournalFile.Read("run.json", bytes);

        Assert.Equal(Encoding.UTF8.GetString(bytes.Span), Encoding.UTF8.GetString(RunJournalFile.Write(read).Span));
        Assert.Equal(journal.GetType(), read.GetType());
        Assert.Equal(journal.RunId, read.RunId);
        Assert.Equal(journal.InFlight?.Criteria.Hash, read.InFlight?.Criteria.Hash);
        Assert.Equal(journal.InFlight?.Criteria.Objective, read.InFlight?.Criteria.Objective);
        Assert.Equal(journal.InFlight?.Started, read.InFlight?.Started);
    }

    [Fact]
    public void No_file_is_a_watch_that_never_ran() => Assert.Same(RunJournal.Closed.Never, RunJournalFile.Read("run.json", null));

    [Fact]
    public void Whatever_bytes_are_there_the_fault_is_a_sentence()
    {
        var good = RunJournalFile.Write(new RunJournal.Running(Full, Plans.Id(1))).ToArray();
        for (var cut = 0; cut < good.Length - 2; cut += 7)
        {
            Assert.Equal(ExitCode.File, Assert.Throws<DigestException>(() => RunJournalFile.Read("run.json", good.AsMemory(0, cut))).ExitCode);
        }
    }

    [Fact]
    public void What_leaked_is_remembered_newest_first_and_once()
    {
        var (a, b, c) = (EntityKey.Of("a.example", null), EntityKey.Of("b.example", null), EntityKey.Of("c.example", null));

        var closed = RunJournal.Closed.After(Plans.Plan with { LeakedBefore = [a, b] }, [c, a]);

        Assert.Equal([c, a, b], closed.Leaked);
    }
}
