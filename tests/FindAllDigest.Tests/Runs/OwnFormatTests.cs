using System.Text;
using CsCheck;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;
using FindAllDigest.Core.Watches.Reading;
using Xunit;

namespace FindAllDigest.Tests.Runs;

/// <summary>Whatever the program can write into a file of its own, it reads back. What no
/// file can hold, half of a surrogate pair, is replaced.</summary>
public sealed class OwnFormatTests
{
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.String,
        Gen.OneOf(
            "",
            " ",
            "\0",
            "\ud800",
            "a\udc00b",
            "\u202E",
            "\u2028",
            "\r\n",
            "\u001B[31m",
            "=1+1",
            "@x",
            "'",
            "\"",
            "\\",
            "<!--",
            "null",
            "😀",
            "é",
            "\uFEFF"));

    private static readonly Gen<string> Json = Gen.OneOf(
        Text.Select(text => System.Text.Json.JsonSerializer.Serialize(text)),
        Gen.OneOf("null", "true", "1", "1.50", "-1e400", "[]", "{}", "{\"a\":[1,{\"b\":null}]}", "{\"a\":1,\"a\":2}"));

    private static readonly Gen<Evidence> Evidence = Gen.Select(
        Text,
        Text,
        Gen.Select(Text, Text, Text.Array[0, 2]).Select((url, title, excerpts) => new Citation(url, title, excerpts)).Array[0, 2])
        .Select((reasoning, confidence, citations) => new Evidence(reasoning, confidence, citations));

    private static readonly Gen<EntityChange> Change = Gen.Select(Gen.Int[0, 4], Text, Json, Json, Text)
        .Select((kind, field, before, after, source) => new EntityChange
        {
            Date = new DateOnly(2026, 1, 2),
            Run = Plans.Id(2),
            Kind = (ChangeKind)kind,
            Field = field,
            BeforeJson = before,
            AfterJson = after,
            Source = source,
        });

    private static readonly Gen<Entity> Entity = Gen.Select(
        Text, Text, Text, Output(OutputKind.MatchCondition).Array[0, 2], Output(OutputKind.Enrichment).Array[0, 2], Change.Array[0, 2])
        .Select((name, url, generator, conditions, enrichments, changes) => new Entity
        {
            Key = EntityKey.Of(url, name),
            Name = name,
            Url = url,
            Description = name,
            FirstSeen = new DateOnly(1, 1, 1),
            LastSeen = new DateOnly(9999, 12, 31),
            Run = Plans.Id(1),
            Generator = generator,
            Conditions = conditions,
            Enrichments = enrichments,
            Changes = changes,
        });

    private static readonly Gen<Criteria> Criteria = Gen.Select(
        Text,
        Text,
        Gen.Select(Text, Text).Select((name, description) => new MatchCondition(name, description)).Array[0, 3],
        Gen.Select(Text, Json).Select(AnEnrichment).Array[0, 2],
        Gen.Int[0, 3],
        Gen.Int)
        .Select((objective, type, conditions, enrichments, generator, limit) => new Criteria
        {
            Objective = objective,
            EntityType = type,
            MatchConditions = conditions,
            Enrichments = enrichments,
            Generator = (Generator)generator,
            MatchLimit = limit,
        });

    private static readonly Gen<RunPlan> Plan = Gen.Select(
        Criteria, Text, Text.Array[0, 3], Gen.Int[0, 1000], Gen.Decimal[0, 1_000_000], Gen.Bool)
            .Select((criteria, text, notes, limit, usd, isExtended) => Plans.Plan with
            {
                Criteria = criteria,
                GitHubRunId = text,
                Notes = notes,
                PendingNotes = notes,
                MatchLimit = limit,
                ExposureUsd = usd,
                LeakedBefore = [.. notes.Select(note => EntityKey.Of(note, text))],
                SeedRun = isExtended ? Plans.Id(3) : null,
                Extension = isExtended
            ? new() { From = limit, To = limit + 1, MatchedBefore = limit, ExposureBeforeUsd = usd, ExposureUsd = usd, Refusal = text }
            : null,
            });

    [Fact]
    public void An_entity() => Entity.Sample(entity =>
    {
        var once = EntityCatalogue.Empty.With([entity]).ToUtf8();
        var again = EntityCatalogue.Read("entities.jsonl", once);

        var twice = EntityCatalogue.Empty.With(again.Entities).ToUtf8();
        Assert.Equal(Shown(twice), Shown(EntityCatalogue.Empty.With(EntityCatalogue.Read("entities.jsonl", twice).Entities).ToUtf8()));
        Assert.Equal(WellFormed(entity.Name), again.Entities.Single().Name);
        Assert.Equal(
            entity.Conditions.Select(output => (WellFormed(output.Name), output.IsMatched)),
            again.Entities.Single().Conditions.Select(output => (output.Name, output.IsMatched)));
    });

    [Fact]
    public void A_journal() => Gen.Select(Plan, Gen.Int[0, 4], Text).Sample((plan, state, text) =>
    {
        RunJournal journal = state switch
        {
            0 => new RunJournal.Intent(plan) { IsUnclear = text.Length > 1 },
            1 => new RunJournal.Running(plan, Plans.Id(1)),
            2 => new RunJournal.Running(plan, Plans.Id(1)) { Extending = plan.Extension },
            3 => new RunJournal.Delivering(plan, Plans.Id(1), new DateOnly(2026, 11, 26), text) { BackAgain = plan.LeakedBefore },
            _ => new RunJournal.Closed(plan.LeakedBefore) { Notes = plan.Notes },
        };
        var once = RunJournalFile.Write(journal);
        var read = RunJournalFile.Read("run.json", once);

        var twice = RunJournalFile.Write(read);
        Assert.Equal(Shown(twice), Shown(RunJournalFile.Write(RunJournalFile.Read("run.json", twice))));
        Assert.Equal(
            journal.InFlight?.Criteria.MatchConditions.Select(condition => WellFormed(condition.Description)),
            read.InFlight?.Criteria.MatchConditions.Select(condition => condition.Description));
        Assert.Equal(journal.InFlight?.ExposureUsd, read.InFlight?.ExposureUsd);
    });

    [Fact]
    public void Criteria_as_a_file() => Criteria.Sample(criteria =>
    {
        var once = CriteriaFile.Write(criteria.ToPartial());
        var read = CriteriaFile.Read("criteria.json", once).OrThrow();

        var twice = CriteriaFile.Write(read);
        Assert.Equal(Shown(twice), Shown(CriteriaFile.Write(CriteriaFile.Read("criteria.json", twice).OrThrow())));
        Assert.Equal(WellFormed(criteria.Objective), read.Objective);
    });

    [Fact]
    public void Failures() => Gen.Select(Text, Text, Text).Sample((identity, cause, remedy) =>
    {
        var once = ReportedFailuresFile.Write(new([new(identity, Plans.Monday, ExitCode.FindAll, Plans.Id(1), cause, remedy)]));

        var twice = ReportedFailuresFile.Write(ReportedFailuresFile.Read(once));
        Assert.Equal(Shown(twice), Shown(ReportedFailuresFile.Write(ReportedFailuresFile.Read(twice))));
        Assert.Equal(WellFormed(identity), Assert.Single(ReportedFailuresFile.Read(once).Items).Identity);
    });

    [Fact]
    public void A_ledger() => Gen.Select(Text, Text, Text).Sample((status, reason, delivery) =>
    {
        var run = Plans.Record(Plans.Monday) with { Status = status, Reason = reason, Delivery = delivery };
        var once = RunLedger.Empty.With(run).ToUtf8();
        var read = RunLedger.Read("runs.csv", once);

        Assert.Equal(Shown(once), Shown(read.ToUtf8()));
        Assert.Equal(
            (WellFormed(status), WellFormed(reason), WellFormed(delivery)),
            (read.Runs[0].Status, read.Runs[0].Reason, read.Runs[0].Delivery));
    });

    private static Gen<CandidateOutput> Output(OutputKind kind) => Gen.Select(Text, Json, Gen.Int[0, 2], Evidence)
        .Select(
            (name, json, verdict, evidence) => new CandidateOutput(
                name, kind, json, verdict == 0 || kind == OutputKind.Enrichment ? null : verdict == 1, evidence));

    // As it comes from the service, whose adapter leaves no processor without a name.
    private static Enrichment AnEnrichment(string processor, string json)
    {
        using var schema = System.Text.Json.JsonDocument.Parse($"{{\"x\":{json}}}");
        using var servers = System.Text.Json.JsonDocument.Parse($"[{json}]");
        return Enrichment.FromService(string.IsNullOrWhiteSpace(processor) ? "core" : processor, schema.RootElement, servers.RootElement);
    }

    private static string Shown(ReadOnlyMemory<byte> utf8) => Encoding.UTF8.GetString(utf8.Span);

    private static string WellFormed(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()));
}
