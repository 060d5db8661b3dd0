using FindAllDigest.Core.Identity;

namespace FindAllDigest.FindAllApi.Transport;

/// <summary>One request, and what it is for in words that complete "Could not …".</summary>
/// <param name="Purpose">For example <c>read the status of run findall_…</c>.</param>
/// <param name="Path">Relative to the base address, escaped.</param>
/// <param name="RunId">The run it is about; null before there is one.</param>
/// <param name="Body">UTF-8 JSON; null for none.</param>
internal sealed record ServiceCall(string Purpose, HttpMethod Method, string Path, FindAllRunId? RunId = null, byte[]? Body = null)
{
    /// <summary>The run was started so lately that the service may not show it yet: 404 is no answer then.</summary>
    public bool MayBeUnseen { get; init; }

    /// <summary>Whether there is such a run is what is asked: 404 is an answer.</summary>
    public bool AsksWhetherThere { get; init; }

    private const string Root = "v1beta/findall/";

    public static ServiceCall Ingest(byte[] body) => new("turn the objective into criteria", HttpMethod.Post, Root + "ingest", null, body);

    public static ServiceCall Create(byte[] body) => new("start a run", HttpMethod.Post, Root + "runs", null, body);

    public static ServiceCall Status(FindAllRunId id) => OfRun($"read the status of run {id}", HttpMethod.Get, id, "");

    public static ServiceCall Result(FindAllRunId id) => OfRun($"read the result of run {id}", HttpMethod.Get, id, "/result");

    public static ServiceCall Schema(FindAllRunId id) => OfRun($"read the criteria of run {id}", HttpMethod.Get, id, "/schema");

    /// <param name="after">The event to go on after; null for all.</param>
    public static ServiceCall Events(FindAllRunId id, string? after) =>
        OfRun($"follow run {id}", HttpMethod.Get, id, after is null ? "/events" : $"/events?last_event_id={Uri.EscapeDataString(after)}");

    public static ServiceCall Enrich(FindAllRunId id, byte[] body) =>
        OfRun($"add an enrichment to run {id}", HttpMethod.Post, id, "/enrich", body);

    public static ServiceCall Extend(FindAllRunId id, byte[] body) => OfRun($"extend run {id}", HttpMethod.Post, id, "/extend", body);

    public static ServiceCall Cancel(FindAllRunId id) => OfRun($"cancel run {id}", HttpMethod.Post, id, "/cancel");

    /// <summary>Whether a status answers the call although it is a refusal: only an ended run refuses to be cancelled with 409.</summary>
    public bool IsDoneBy(int status) =>
        (status == 409 && Path.EndsWith("/cancel", StringComparison.Ordinal)) || (status == 404 && AsksWhetherThere);

    private static ServiceCall OfRun(string purpose, HttpMethod method, FindAllRunId id, string action, byte[]? body = null) =>
        new(purpose, method, $"{Root}runs/{Uri.EscapeDataString(id.Value)}{action}", id, body);
}
