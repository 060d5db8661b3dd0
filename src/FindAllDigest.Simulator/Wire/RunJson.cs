using System.Text.Json.Nodes;
using FindAllDigest.Simulator.Enrichments;
using FindAllDigest.Simulator.Faults;
using FindAllDigest.Simulator.Runs;

namespace FindAllDigest.Simulator.Wire;

/// <summary>Writes a FindAllRun and a FindAllRunResult.</summary>
internal static class RunJson
{
    public static JsonObject Of(RunView view, SimulatorBehaviour behaviour)
    {
        var status = new JsonObject
        {
            ["status"] = view.Status,
            ["is_active"] = view.IsActive,
            ["metrics"] = behaviour.EmptyMetrics ? new JsonObject() : new JsonObject
            {
                ["generated_candidates_count"] = view.GeneratedCount,
                ["matched_candidates_count"] = view.MatchedCount,
            },
        };
        status.AddOptional("termination_reason", view.TerminationReason, behaviour.WriteNulls);
        return new()
        {
            ["findall_id"] = view.Run.FindAllId,
            ["status"] = status,
            ["generator"] = view.Run.Generator,
            ["metadata"] = view.Run.Metadata is { } metadata ? SchemaValue.NodeOf(metadata) : new JsonObject(),
            ["created_at"] = Timestamp(view.Run.CreatedAt),
            ["modified_at"] = Timestamp(view.ModifiedAt),
        };
    }

    /// <param name="lastEventId">Id of the newest stored event.</param>
    public static JsonObject Result(RunView view, string lastEventId, SimulatorBehaviour behaviour)
    {
        var candidates = new JsonArray([.. view.Candidates.Select(candidate => CandidateJson.Of(candidate, view.Run, behaviour))]);
        return behaviour.OldResultShape
            ? new() { ["findall_id"] = view.Run.FindAllId, ["candidates"] = candidates }
            : new()
            {
                ["run"] = Of(view, behaviour),
                ["candidates"] = candidates,
                ["last_event_id"] = lastEventId,
            };
    }

    public static string Timestamp(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'");
}
