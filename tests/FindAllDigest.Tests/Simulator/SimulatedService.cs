using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using FindAllDigest.Simulator;
using Xunit;

namespace FindAllDigest.Tests.Simulator;

/// <summary>A simulator with a stopped clock and a plain HTTP caller, in a folder of its own.</summary>
internal sealed class SimulatedService : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly HttpClient _client;

    private SimulatedService(FindAllSimulator simulator, DirectoryInfo folder, bool isFolderOurs)
    {
        Simulator = simulator;
        _folder = folder;
        IsFolderOurs = isFolderOurs;
        _client = new() { BaseAddress = simulator.BaseAddress };
        _client.DefaultRequestHeaders.Add("x-api-key", "any-key");
    }

    public FindAllSimulator Simulator { get; }
    private bool IsFolderOurs { get; }

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    /// <param name="scenario">Scenario text; null plays the small market.</param>
    /// <param name="folder">Keeps state in this folder; null keeps none.</param>
    /// <param name="change">Other options.</param>
    public static async Task<SimulatedService> StartAsync(
        string? scenario = null, DirectoryInfo? folder = null, Func<SimulatorOptions, SimulatorOptions>? change = null)
    {
        var place = folder ?? Directory.CreateTempSubdirectory("findall-simulator-");
        var path = Path.Combine(place.FullName, "scenario.jsonc");
        await File.WriteAllTextAsync(path, scenario ?? SmallMarket.Json, CancellationToken);
        var options = new SimulatorOptions
        {
            Speed = 0,
            ScenarioPath = path,
            StatePath = folder is null ? null : Path.Combine(place.FullName, "state.json"),
        };
        return new(await FindAllSimulator.StartAsync(change?.Invoke(options) ?? options, CancellationToken), place, folder is null);
    }

    public static JsonObject Query(int matchLimit = 50, string generator = "core") => new()
    {
        ["objective"] = "Find batteries",
        ["entity_type"] = "companies",
        ["match_conditions"] = new JsonArray(new JsonObject { ["name"] = "battery_check", ["description"] = "Makes batteries." }),
        ["generator"] = generator,
        ["match_limit"] = matchLimit,
    };

    public static JsonObject Enrichment(string property, JsonNode type, string processor = "base") => new()
    {
        ["processor"] = processor,
        ["output_schema"] = new JsonObject
        {
            ["type"] = "json",
            ["json_schema"] = new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject { [property] = new JsonObject { ["type"] = type } },
            },
        },
    };

    public async Task<string> CreateAsync(JsonObject? query = null) => (await PostAsync("runs", query ?? Query())).Text("findall_id");

    public Task<SimulatedAnswer> EnrichAsync(string id, JsonObject? enrichment = null) =>
        PostAsync($"runs/{id}/enrich", enrichment ?? Enrichment("funding_amount", "number"));

    public Task<SimulatedAnswer> StatusAsync(string id) => GetAsync($"runs/{id}");

    /// <summary>Lets so much time pass that anything is finished, and reads the result.</summary>
    public async Task<SimulatedAnswer> FinishAsync(string id)
    {
        Pass(3600);
        return await GetAsync($"runs/{id}/result");
    }

    public void Pass(double seconds) => Simulator.Clock.Advance(TimeSpan.FromSeconds(seconds));

    public Task<SimulatedAnswer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<SimulatedAnswer> PostAsync(string path, JsonNode? body) => SendAsync(HttpMethod.Post, path, body?.ToJsonString());

    /// <summary>Sends a request as it is; a path that does not begin with a slash is one of FindAll's.</summary>
    public async Task<SimulatedAnswer> SendAsync(HttpMethod method, string path, string? body)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith('/') ? path : "/v1beta/findall/" + path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        using var response = await _client.SendAsync(request, CancellationToken);
        var bytes = await response.Content.ReadAsByteArrayAsync(CancellationToken);
        return new((int)response.StatusCode, bytes, response.Headers.RetryAfter?.Delta);
    }

    /// <summary>Opens an event stream.</summary>
    public async Task<SimulatedEvents> FollowAsync(string id, string query = "") =>
        await SimulatedEvents.OpenAsync(_client, $"/v1beta/findall/runs/{id}/events{query}", CancellationToken);

    public Task<SimulatedAnswer> ExtendAsync(string id, int additional) =>
        PostAsync($"runs/{id}/extend", new JsonObject { ["additional_match_limit"] = additional });

    public void ForgetKey() => _client.DefaultRequestHeaders.Remove("x-api-key");

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Simulator.DisposeAsync();
        if (IsFolderOurs)
        {
            _folder.Delete(recursive: true);
        }
    }
}
