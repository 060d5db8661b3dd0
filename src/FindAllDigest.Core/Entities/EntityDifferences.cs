using System.Text.Json;
using FindAllDigest.Core.Entities.Answers;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Core.Entities;

/// <summary>Finds what differs between an entity as the catalogue knows it and as a run sees
/// it. Other words for the same thing are no difference.</summary>
internal static class EntityDifferences
{
    private const string None = "null";

    /// <param name="seen">What the run says, with nothing but real answers among its enrichments.</param>
    /// <param name="run">The run; what it has written into the history itself does not count as known.</param>
    /// <param name="rules">Which differences of enrichments count.</param>
    public static IEnumerable<EntityChange> Between(Entity earlier, Entity seen, FindAllRunId run, ChangeRules rules)
    {
        var template = Template(run, seen.LastSeen);
        if (IsOtherName(earlier, seen))
        {
            yield return template with
            {
                Kind = ChangeKind.Name,
                Field = "name",
                BeforeJson = Json(earlier.Name),
                AfterJson = Json(seen.Name),
            };
        }

        if (IsOtherAddress(earlier, seen))
        {
            yield return template with { Kind = ChangeKind.Url, Field = "url", BeforeJson = Json(earlier.Url), AfterJson = Json(seen.Url) };
        }

        foreach (var verdict in seen.Conditions.DistinctBy(output => output.Name))
        {
            // What is in the catalogue has matched; a condition that it has no verdict for was met, or not asked.
            var before = earlier.Conditions.FirstOrDefault(output => output.Name == verdict.Name)?.IsMatched ?? true;
            if (verdict.IsMatched is { } after && after != before)
            {
                yield return template with
                {
                    Kind = ChangeKind.Condition,
                    Field = verdict.Name,
                    BeforeJson = Json(before),
                    AfterJson = Json(after),
                    Source = SourceOf(verdict),
                };
            }
        }

        foreach (var answer in seen.Enrichments
            .DistinctBy(output => output.Name)
            .Where(output => !rules.Ignored.Contains(output.Name, StringComparer.Ordinal)))
        {
            var before = earlier.Enrichments.FirstOrDefault(output => output.Name == answer.Name)?.ValueJson ?? None;
            if (AnswerMeaning.IsBlank(before)
                || !(AnswerMeaning.IsSame(before, answer.ValueJson)
                    || AnswerMeaning.IsWithin(rules.ThresholdPercent, before, answer.ValueJson)))
            {
                yield return template with
                {
                    Kind = ChangeKind.Enrichment,
                    Field = answer.Name,
                    BeforeJson = before,
                    AfterJson = answer.ValueJson,
                    Source = SourceOf(answer),
                };
            }
        }

        if (IsMissing(earlier, run))
        {
            yield return Presence(run, seen.LastSeen, isSeen: true);
        }
    }

    /// <summary>Whether the name is another one. A name that only goes on where the other ends is the same in
    /// short: a service that finds an entity under two addresses gives now the one and now the other.</summary>
    public static bool IsOtherName(Entity earlier, Entity seen)
    {
        var (before, after) = (EntityLikeness.NameWithoutLegalForm(earlier.Name), EntityLikeness.NameWithoutLegalForm(seen.Name));
        return !string.IsNullOrWhiteSpace(seen.Name)
            && !before.StartsWith(after, StringComparison.Ordinal)
            && !after.StartsWith(before, StringComparison.Ordinal);
    }

    /// <summary>Whether the address is another one: what leads to the same key is the same site, however it is written.</summary>
    public static bool IsOtherAddress(Entity earlier, Entity seen) =>
        !string.IsNullOrWhiteSpace(seen.Url) && EntityKey.Of(earlier.Url, earlier.Name) != EntityKey.Of(seen.Url, seen.Name);

    /// <summary>That an entity was not found, or is found again.</summary>
    public static EntityChange Presence(FindAllRunId run, DateOnly date, bool isSeen) =>
        Template(run, date) with { Kind = ChangeKind.Presence, Field = "seen", BeforeJson = Json(!isSeen), AfterJson = Json(isSeen) };

    /// <summary>Whether an earlier run than this one told that the entity was not found, and none has found it since.</summary>
    public static bool IsMissing(Entity entity, FindAllRunId run) =>
        entity.Changes.LastOrDefault(change => change.Kind == ChangeKind.Presence && change.Run != run) is { AfterJson: "false" };

    private static EntityChange Template(FindAllRunId run, DateOnly date) =>
        new() { Date = date, Run = run, Kind = ChangeKind.Presence, Field = "", BeforeJson = None, AfterJson = None, Source = "" };

    private static string SourceOf(CandidateOutput output) =>
        output.Evidence.Citations.Select(citation => citation.Url).FirstOrDefault(url => !string.IsNullOrWhiteSpace(url)) ?? "";

    private static string Json(string text) => $"\"{JsonEncodedText.Encode(text, VisibleJson.Encoder)}\"";

    private static string Json(bool value) => value ? "true" : "false";
}
