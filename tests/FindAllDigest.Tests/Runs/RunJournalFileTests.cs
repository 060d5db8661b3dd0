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

    private static readonly RunExtension Extension = new()
    {
        From = 45,
        To = 100,
        MatchedBefore = 44,
        ExposureBeforeUsd = 9.875m,
        ExposureUsd = 19.5m,
    };

    public static TheoryData<RunJournal> Journals =>
    [
        RunJournal.Closed.Never,
        new RunJournal.Closed([EntityKey.Of("https://b.example/x?y=1", "B")]) { Notes = ["one", "two"], IsDue = true },
        new RunJournal.Closed([]) { LastRun = Plans.Id(8) },
        new RunJournal.Delivering(Full, Plans.Id(1), new DateOnly(2026, 2, 28), "digests/2026-02-28.md") { LastRun = Plans.Id(8) },
        new RunJournal.Intent(Plans.Plan),
        new RunJournal.Intent(Full),
        new RunJournal.Intent(Full) { IsUnclear = true },
        new RunJournal.Running(Full, Plans.Id(1)),
        new RunJournal.Running(Full, Plans.Id(1)).About(Extension),
        new RunJournal.Running(Full, Plans.Id(1)).About(Extension).Settled(100),
        new RunJournal.Running(Full, Plans.Id(1)).About(Extension).Settled(45, "HTTP 422"),
        new RunJournal.Delivering(Full, Plans.Id(1), new DateOnly(2026, 2, 28), "digests/2026-02-28-2.md")
        {
            BackAgain = [EntityKey.Of("c.example", "C")],
        },
    ];

    [Theory]
    [MemberData(nameof(Journals))]
    public void A_journal_reads_back_to_the_same_bytes_and_the_same_plan(RunJournal journal)
    {
        var bytes = RunJournalFile.Write(journal);

        var read = RunJournalFile.Read("run.json", bytes);

        Assert.Equal(Encoding.UTF8.GetString(bytes.Span), Encoding.UTF8.GetString(RunJournalFile.Write(read).Span));
        Assert.Equal(journal.GetType(), read.GetType());
        Assert.Equal(journal.KnownId, read.KnownId);
        Assert.Equal(journal.InFlight?.Criteria.Hash, read.InFlight?.Criteria.Hash);
        Assert.Equal(journal.InFlight?.Criteria.Objective, read.InFlight?.Criteria.Objective);
        Assert.Equal(journal.InFlight?.Started, read.InFlight?.Started);
    }

    [Theory]
    [MemberData(nameof(Journals))]
    public void Everything_of_a_journal_is_read_back(RunJournal journal)
    {
        var read = RunJournalFile.Read("run.json", RunJournalFile.Write(journal));

        Assert.Equal((journal as RunJournal.Running)?.Extending, (read as RunJournal.Running)?.Extending);
        Assert.Equal((journal as RunJournal.Intent)?.IsUnclear, (read as RunJournal.Intent)?.IsUnclear);
        Assert.Equal((journal as RunJournal.Closed)?.IsDue, (read as RunJournal.Closed)?.IsDue);
        Assert.Equal(journal.LastRun, read.LastRun);
        Assert.Equal(journal.InFlight?.Extension, read.InFlight?.Extension);
        Assert.Equal(
            (journal.InFlight?.MatchLimit, journal.InFlight?.ExposureUsd), (read.InFlight?.MatchLimit, read.InFlight?.ExposureUsd));
    }

    [Fact]
    public void The_file_is_as_people_and_later_versions_read_it() => Assert.Equal(
        """
        {
          "version": 2,
          "state": "running",
          "kind": "refresh",
          "started": "2026-11-23T06:00:00Z",
          "github_run_id": "17",
          "match_limit": 45,
          "excluded": 12,
          "exposure_usd": 9.875,
          "notes": [],
          "untold": [],
          "leaked": [],
          "criteria": {
            "objective": "Find {{ year }} \u0022batteries\u0022\n\u202E",
            "entity_type": "companies",
            "match_conditions": [
              {
                "name": "battery_check",
                "description": "Makes batteries."
              },
              {
                "name": "zweite_prüfung",
                "description": "…"
              }
            ],
            "enrichments": [
              {
                "processor": "core",
                "output_schema": {
                  "type": "json",
                  "json_schema": {
                    "type": "object",
                    "properties": {
                      "mw": {
                        "type": "number"
                      }
                    }
                  }
                }
              }
            ],
            "generator": "core",
            "match_limit": 50
          },
          "findall_id": "findall_00000000000000000000000000000001"
        }

        """.ReplaceLineEndings("\n"),
        Encoding.UTF8.GetString(RunJournalFile.Write(new RunJournal.Running(Plans.Plan, Plans.Id(1))).Span));

    private const string EarlierPlan = """
        "kind":"refresh","started":"2026-11-23T06:00:00Z","github_run_id":"17","match_limit":45,"excluded":12,"exposure_usd":9.875,"notes":["lowered"],"untold":[],"leaked":["a.example"],
        "criteria":{"objective":"Find","entity_type":"companies","match_conditions":[{"name":"a","description":""}],"enrichments":[{"processor":"nova","output_schema":{"type":"auto"},"mcp_servers":[{}]}],"generator":"core","match_limit":50}
        """;

    [Theory]
    [InlineData("""{"state":"closed","leaked":["a.example"],"notes":["n"]}""", typeof(RunJournal.Closed))]
    [InlineData($$"""{"state":"intent",{{EarlierPlan}} }""", typeof(RunJournal.Intent))]
    [InlineData($$"""{"state":"running",{{EarlierPlan}},"findall_id":"findall_00000000000000000000000000000001"}""", typeof(RunJournal.Running))]
    [InlineData($$"""{"state":"delivering",{{EarlierPlan}},"findall_id":"findall_00000000000000000000000000000001","date":"2026-11-23","digest":"digests/2026-11-23.md","back_again":[]}""", typeof(RunJournal.Delivering))]
    [InlineData($$"""{"version":2,"state":"running",{{EarlierPlan}},"findall_id":"findall_00000000000000000000000000000001","later":{"x":[1]} }""", typeof(RunJournal.Running))]
    public void A_journal_of_an_earlier_version_is_taken_up_and_what_a_later_one_added_is_passed_over(string text, Type state)
    {
        var journal = RunJournalFile.Read("run.json", Encoding.UTF8.GetBytes(text));

        Assert.IsType(state, journal);
        Assert.True(
            journal is RunJournal.Closed
                || journal.InFlight is
                {
                    MatchLimit: 45,
                    ExposureUsd: 9.875m,
                    Extension: null,
                    Criteria.MatchConditions: [{ Description: "" }],
                });
    }

    [Fact]
    public void A_journal_of_a_later_version_stops_with_what_to_do()
    {
        var fault = Assert.Throws<DigestException>(() => RunJournalFile.Read("run.json", """{"version":3,"state":"closed"}"""u8.ToArray()));

        Assert.Contains("a later version of the program wrote it", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_extension_counts_from_the_moment_it_may_be_asked_for()
    {
        var running = new RunJournal.Running(Plans.Plan, Plans.Id(1));

        Assert.Equal((100, 19.5m), (running.About(Extension).Plan.MatchLimit, running.About(Extension).Plan.ExposureUsd));
        Assert.Equal((100, 19.5m, false), Settled(100));
        Assert.Equal((45, 9.875m, true), Settled(45));

        (int, decimal, bool?) Settled(int limit) =>
            running.About(Extension).Settled(limit) is { Plan: var plan }
                ? (plan.MatchLimit, plan.ExposureUsd, plan.Extension?.IsRefused)
                : default;
    }

    [Fact]
    public void No_file_is_a_watch_that_never_ran() => Assert.Same(RunJournal.Closed.Never, RunJournalFile.Read("run.json", null));

    [Fact]
    public void Whatever_bytes_are_there_the_fault_is_a_sentence()
    {
        var good = RunJournalFile.Write(new RunJournal.Running(Full, Plans.Id(1))).ToArray();
        for (var cut = 0; cut < good.Length - 2; cut += 7)
        {
            Assert.Equal(
                ExitCode.File, Assert.Throws<DigestException>(() => RunJournalFile.Read("run.json", good.AsMemory(0, cut))).ExitCode);
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
