using System.Text.Json.Nodes;
using FindAllDigest.Simulator.Exclusions;
using FindAllDigest.Simulator.Runs;
using Xunit;

namespace FindAllDigest.Tests.Simulator.Exclusions;

public sealed class ExclusionTests
{
    [Theory]
    [InlineData("Somebody else", "http://WWW.ibervolt.example:80/#top")]
    [InlineData("Somebody else", " ibervolt.example ")]
    [InlineData("IBERVOLT  Inc.", "https://elsewhere.example/")]
    public async Task An_excluded_company_is_neither_generated_nor_evaluated(string name, string url)
    {
        await using var service = await SimulatedService.StartAsync();

        var result = await service.FinishAsync(await service.CreateAsync(Excluding(name, url)));

        Assert.Equal(["Lumenara Ltd"], result.Matched);
        Assert.DoesNotContain("Ibervolt", result.Raw, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://ibervolt.example/?utm_source=x")]
    [InlineData("https://shop.ibervolt.example/")]
    [InlineData("")]
    public async Task A_different_address_and_name_exclude_nobody(string url)
    {
        await using var service = await SimulatedService.StartAsync();

        var result = await service.FinishAsync(await service.CreateAsync(Excluding("Somebody else", url)));

        Assert.Contains("Ibervolt", result.Matched);
    }

    [Fact]
    public async Task A_leak_rate_of_one_lets_everything_come_back()
    {
        await using var service = await SimulatedService.StartAsync();
        service.Simulator.Faults.Behaviour = new() { LeakRate = 1 };

        var result = await service.FinishAsync(await service.CreateAsync(Excluding("Ibervolt", "https://ibervolt.example/")));

        Assert.Contains("Ibervolt", result.Matched);
    }

    [Fact]
    public async Task Exclusions_by_exact_address_miss_other_spellings()
    {
        await using var service = await SimulatedService.StartAsync();
        service.Simulator.Faults.Behaviour = new() { ExactUrlExclusions = true };

        var loose = await service.FinishAsync(await service.CreateAsync(Excluding("Ibervolt", "ibervolt.example")));
        var exact = await service.FinishAsync(await service.CreateAsync(Excluding("Ibervolt", "https://ibervolt.example/")));

        Assert.Contains("Ibervolt", loose.Matched);
        Assert.DoesNotContain("Ibervolt", exact.Matched);
    }

    [Fact]
    public void About_the_asked_share_of_entities_leaks_and_always_the_same_ones()
    {
        var choice = new SeededChoice(1);

        var leaks = Enumerable.Range(0, 2000).Where(number => choice.Happens(0.1, number, "entity")).ToList();

        Assert.InRange(leaks.Count, 150, 250);
        Assert.Equal(leaks, Enumerable.Range(0, 2000).Where(number => new SeededChoice(1).Happens(0.1, number, "entity")));
    }

    [Theory]
    [InlineData("https://www.Example.com/a/", "example.com/a")]
    [InlineData("http://example.com:8080", "example.com:8080")]
    [InlineData("例え.example/x", "xn--r8jz45g.example/x")]
    [InlineData("  ", "")]
    [InlineData("http://[", "http://[")]
    [InlineData("javascript:alert(1)", "javascript:alert(1)")]
    public void An_address_is_normalised_whatever_it_is(string url, string expected) => Assert.Equal(expected, NormalizedUrl.Of(url));

    private static JsonObject Excluding(string name, string url)
    {
        var query = SimulatedService.Query();
        query["exclude_list"] = new JsonArray(new JsonObject { ["name"] = name, ["url"] = url });
        return query;
    }
}
