using System.Buffers;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Core.Entities;

/// <summary>Candidates that missed a match condition: the file <c>refused.jsonl</c> of the state branch, one JSON object a line as in
/// <c>entities.jsonl</c>, the newest last.</summary>
/// <remarks>Only figures depend on it, so a line that cannot be read is left out and counted,
/// and the next run writes the file anew.</remarks>
public sealed record RefusedList
{
    /// <summary>Most candidates that are kept, the newest ones.</summary>
    public const int Most = 200;

    // Characters. What is not needed to understand a refusal is not kept, so that the file stays small.
    private const int LongestText = 200;
    private const int LongestReasoning = 400;

    public static RefusedList Empty { get; } = new();

    /// <summary>The candidates with their verdicts, each with the run that refused it first; the
    /// newest last, of one run the nearest last.</summary>
    public IReadOnlyList<Entity> Candidates { get; private init; } = [];

    /// <summary>What is wrong with the file, as a sentence; empty where it is whole.</summary>
    public string Damage { get; private init; } = "";

    /// <summary>Reads the file, as far as it can be read.</summary>
    public static RefusedList Read(ReadOnlyMemory<byte> utf8)
    {
        List<Entity> candidates = [];
        var unreadable = 0;
        foreach (var range in utf8.Span.Split((byte)'\n'))
        {
            var line = utf8[range];
            if (EntityJson.TryRead(line, out var candidate, out _))
            {
                candidates.Add(candidate);
            }
            else if (!line.Span.Trim(" \r\t"u8).IsEmpty)
            {
                unreadable++;
            }
        }

        // Both sides of a merge have most candidates in common.
        return new()
        {
            Candidates = [.. candidates.DistinctBy(candidate => candidate.Key).TakeLast(Most)],
            Damage = GitRemnant.In(utf8.Span)?.Message ?? (unreadable == 0 ? "" : $"{Plural.Of(unreadable, "line")} cannot be read."),
        };
    }

    /// <summary>The candidates of a run that were judged and refused, without those that a list knows already.</summary>
    public static IReadOnlyList<Entity> RefusedIn(FindAllResult result, RunPlan plan, KnownEntities known, DateOnly date)
    {
        var names = plan.Criteria.MatchConditions.Select(condition => condition.Name).ToHashSet(StringComparer.Ordinal);
        List<Candidate> refused =
        [
            .. result.Candidates.Where(candidate => candidate.MatchStatus == Candidate.Unmatched && !candidate.IsNobody)
        ];
        var pages = new SharedPages(refused.Select(candidate => (candidate.Key, candidate.Name)), known.NamesAt);
        return
        [
            .. refused.Select(candidate => (Key: pages.KeyOf(candidate.Key, candidate.Name), candidate))
                .Where(pair => known.Find(pair.Key, pair.candidate.Name, date) is ExclusionVerdict.None)
                .OrderBy(pair => pair.Key).ThenBy(pair => pair.candidate.Name, StringComparer.Ordinal)
                .DistinctBy(pair => pair.Key)
                .Select(pair => Short(Entity.From(pair.candidate, pair.Key, names, result.Run.Id, date, earlier: null)) with
                {
                    Generator = plan.Criteria.Generator.ToWire(),
                    IsMadeUp = plan.IsMadeUp,
                }),
        ];
    }

    /// <summary>The list after a run; repeating it changes nothing. Whoever was refused before
    /// for the same reason is not refused anew.</summary>
    /// <param name="matched">Those that it matched: whoever is found is refused no more.</param>
    /// <param name="isComparable">Whether an earlier run was asked in the same words.</param>
    public RefusedList With(
        FindAllRunId run, IReadOnlyList<Entity> refused, IEnumerable<EntityKey> matched, Func<FindAllRunId, bool> isComparable)
    {
        var known = Candidates.Where(candidate => candidate.Run == run || isComparable(candidate.Run)).ToLookup(candidate => candidate.Key);
        List<Entity> added =
        [
            .. refused.Where(candidate => !known[candidate.Key].Any(earlier => MissesOf(earlier).SetEquals(MissesOf(candidate))))
        ];
        var gone = added.Select(candidate => candidate.Key).Concat(matched).ToHashSet();
        return new()
        {
            Candidates =
            [
                .. Candidates.Where(candidate => !gone.Contains(candidate.Key))
                    .Concat(added.OrderByDescending(candidate => MissesOf(candidate).Count).ThenBy(candidate => candidate.Key))
                    .TakeLast(Most),
            ],
        };
    }

    /// <summary>What one run refused, and none before it.</summary>
    public IEnumerable<Entity> Of(FindAllRunId run) => Candidates.Where(candidate => candidate.Run == run);

    /// <summary>The file's bytes: UTF-8, LF after every line.</summary>
    public ReadOnlyMemory<byte> ToUtf8() => VisibleJson.Lines(Candidates.Select(EntityJson.Write));

    private static HashSet<string> MissesOf(Entity candidate) =>
        [.. candidate.Conditions.Where(verdict => verdict.IsMatched != true).Select(verdict => verdict.Name)];

    private static Entity Short(Entity candidate) => candidate with
    {
        Description = OneLine.Of(candidate.Description, LongestText),
        Conditions = [.. candidate.Conditions.Select(verdict => verdict with { ValueJson = "null", Evidence = Short(verdict) })],
        Enrichments = [],
    };

    private static Evidence Short(CandidateOutput verdict) => verdict.IsMatched == true
        ? new("", verdict.Evidence.Confidence, [])
        : new(
            OneLine.Of(verdict.Evidence.Reasoning, LongestReasoning),
            verdict.Evidence.Confidence,
            [.. verdict.Evidence.Citations.Take(1).Select(Short)]);

    private static Citation Short(Citation page) => new(page.Url, OneLine.Of(page.Title, LongestText), []);
}
