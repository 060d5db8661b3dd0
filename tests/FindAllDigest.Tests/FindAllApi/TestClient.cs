using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Watches;
using FindAllDigest.FindAllApi;
using FindAllDigest.FindAllApi.Transport;
using FindAllDigest.Pipeline.Runs;
using Microsoft.Extensions.Logging.Abstractions;

namespace FindAllDigest.Tests.FindAllApi;

/// <summary>Clients that do not wait, and requests for them.</summary>
internal static class TestClient
{
    public const string Key = "sk-test-0123456789";

    public static FindAllRunId RunId { get; } = IdOf("findall_8f1c2d3e4b5a69788796a5b4c3d2e1f0");

    public static RunRequest Request { get; } = new(
        "Find grid-scale battery developers active in Portugal",
        new Criteria
        {
            Objective = "Find … {{ today }}",
            EntityType = "companies",
            MatchConditions = [new("active_in_portugal_check", "Company must have a project in Portugal.")],
            Enrichments = [SomeEnrichment],
            Generator = Generator.Base,
            MatchLimit = 50,
        },
        25,
        [new SentExclusion("Lumenara \"Storage\"", "https://lumenara.example/")],
        new Dictionary<string, string> { ["watch"] = "pt-bess" });

    public static Enrichment SomeEnrichment =>
        new("base", """{"type":"json","json_schema":{"type":"object","properties":{"mw":{"type":"number"}}}}""");

    public static FindAllSettings SettingsFor(Uri address) => FindAllSettings.From(Key, address.ToString()) with
    {
        RetryDelay = TimeSpan.FromMilliseconds(1),
        LongestRetryDelay = TimeSpan.FromMilliseconds(5),
        QuotaDelay = TimeSpan.FromMilliseconds(1),
    };

    public static FindAllClient For(Uri address, TimeProvider? time = null) => For(SettingsFor(address), time);

    public static FindAllClient For(FindAllSettings settings, TimeProvider? time = null)
    {
        var client = new FindAllClient(() => settings, time ?? TimeProvider.System, NullLogger<FindAllClient>.Instance);
        client.RequireReady();
        return client;
    }

    public static string Response(string name) =>
        File.ReadAllText(Path.Combine(RepositoryFiles.TestProjectRoot, "FindAllApi", "Responses", name));

    public static FindAllRunId IdOf(string text) =>
        FindAllRunId.TryParse(text, out var id) ? id : throw new ArgumentException("This is no run id.", nameof(text));
}
