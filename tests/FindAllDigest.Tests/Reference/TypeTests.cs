using FindAllDigest.Simulator.Faults;
using FindAllDigest.Tests.Pipeline;
using Xunit;

namespace FindAllDigest.Tests.Reference;

/// <summary>What §4 of the API's reference warns of: fields that are missing, odd or not to
/// be trusted. The section is in each test's name.</summary>
/// <remarks>
/// <list type="table">
/// <item><term>§4.2 words added
/// later</term><description><see cref="EndingTests.The_reason_decides_whatever_status_goes_with_it"/></description></item>
/// <item><term>§4.4 headers of MCP servers never come
/// back</term><description><see cref="Simulator.Enrichments.EnrichmentTests"/></description></item>
/// <item><term>§4.6 lists have evidence for each element</term><description><see cref="HostileDigestTests"/>
/// and <see cref="FindAllApi.ResultTests"/></description></item>
/// <item><term>§4.8 shapes of
/// errors</term><description><see cref="ErrorTableTests.Every_shape_of_an_error_body_gives_its_words"/></description></item>
/// </list>
/// </remarks>
public sealed class TypeTests
{
    [Theory]
    [InlineData("4.1 and 4.5: optional fields are null", nameof(SimulatorBehaviour.WriteNulls))]
    [InlineData("4.2: metrics are empty", nameof(SimulatorBehaviour.EmptyMetrics))]
    [InlineData("4.5: outputs are bare strings", nameof(SimulatorBehaviour.BareStringOutputs))]
    [InlineData("4.5: values of verdicts are booleans", nameof(SimulatorBehaviour.BooleanVerdicts))]
    [InlineData("4.5: candidates are discarded", nameof(SimulatorBehaviour.DiscardUnmatched))]
    [InlineData("1, row 7: the result has its old shape", nameof(SimulatorBehaviour.OldResultShape))]
    public async Task Section_4_every_form_of_an_answer_is_the_same_digest(string section, string behaviour)
    {
        await using var usual = await PlayAsync(new());
        await using var stage = await PlayAsync(Behaviour(behaviour));

        Assert.Equal(usual.Exclude, stage.Exclude);
        Assert.True(Entities(usual) == Entities(stage), section);
        Assert.Contains(",3,2,2,0,", stage.State("runs.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Section_4_5_a_candidates_id_recognises_nobody_in_another_run()
    {
        await using var stage = await PlayAsync(new() { LeakRate = 1 });

        var run = (await stage.RefreshAsync()).Expect(0);

        Assert.Contains("2 known came back and were left out", run.Output, StringComparison.Ordinal);
        Assert.Contains("batteries: unchanged", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Section_4_5_an_address_may_lack_its_scheme_and_is_the_same_entity_with_it()
    {
        await using var stage = await PlayAsync(
            new(), Market.Of(new Found("Pika", "pika.art"), new Found("Cognition", "https://cognition.ai")));
        stage.WriteExclude("name,url\nPika,https://www.pika.art/\nCognition,cognition.ai\n");

        Assert.Contains("unchanged", (await stage.RefreshAsync()).Expect(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Section_4_5_an_address_may_be_empty_and_the_entity_is_reported_once()
    {
        await using var stage = await PlayAsync(new() { LeakRate = 1 }, Market.Of(new Found("Nowhere Ltd", "")));

        Assert.Contains("\nNowhere Ltd,,", stage.Exclude, StringComparison.Ordinal);
        Assert.Contains("unchanged", (await stage.RefreshAsync()).Expect(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Section_4_5_an_address_may_be_a_page_about_the_entity_on_a_host_of_many()
    {
        await using var stage = await PlayAsync(new(), Market.Of(
            new Found("Ada Labs", "https://www.linkedin.com/company/ada-labs"),
            new Found("Bert Labs", "https://www.linkedin.com/company/bert-labs"),
            new Found("Cleo", "https://blog.example/2026/why-we-invested-in-cleo")));

        Assert.Contains("3 new", await DigestAsync(stage), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Section_4_5_the_order_of_candidates_means_nothing()
    {
        await using var stage = await PlayAsync(
            new(),
            Market.Of(
                new Found("Zeta", "https://zeta.example"),
                new Found("alpha", "https://alpha.example"),
                new Found("Beta", "https://beta.example")));

        var digest = await DigestAsync(stage);

        Assert.True(
            digest.IndexOf("alpha", StringComparison.Ordinal) < digest.IndexOf("Beta", StringComparison.Ordinal)
                && digest.IndexOf("Beta", StringComparison.Ordinal) < digest.IndexOf("Zeta", StringComparison.Ordinal),
            digest);
    }

    [Fact]
    public async Task Section_4_3_a_schema_without_limit_and_enrichments_is_enough_for_a_watch()
    {
        await using var stage = await LocalStage.StartAsync();
        stage.Simulator.Faults.Behaviour = new() { WriteNulls = true };

        (await stage.RunAsync(["init", "fresh", "--objective", "Find batteries"])).Expect(0);

        Assert.Contains("\"match_limit\": 50", stage.Read("data/fresh/watch.json"), StringComparison.Ordinal);
        Assert.Contains("\"enrichments\": []", stage.Read("data/fresh/watch.json"), StringComparison.Ordinal);
    }

    private static SimulatorBehaviour Behaviour(string name)
    {
        var behaviour = new SimulatorBehaviour();
        typeof(SimulatorBehaviour).GetProperty(name)?.SetValue(behaviour, true);
        return behaviour;
    }

    private static async Task<LocalStage> PlayAsync(SimulatorBehaviour behaviour, string? scenario = null)
    {
        var stage = await LocalStage.StartAsync(scenario);
        stage.Simulator.Faults.Behaviour = behaviour;
        (await stage.RefreshAsync()).Expect(0);
        return stage;
    }

    /// <summary>Who was found; the values behind it differ with the form of the answer.</summary>
    private static string Entities(LocalStage stage) => string.Join(
        '\n',
        stage.Read("data/batteries/entities.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty("key").GetString()));

    private static Task<string> DigestAsync(LocalStage stage) => Task.FromResult(stage.Read("data/batteries/digests/2026-01-05.md"));
}
