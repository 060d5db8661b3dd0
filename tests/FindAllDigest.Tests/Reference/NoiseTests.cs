using FindAllDigest.Tests.Pipeline;
using Xunit;

namespace FindAllDigest.Tests.Reference;

/// <summary>What §15 of the API's reference says of noise in results: it is shown for what it is, once, and never lost.</summary>
public sealed class NoiseTests
{
    [Theory]
    [InlineData("a directory's page", "Top Batteries", "https://directory.example/lists/top-batteries")]
    [InlineData("a name that repeats the query", "Find batteries", "https://repeats.example")]
    [InlineData("no address", "Nameless Cells", "")]
    [InlineData("a profile", "Profile", "https://www.crunchbase.com/organization/profile")]
    [InlineData("a news post", "News", "https://news.example/2026/11/news-raises-a-round")]
    public async Task Section_15_noise_is_reported_once_and_a_rejected_row_keeps_it_away(string noise, string name, string url)
    {
        await using var stage = await LocalStage.StartAsync(Market.Of(new Found(name, url)));
        stage.Simulator.Faults.Behaviour = new() { LeakRate = 1 };

        Assert.Contains("1 new", (await stage.RefreshAsync()).Expect(0).Output, StringComparison.Ordinal);
        (await stage.RunAsync(
            ["exclude", "add", LocalStage.Watch, "--name", name, "--url", url.Length == 0
                ? "https://unused.example"
                : url, "--status", "rejected"])).Expect(0);

        Assert.True((await stage.RefreshAsync()).Expect(0).Output.Contains("unchanged", StringComparison.Ordinal), noise);
    }

    [Fact]
    public async Task Section_15_entities_of_one_directory_are_not_one_entity()
    {
        await using var stage = await LocalStage.StartAsync(Market.Of(
            new Found("Ada Cells", "https://www.crunchbase.com/organization/ada-cells"),
            new Found("Bert Cells", "https://www.crunchbase.com/organization/bert-cells")));

        Assert.Contains("2 new", (await stage.RefreshAsync()).Expect(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Section_15_a_wrong_fact_is_shown_with_what_it_rests_on_and_never_as_verified()
    {
        await using var stage = await LocalStage.StartAsync();

        await stage.RefreshAsync();

        var digest = stage.Read("data/batteries/digests/2026-01-05.md");
        Assert.Contains("A page says so.", digest, StringComparison.Ordinal);
        Assert.DoesNotContain("verified", digest, StringComparison.OrdinalIgnoreCase);
    }
}
