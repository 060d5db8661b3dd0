using System.Text.Json;
using System.Text.Json.Nodes;
using FindAllDigest.Simulator.Contract;
using FindAllDigest.Simulator.Enrichments;
using FindAllDigest.Simulator.Faults;
using FindAllDigest.Simulator.Runs;
using FindAllDigest.Simulator.Scenarios;

namespace FindAllDigest.Simulator.Wire;

/// <summary>Writes a FindAllCandidate. Match conditions and enrichments share one space of keys.</summary>
internal static class CandidateJson
{
    public static JsonObject Of(CandidateView view, SimulatedRun run, SimulatorBehaviour behaviour)
    {
        var candidate = new JsonObject
        {
            ["candidate_id"] = view.CandidateId,
            ["name"] = view.Entity.Name,
            ["url"] = view.Entity.Url,
            ["match_status"] = StatusWord(view.MatchStatus, behaviour),
        };
        candidate.AddOptional("description", view.Entity.Description, behaviour.WriteNulls);
        var isJudged = view.MatchStatus != MatchStatuses.Generated;
        candidate.AddOptional("output", isJudged ? Output(view, run.MatchConditions, run, behaviour) : null, behaviour.WriteNulls);
        candidate.AddOptional("basis", isJudged ? Basis(view, run.MatchConditions, run, behaviour.WriteNulls) : null, behaviour.WriteNulls);
        return candidate;
    }

    /// <summary>The candidate as its event of being enriched tells it: nothing but what the enrichment brought.</summary>
    public static JsonObject Enriched(CandidateView view, RunEnrichment enrichment, SimulatedRun run, SimulatorBehaviour behaviour)
    {
        var only = view with { Enrichments = [enrichment] };
        var candidate = Of(only, run, behaviour);
        candidate["output"] = Output(only, [], run, behaviour);
        candidate["basis"] = Basis(only, [], run, behaviour.WriteNulls);
        return candidate;
    }

    public static string StatusWord(string status, SimulatorBehaviour behaviour) =>
        behaviour.DiscardUnmatched && status == MatchStatuses.Unmatched ? MatchStatuses.Discarded : status;

    private static JsonObject Output(
        CandidateView view, IReadOnlyList<MatchCondition> conditions, SimulatedRun run, SimulatorBehaviour behaviour)
    {
        var output = new JsonObject();
        foreach (var condition in conditions)
        {
            var verdict = Judgement.Judge(view.Entity, condition, run.CreatedAt);
            output[condition.Name] = behaviour.BareStringOutputs
                ? verdict.Value
                : new JsonObject
                {
                    ["value"] = behaviour.BooleanVerdicts ? verdict.IsMatched : verdict.Value,
                    ["type"] = "match_condition",
                    ["is_matched"] = verdict.IsMatched,
                };
        }

        foreach (var (property, answer) in Answers(view))
        {
            output[property.Name] = behaviour.BareStringOutputs
                ? BareText(answer.Value)
                : new JsonObject { ["value"] = answer.Value, ["type"] = "enrichment" };
        }

        return output;
    }

    private static JsonNode? BareText(JsonNode? value) =>
        value is JsonValue text && text.GetValueKind() == JsonValueKind.String ? value : value?.ToJsonString();

    private static JsonArray Basis(CandidateView view, IReadOnlyList<MatchCondition> conditions, SimulatedRun run, bool writesNulls)
    {
        var verdicts = conditions.Select(condition =>
            Field(condition.Name, Judgement.Judge(view.Entity, condition, run.CreatedAt).Evidence, writesNulls));
        var enrichments =
            from found in Answers(view)
            let whole = Field(found.Property.Name, found.Answer.Evidence, writesNulls)
            from field in found.Answer.Parts
                .Select(part => Field($"{found.Property.Name}.{part.Key}", part.Value, writesNulls))
                .Prepend(whole)
            select field;
        return new([.. verdicts, .. enrichments]);
    }

    /// <summary>The same property may be asked for twice, since a repeated enrich is not refused; it is answered once.</summary>
    private static IEnumerable<(JsonProperty Property, EnrichmentAnswer Answer)> Answers(CandidateView view)
    {
        var answers =
            from enrichment in view.Enrichments
            from property in enrichment.Properties
            select (Property: property, Answer: EnrichmentAnswer.For(view.Entity, property, enrichment.AddedAt));
        return answers.DistinctBy(found => found.Property.Name);
    }

    private static JsonObject Field(string name, Evidence evidence, bool writesNulls)
    {
        var field = new JsonObject
        {
            ["field"] = name,
            ["reasoning"] = evidence.Reasoning,
            ["citations"] = new JsonArray([.. evidence.Citations.Select(citation => Citation(citation, writesNulls))]),
        };
        field.AddOptional("confidence", evidence.Confidence, writesNulls);
        return field;
    }

    private static JsonObject Citation(SourceCitation citation, bool writesNulls)
    {
        var result = new JsonObject { ["url"] = citation.Url };
        result.AddOptional("title", citation.Title, writesNulls);
        result.AddOptional(
            "excerpts",
            citation.Excerpts is { } excerpts ? new JsonArray([.. excerpts.Select(text => JsonValue.Create(text))]) : null,
            writesNulls);
        return result;
    }
}
