using System.Text.Json;
using System.Text.RegularExpressions;
using FindAllDigest.Simulator.Contract;
using FindAllDigest.Simulator.Faults;
using FindAllDigest.Simulator.Runs;

namespace FindAllDigest.Simulator.Http;

/// <summary>Reads and checks the body of a create by the documented bounds.</summary>
internal static partial class CreateCall
{
    public const int MostExclusions = 10_000;
    private const int MostKeyLetters = 16;
    private const int MostTextLetters = 512;

    public static RunRequest Read(RequestBody body, SimulatorBehaviour behaviour)
    {
        var excluded = body.Pairs("exclude_list", "name", "url", isRequired: false);
        var request = new RunRequest
        {
            Objective = body.Text("objective"),
            EntityType = body.Text("entity_type"),
            MatchConditions =
            [
                .. body
                    .Pairs("match_conditions", "name", "description", isRequired: true)
                    .Select(pair => new MatchCondition(pair.First, pair.Second))
            ],
            Generator = body.Text("generator"),
            MatchLimit = body.Whole("match_limit"),
            ExcludeList = [.. excluded.Select(pair => new ExcludedEntity(pair.First, pair.Second))],
            Metadata = body.Field("metadata"),
            Webhook = body.Field("webhook") is { } webhook ? WebhookCall.Read(body, webhook) : null,
        };
        CheckBounds(body, request);
        body.RefuseIf(
            behaviour.RejectEmptyExclusionUrls && excluded.Any(pair => pair.Second.Length == 0), "exclude_list", "url must not be empty");
        CheckOptions(body, request);
        return request;
    }

    [GeneratedRegex("^[a-zA-Z0-9_-]{1,128}$", RegexOptions.CultureInvariant)]
    private static partial Regex ScopeKey();

    private static void CheckBounds(RequestBody body, RunRequest request)
    {
        body.RefuseIf(!Generators.All.Contains(request.Generator), "generator", $"must be one of {string.Join(", ", Generators.All)}");
        var most = Generators.MostMatches(request.Generator);
        body.RefuseIf(
            request.MatchLimit < Generators.LeastMatches || request.MatchLimit > most,
            "match_limit",
            $"must be between {Generators.LeastMatches} and {most}");
        body.RefuseIf(
            request.ExcludeList.Count > MostExclusions,
            "exclude_list",
            $"must have at most {MostExclusions} items");
    }

    private static void CheckOptions(RequestBody body, RunRequest request)
    {
        body.RefuseIf(
            !IsMetadata(request.Metadata),
            "metadata",
            "must be an object of strings, numbers and booleans, with keys of at most 16 and texts of at most 512 characters");
        body.RefuseIf(
            body.Field("memory_scope_key") is { } key
                && !(key.ValueKind == JsonValueKind.String && ScopeKey().IsMatch(key.GetString() ?? "")),
            "memory_scope_key",
            "must be 1 to 128 of a-z, A-Z, 0-9, _ and -");
    }

    private static bool IsMetadata(JsonElement? metadata) =>
        metadata is null || (metadata is { ValueKind: JsonValueKind.Object } values && values.EnumerateObject().All(IsMetadata));

    // FindAll names no size; these are the limits of the vendor's other calls, and a caller does well to stay inside them.
    private static bool IsMetadata(JsonProperty entry) => entry.Name.Length <= MostKeyLetters && entry.Value.ValueKind switch
    {
        JsonValueKind.String => entry.Value.GetString()?.Length <= MostTextLetters,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => true,
        _ => false,
    };
}
