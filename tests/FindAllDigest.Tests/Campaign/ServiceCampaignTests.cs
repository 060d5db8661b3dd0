using System.Net;
using System.Text;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches.Reading;
using FindAllDigest.FindAllApi;
using FindAllDigest.Pipeline.Runs;
using FindAllDigest.Tests.FindAllApi;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace FindAllDigest.Tests.Campaign;

/// <summary>Damaged answers of FindAll: each is read or told, and what spends money is sent once.</summary>
[Trait("Lane", "thorough")]
public sealed class ServiceCampaignTests
{
    // 429 and a 404 right after a create say that nothing was done; tests of their own hold them.
    private static readonly HttpStatusCode[] Refusals =
    [
        (HttpStatusCode)202,
        (HttpStatusCode)204,
        (HttpStatusCode)307,
        (HttpStatusCode)400,
        (HttpStatusCode)408,
        (HttpStatusCode)500,
        (HttpStatusCode)503
    ];

    private static readonly RunExtension Extension = new()
    {
        From = 25,
        To = 50,
        MatchedBefore = 25,
        ExposureBeforeUsd = 5,
        ExposureUsd = 10,
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task A_create_is_sent_once_and_a_run_is_believed_only_by_its_id() => TryAsync("created.json", async (client, service, body) =>
    {
        var outcome = await client.CreateAsync(TestClient.Request);

        Assert.Equal(1, service.Requests);
        Assert.True(
            outcome is not CreateOutcome.Created { Run.Id.Value: var id }
                || Encoding.UTF8.GetString(body).Contains(id, StringComparison.Ordinal)
                || body.AsSpan().IndexOf((byte)'\\') >= 0);
    });

    [Fact]
    public Task An_enrichment_is_sent_once() => TryAsync("schema.json", async (client, service, _) =>
    {
        await client.EnrichAsync(TestClient.RunId, TestClient.SomeEnrichment, Token);

        Assert.Equal(1, service.Requests);
    });

    [Fact]
    public Task An_extension_is_sent_once() => TryAsync("schema.json", async (client, service, _) =>
    {
        await client.ExtendAsync(TestClient.RunId, Extension);

        Assert.Equal(1, service.Requests);
    });

    [Fact]
    public Task A_status_is_read_or_told() => TryAsync("running.json", (client, _, _) => client.GetRunAsync(TestClient.RunId, Token));

    [Fact]
    public Task A_result_is_read_or_told() => TryAsync("result.json", (client, _, _) => client.GetResultAsync(TestClient.RunId, Token));

    [Fact]
    public Task A_schema_is_read_or_told_and_can_be_kept() => TryAsync("schema.json", async (client, _, _) =>
        CriteriaFile.Read("criteria.json", CriteriaFile.Write(await client.GetCriteriaAsync(TestClient.RunId, Token))).OrThrow());

    private static Task TryAsync(
        string good,
        Func<FindAllClient, Service, byte[], Task> call) => Findings.ExpectNoneAsync(
            500, dice => Mutant.OfJson(dice, [TestClient.Response(good)]), async (dice, body) =>
    {
        using var service = new Service(dice.Percent(10) ? dice.Pick(Refusals) : HttpStatusCode.OK, body);
        var settings = TestClient.SettingsFor(new Uri("http://127.0.0.1:9"));
        using var client = new FindAllClient(
            settings, TestClock.Running(skipsWaitsBelow: TimeSpan.FromSeconds(1)), NullLogger<FindAllClient>.Instance, service);
        await call(client, service, body);
    });

    /// <summary>A service that gives one answer, but not for ever.</summary>
    private sealed class Service(HttpStatusCode status, byte[] body) : HttpMessageHandler
    {
        private const int MostRequests = 40;

        public int Requests { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Assert.True(++Requests <= MostRequests, "It was asked without end.");

            // A real connection sends the body, and with it marks the request as sent.
            await (request.Content?.CopyToAsync(Stream.Null, cancellationToken) ?? Task.CompletedTask);
            return new HttpResponseMessage(status) { Content = new ByteArrayContent(body) };
        }
    }
}
