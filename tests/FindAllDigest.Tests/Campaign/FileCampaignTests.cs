using System.Text;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Proposals;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;
using FindAllDigest.Core.Watches.Reading;
using FindAllDigest.Tests.Runs;
using FindAllDigest.Tests.Watches;
using Xunit;

namespace FindAllDigest.Tests.Campaign;

/// <summary>Damaged files of people and of the program: each is read or told, and what is read keeps its bytes.</summary>
[Trait("Lane", "thorough")]
public sealed class FileCampaignTests
{
    private static readonly string[] Lists =
    [
        "name,url,status,until,note,added,run\nAcme,https://acme.example/,rejected,2027-01-31,\"too big, \"\"they\"\" say\",2026-11-23,findall_1\n#paid,paid.example,,,,,\n*.big.example,*.big.example,known,,,,\n",
        "\uFEFFURL;Name;Note\r\nhttps://ä.example/x?y=1;Ärger GmbH;'=1+1\r\n;Nur ein Name;\r\n",
        "# mine\nname\turl\nA\tlinkedin.com/company/a/about/\n\"B\nC\"\thttps://b.example/#/one\n",
    ];

    private static readonly string[] Watches =
    [
        File.ReadAllText(Path.Combine(RepositoryFiles.RepositoryRoot, "data", "example", "watch.json")),
        WatchText.Minimal
    ];

    private static readonly RunPlan Plan = Plans.Plan with { SeedRun = Plans.Id(9), Notes = ["one"], PendingNotes = ["two"] };

    private static readonly string[] Journals =
    [
        .. new RunJournal[]
        {
            new RunJournal.Closed([]) { LastRun = Plans.Id(1), Notes = ["n"], IsDue = true },
            new RunJournal.Intent(Plan) { IsUnclear = true },
            new RunJournal.Running(Plan, Plans.Id(2))
            {
                LastRun = Plans.Id(1),
                Extending = new() { From = 45, To = 100, MatchedBefore = 44, ExposureBeforeUsd = 9.875m, ExposureUsd = 19.5m },
            },
            new RunJournal.Delivering(Plan, Plans.Id(2), new DateOnly(2026, 11, 23), "digests/2026-11-23.md"),
        }.Select(journal => Text(RunJournalFile.Write(journal))),
    ];

    private static readonly string[] Ledgers =
    [
        "id,kind,criteria,started,finished,status,reason,generated,matched,new,changed,excluded,leaked,usd,delivery\n"
        + "findall_1,refresh,ab12,2026-11-23T06:00:00Z,2026-11-23T06:20:00Z,completed,match_limit_met,31,4,2,0,12,1,9.875,https://github.example/pull/1\n"
        + ",refresh,ab12,2026-11-24T06:00:00Z,2026-11-24T06:20:00Z,lost,,0,0,0,0,12,0,9.875,\n",
    ];

    private static readonly string[] ClosedLists =
    [
        "name,url,pull_request,closed\nAcme,https://acme.example/,12,2026-11-23\n\"B, Inc\",,13,\n# pull request 14\n",
        Text(ClosedList.Read("closed.csv", "name,url,pull_request,closed\nA,a.example,1,2026-11-23\n"u8.ToArray()).ToUtf8()),
    ];

    private static readonly string[] FailureLists =
    [
        Text(ReportedFailuresFile.Write(new([new("id", Plans.Monday, ExitCode.FindAll, Plans.Id(1), "cause", "remedy")])))
    ];

    private static readonly string[] Catalogues =
    [
        Catalogue("a.example", "b.example"),
        Catalogue("ü.example", "https://c.example/x?y=1") + "\n\r\n",
        Catalogue("z.example").TrimEnd()
    ];

    [Fact]
    public Task Lists_are_read_or_told_and_keep_their_bytes() => Findings.ExpectNoneAsync(
        3_000, dice => Mutant.OfText(dice, Lists), (_, bytes) =>
    {
        var list = ExcludeList.Read("exclude.csv", bytes).OrThrow();
        Assert.Equal(bytes, list.Append([]).Bytes.ToArray());
        var longer = list.Append([new NewExcludeRow("New", "https://new.example/")]);
        Assert.True(longer.Bytes.Span.StartsWith(bytes));
        Assert.Equal(longer.Rows, ExcludeList.Read("exclude.csv", longer.Bytes).OrThrow().Rows);
        Assert.Equal(bytes, ExcludeListMerge.Merge(list, list, list).List.Bytes.ToArray());
    });

