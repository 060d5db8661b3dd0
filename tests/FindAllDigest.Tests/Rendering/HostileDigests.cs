using System.Text.Json;
using CsCheck;
using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Entities.Answers;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Figures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Proposals;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Tables;
using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;
using FindAllDigest.Rendering.Markdown;

namespace FindAllDigest.Tests.Rendering;

/// <summary>Digests whose every foreign text is hostile, and the harmless twin of each: the same but for the words.</summary>
internal static class HostileDigests
{
    private static readonly Gen<string> Confidence = Gen.OneOf<string>(Gen.OneOf("high", "medium", "low", ""), HostileTexts.Any);

    private static readonly Gen<string> Json = Gen.OneOf<string>(
        Gen.OneOf("null", "true", "12345", "[]"),
        HostileTexts.Any.Select(text => JsonSerializer.Serialize(text)),
        HostileTexts.Any.Array[1, 3].Select(texts => JsonSerializer.Serialize(texts)));

    private static readonly Gen<Citation> Citations =
        Gen.Select(
            HostileTexts.Addresses,
            HostileTexts.Any,
            HostileTexts.Any.Array[0, 2],
            (url, title, excerpts) => new Citation(url, title, excerpts));

    private static readonly Gen<CandidateOutput> Answers =
        Gen.Select(
            HostileTexts.Any,
            Json,
            Gen.Bool,
            HostileTexts.Any,
            Confidence,
            Citations.Array[0, 5],
            (name, value, isMatched, reasoning, confidence, citations) =>
            new CandidateOutput(name, OutputKind.MatchCondition, value, isMatched, new Evidence(reasoning, confidence, citations)));

    private static readonly Gen<EntityChange> Changes =
        Gen.Select(Gen.Enum<ChangeKind>(), HostileTexts.Any, Json, Json, HostileTexts.Addresses, (kind, field, before, after, source) =>
            new EntityChange
            {
                Date = GoldenDigests.Day,
                Run = GoldenDigests.Run,
                Kind = kind,
                Field = field,
                BeforeJson = before,
                AfterJson = after,
                Source = source,
            });

    private static readonly Gen<DigestEntity> Entities =
        Gen.Select(
            HostileTexts.Any,
            HostileTexts.Addresses,
            HostileTexts.Any,
            Answers.Array[0, 3],
            Answers.Array[0, 3],
            HostileTexts.Any.Array[0, 2],
            Changes.Array[0, 2],
            (name, url, description, conditions, enrichments, others, changes) =>
            new DigestEntity(
                new Entity
                {
                    Key = EntityKey.Of(url, name),
                    Name = name,
                    Url = url,
                    Description = description,
                    FirstSeen = GoldenDigests.Day,
                    LastSeen = GoldenDigests.Day,
                    Run = GoldenDigests.Run,
                    Conditions = conditions,
                    Enrichments = [.. enrichments.Select(answer => answer with { Kind = OutputKind.Enrichment, IsMatched = null })],
                    Changes = [],
                },
                others)
            { Changes = changes });

    private static readonly Gen<NearMiss> Near = Gen.Select(Entities, Answers, (entry, missed) =>
        new NearMiss(entry.Entity with { Conditions = [missed with { IsMatched = false }] }, missed.Name));

    public static Gen<Digest> Any { get; } =
        Gen.Select(
            Entities.Array[0, 3],
            Entities.Array[0, 2],
            Entities.Array[0, 2],
            HostileTexts.Any,
            HostileTexts.Any.Array[0, 3],
            HostileTexts.Any,
            Near.Array[0, 3],
            (added, back, changed, objective, notes, word, near) =>
            GoldenDigests.All["twelve-new"] with
            {
                Objective = objective,
                Run = new FindAllRun(GoldenDigests.Run, new RunStatus(word, false, 9, 3, word)),
                New = added,
                BackAgain = back,
                Changed = changed,
                NoLongerMatches = changed,
                NotSeen = changed,
                Leaked = [.. added.Select(entry => entry.Entity.Key)],
                Notes = notes,
                Numbers = new([.. notes.Take(2), word], [objective, .. notes]),
                NearMisses = near,
            }).Where(digest => !digest.New.Concat(digest.BackAgain).Any(entry => Echoes(entry, digest.Objective)));

    /// <summary>The digest's finds among those of an earlier refresh and two that people have decided, enough of them for a box for
    /// all.</summary>
    public static Proposal Several(Digest digest)
    {
        var first = digest.New[0];
        List<DigestEntity> more = [.. Enumerable.Range(0, 8).Select(number => first with
        {
            Entity = first.Entity with
            {
                Key = EntityKey.Of($"https://more-{number}.example", ""),
                Run = number < 6 ? GoldenDigests.RunOf("e4") : first.Entity.Run,
            },
        })];
        return GoldenDigests.Propose(digest) with
        {
            New = [.. digest.New, .. more],
            Exclude = ExcludeList.Empty.Append(
            [
                new NewExcludeRow("", "more-6.example", ExcludeStatus.Rejected),
                new NewExcludeRow("", "more-7.example", ExcludeStatus.Known) { Until = GoldenDigests.Day.AddDays(90) },
            ]),
        };
    }

    /// <summary>A name that by chance repeats the question is doubted for it, and its twin's would not be.</summary>
    private static bool Echoes(DigestEntity entry, string objective) =>
        new EntityDoubts(objective).About(new(entry.Entity, [])).Count != new EntityDoubts("").About(new(entry.Entity, [])).Count;

