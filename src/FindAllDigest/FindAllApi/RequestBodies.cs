using System.Text.Json;
using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;
using FindAllDigest.FindAllApi.Transport;
using FindAllDigest.FindAllApi.Wire;
using FindAllDigest.Pipeline.Runs;

namespace FindAllDigest.FindAllApi;

/// <summary>Writes the bodies of the calls, UTF-8.</summary>
internal static class RequestBodies
{
    // All that is sent of runs; an empty list has no documented meaning.
    private static readonly string[] RunEvents = ["findall.run.completed", "findall.run.cancelled", "findall.run.failed"];

    public static byte[] Ingest(string objective) =>
        JsonSerializer.SerializeToUtf8Bytes(new IngestBody(objective), RequestJson.Default.IngestBody);

    public static byte[] Create(RunRequest request)
    {
        var body = new CreateRunBody
        {
            Objective = request.Objective,
            EntityType = request.Criteria.EntityType,
            MatchConditions =
            [
                .. request.Criteria.MatchConditions.Select(condition => new MatchConditionBody(condition.Name, condition.Description))
            ],
            Generator = request.Criteria.Generator.ToWire(),
            MatchLimit = request.MatchLimit,
            ExcludeList = request.ExcludeList.Count == 0
                ? null
                : [.. request.ExcludeList.Select(entity => new ExclusionBody(entity.Name, entity.Url))],
            Metadata = request.Metadata,
            Webhook = request.Webhook is { } address ? new WebhookBody(address, RunEvents) : null,
        };
        return JsonSerializer.SerializeToUtf8Bytes(body, RequestJson.Default.CreateRunBody);
    }

    public static byte[] Extend(int additional) =>
        JsonSerializer.SerializeToUtf8Bytes(new ExtendBody(additional), RequestJson.Default.ExtendBody);

    /// <param name="secrets">Gives the values that headers only name.</param>
    public static byte[] Enrich(Enrichment enrichment, Secrets secrets) => VisibleJson.Compact(
        (enrichment with { McpServers = enrichment.McpServers is { } servers ? secrets.Filled(servers) : null }).WriteTo);
}