    [Fact]
    public Task Watches_are_read_or_told_and_their_question_survives_the_journal() => Findings.ExpectNoneAsync(
        2_000, dice => Mutant.OfJson(dice, Watches), (_, bytes) =>
    {
        Assert.NotNull(CriteriaFile.Read("criteria.json", bytes));
        var watch = WatchReader.Read(WatchText.Name, WatchText.Path, bytes).OrThrow();
        if (watch.Criteria.Objective is null || watch.Criteria.EntityType is null || watch.Criteria.MatchConditions is null)
        {
            return;
        }

        var criteria = watch.Criteria.Complete(PartialCriteria.Empty, "watch.json").OrThrow();
        var journal = RunJournalFile.Read("run.json", RunJournalFile.Write(new RunJournal.Intent(Plan with { Criteria = criteria })));
        Assert.Equal(criteria.Hash, journal.InFlight?.Criteria.Hash);
    });

    [Fact]
    public Task Journals_are_read_or_told_and_none_is_closed_that_does_not_say_so() => Findings.ExpectNoneAsync(
        1_500, dice => Mutant.OfJson(dice, Journals), (_, bytes) =>
    {
        var journal = RunJournalFile.Read("run.json", bytes);
        Assert.True(journal is not RunJournal.Closed || Text(bytes).Contains("closed", StringComparison.Ordinal));
        var once = RunJournalFile.Write(journal);
        Assert.Equal(Text(once), Text(RunJournalFile.Write(RunJournalFile.Read("run.json", once))));
    });

    [Fact]
    public Task Failures_that_were_told_are_read_or_count_as_none() => Findings.ExpectNoneAsync(
        500, dice => Mutant.OfJson(dice, FailureLists), (_, bytes) =>
    {
        var once = ReportedFailuresFile.Write(ReportedFailuresFile.Read(bytes));
        Assert.Equal(Text(once), Text(ReportedFailuresFile.Write(ReportedFailuresFile.Read(once))));
    });

    [Fact]
    public Task Ledgers_are_read_or_told_and_written_as_they_were_read() => Findings.ExpectNoneAsync(
        1_500, dice => Mutant.OfText(dice, Ledgers), (_, bytes) =>
    {
        var once = RunLedger.Read("runs.csv", bytes).ToUtf8();
        Assert.Equal(Text(once), Text(RunLedger.Read("runs.csv", once).ToUtf8()));
    });

    [Fact]
    public Task Closed_lists_are_read_or_told_and_written_as_they_were_read() => Findings.ExpectNoneAsync(
        1_000, dice => Mutant.OfText(dice, ClosedLists), (_, bytes) =>
    {
        var once = ClosedList.Read("closed.csv", bytes).ToUtf8();
        Assert.Equal(Text(once), Text(ClosedList.Read("closed.csv", once).ToUtf8()));
    });

    [Fact]
    public Task Catalogues_are_read_or_told_and_every_line_keeps_its_bytes() => Findings.ExpectNoneAsync(
        1_500, dice => Mutant.OfJson(dice, dice.Percent(50) ? Catalogues : [.. Catalogues[0].Split('\n')]), (_, bytes) =>
    {
        var catalogue = EntityCatalogue.Read("entities.jsonl", bytes);
        var before = Lines(bytes);
        Assert.All(Lines(catalogue.ToUtf8()), line => Assert.Contains(line, before));
        Assert.True(catalogue.Count <= before.Count);
        var longer = Lines(catalogue.With([EntityOf("new.example")]).ToUtf8());
        Assert.All(
            Lines(catalogue.ToUtf8()).Where(line => !line.Contains("new.example", StringComparison.Ordinal)),
            line => Assert.Contains(line, longer));
    });

    private static HashSet<string> Lines(ReadOnlyMemory<byte> utf8) =>
        [.. Encoding.Latin1
            .GetString(utf8.Span)
            .Split('\n')
            .Select(line => line.TrimEnd('\r'))
            .Where(line => line.Trim(' ', '\t', '\r').Length > 0)];

    private static string Catalogue(params string[] urls) => Text(EntityCatalogue.Empty.With(urls.Select(EntityOf)).ToUtf8());

    private static Entity EntityOf(string url) => new()
    {
        Key = Core.Identity.EntityKey.Of(url, url),
        Name = url,
        Url = url,
        Description = "Makes batteries.",
        FirstSeen = new DateOnly(2026, 11, 1),
        LastSeen = new DateOnly(2026, 11, 23),
        Run = Plans.Id(1),
        Generator = "core",
        Conditions =
        [
            new CandidateOutput(
                "battery_check",
                OutputKind.MatchCondition,
                "\"yes\"",
                true,
                new Evidence("It says so.", "high", [new Citation("https://x.example/", "X", ["…"])]))
        ],
        Enrichments = [],
        Changes = [],
    };

    private static string Text(ReadOnlyMemory<byte> utf8) => Encoding.UTF8.GetString(utf8.Span);
}