    /// <summary>The same digest in harmless words. Keys stay, since who an entity is may be said in a box's mark.</summary>
    public static Digest Harmless(Digest digest)
    {
        // Columns are told apart by their names, so different names stay different, and those of changes name columns, too.
        Dictionary<string, int> names = new(StringComparer.Ordinal);
        List<DigestEntity> entries = [.. digest.New, .. digest.BackAgain, .. digest.Changed, .. digest.NoLongerMatches, .. digest.NotSeen];
        foreach (var name in entries
            .SelectMany(entry => entry.Entity.Conditions.Concat(entry.Entity.Enrichments))
            .Concat(digest.NearMisses.SelectMany(near => near.Entity.Conditions))
            .Select(answer => answer.Name)
            .Concat(entries.SelectMany(entry => entry.Changes).Select(change => change.Field)))
        {
            names.TryAdd(name, names.Count);
        }

        // Lists are in the order of names, so what comes first stays first.
        List<Entity> entities = [.. digest.New.Concat(digest.BackAgain).Concat(digest.Changed).Select(entry => entry.Entity)];
        var ranks = EntityOrder.Sorted(entities, new EntitySort(EntitySort.Name), entity => entity)
            .Select((entity, index) => (entity, index))
            .ToLookup(pair => pair.entity.Name, pair => pair.index, StringComparer.Ordinal);
        return Harmless(digest, names, ranks);
    }

    private static Digest Harmless(Digest digest, Dictionary<string, int> names, ILookup<string, int> ranks) => digest with
    {
        Objective = Words(digest.Objective),
        Run = digest.Run with
        {
            Status = digest.Run.Status with
            {
                Word = Words(digest.Run.Status.Word),
                TerminationReason = digest.Run.Status.TerminationReason is { } reason ? Words(reason) : null,
            },
        },
        New = Harmless(digest.New, names, ranks),
        BackAgain = Harmless(digest.BackAgain, names, ranks),
        Changed = Harmless(digest.Changed, names, ranks),
        NoLongerMatches = Harmless(digest.NoLongerMatches, names, ranks),
        NotSeen = Harmless(digest.NotSeen, names, ranks),
        Notes = [.. digest.Notes.Select(Words)],
        Numbers = new([.. digest.Numbers.Lines.Select(Words)], [.. digest.Numbers.More.Select(Words)]),
        NearMisses = [.. digest.NearMisses.Select(near => Harmless(near, names))],
    };

    private static NearMiss Harmless(NearMiss near, Dictionary<string, int> names)
    {
        var missed = Harmless(near.Entity.Conditions[0], names[near.MissedCondition]);
        var harmless = near.Entity with
        {
            Name = Words(near.Entity.Name),
            Url = Address(near.Entity.Url),
            Description = Words(near.Entity.Description),
            Conditions = [missed],
        };
        return new NearMiss(harmless, missed.Name);
    }

    private static IReadOnlyList<DigestEntity> Harmless(
        IReadOnlyList<DigestEntity> entities, Dictionary<string, int> names, ILookup<string, int> ranks) =>
        [.. entities.Select(entry => entry with
        {
            Entity = entry.Entity with
            {
                Name = Words(entry.Entity.Name).Length == 0 ? "" : $"words {ranks[entry.Entity.Name].First():000}",
                Url = Address(entry.Entity.Url),
                Description = Words(entry.Entity.Description),
                Conditions = [.. entry.Entity.Conditions.Select(answer => Harmless(answer, names[answer.Name]))],
                Enrichments = [.. entry.Entity.Enrichments.Select(answer => Harmless(answer, names[answer.Name]))],
            },
            PossiblySameAs = [.. entry.PossiblySameAs.Select(_ => "words")],
            Changes =
            [
                .. entry.Changes.Select(change => change with
                {
                    Field = Name(change.Field, names[change.Field]),
                    BeforeJson = Value(change.BeforeJson),
                    AfterJson = Value(change.AfterJson),
                    Source = Address(change.Source),
                })
            ],
        })];

    private static CandidateOutput Harmless(CandidateOutput answer, int number) => answer with
    {
        Name = Name(answer.Name, number),
        ValueJson = Value(answer.ValueJson),
        Evidence = new Evidence(
            Words(answer.Evidence.Reasoning),
            answer.Evidence.Confidence is "high" or "medium" or "low" ? answer.Evidence.Confidence : Words(answer.Evidence.Confidence),
            [.. answer.Evidence.Citations.Select(
                citation => new Citation(Address(citation.Url), Words(citation.Title), [.. citation.Excerpts.Select(Words)]))]),
    };

    private static string Name(string name, int number) => Words(AnswerText.Words(name)).Length == 0 ? name : $"words {number}";

    private static string Words(string text) => OneLine.Of(text).Length == 0 ? "" : "words";

    private static string Value(string json) =>
        json == "null" || AnswerValue.Of(json) is { Number: not null } or { Date: not null } ? json
        : MarkdownEscaper.Value(AnswerText.Of(json), 1000).Markdown is ['[', ..] ? JsonSerializer.Serialize("https://good.example/page")
        : JsonSerializer.Serialize(Words(AnswerText.Of(json)));

    private static string Address(string url) => WebAddress.TryParse(url, out _) ? "https://good.example/page" : Words(url);
}
