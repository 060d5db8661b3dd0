using System.Text.Json;
using FindAllDigest.Core.Runs;
using FindAllDigest.FindAllApi.Wire;

namespace FindAllDigest.FindAllApi.Reading;

/// <summary>Reads a candidate's <c>output</c> and ties each value to what it rests on.</summary>
internal static class OutputReader
{
    /// <returns>In the service's order; of a name that comes twice, the last value.</returns>
    public static IReadOnlyList<CandidateOutput> Read(CandidateAnswer candidate, string place, ReadingNotes notes)
    {
        var outputs = new OrderedDictionary<string, CandidateOutput>(StringComparer.Ordinal);
        foreach (var member in Members(candidate.Output, place, notes))
        {
            if (Read(member) is { } output)
            {
                outputs[member.Name] = output;
            }
            else
            {
                notes.Add($"The value {notes.Quote(member.Name)} of {place} is nested too deeply and is left out.");
            }
        }

        var evidence = EvidenceReader.Read(candidate.Basis, outputs.Keys, place, notes);
        return
        [
            .. outputs.Values.Select(output => evidence.TryGetValue(output.Name, out var found) ? output with { Evidence = found } : output)
        ];
    }

    private static JsonElement.ObjectEnumerator Members(JsonElement output, string place, ReadingNotes notes)
    {
        if (output.ValueKind == JsonValueKind.Object)
        {
            return output.EnumerateObject();
        }

        if (output.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
        {
            notes.Add($"The output of {place} is not an object and is left out.");
        }

        return default;
    }

    /// <summary>Reads an object with its <c>value</c>; anything else is the value itself, as in the service's older answers.</summary>
    private static CandidateOutput? Read(JsonProperty member)
    {
        var answer = IsWrapped(member.Value) ? member.Value.Deserialize(AnswerJson.Default.OutputAnswer) : null;
        var value = answer is null ? member.Value : answer.Value;
        var json = value.ValueKind == JsonValueKind.Undefined ? "null" : CompactJson.Of(value);
        return json is null ? null : new(member.Name, KindOf(answer), json, answer?.IsMatched, Evidence.None);
    }

    private static bool IsWrapped(JsonElement element) => element.ValueKind == JsonValueKind.Object
        && (element.TryGetProperty("value", out _) || element.TryGetProperty("is_matched", out _));

    private static OutputKind KindOf(OutputAnswer? answer) => answer switch
    {
        { Type: "match_condition" } => OutputKind.MatchCondition,
        { Type: "enrichment" } => OutputKind.Enrichment,
        { IsMatched: not null } => OutputKind.MatchCondition,
        _ => OutputKind.Unknown,
    };
}
