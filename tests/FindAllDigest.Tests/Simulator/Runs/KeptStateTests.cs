using FindAllDigest.Simulator.Json;
using Xunit;

namespace FindAllDigest.Tests.Simulator.Runs;

public sealed class KeptStateTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("findall-state-");

    [Fact]
    public async Task A_later_process_goes_on_with_the_same_runs_bills_and_ids()
    {
        string first;
        await using (var service = await SimulatedService.StartAsync(folder: _folder))
        {
            first = await service.CreateAsync();
            service.Pass(600);
            await service.EnrichAsync(first);
        }

        await using var later = await SimulatedService.StartAsync(folder: _folder);
        var second = await later.CreateAsync();
        var result = await later.FinishAsync(first);

        Assert.NotEqual(first, second);
        Assert.Equal(new DateTimeOffset(2026, 1, 5, 6, 10, 0, TimeSpan.Zero), later.Simulator.Requests[0].ReceivedAt);
        Assert.Equal("5000000", SimulatedAnswer.Read(result.Candidate("Ibervolt"), "output.funding_amount.value"));
        Assert.Equal(2, later.Simulator.Ledger.Creates);
    }

    [Fact]
    public async Task Runs_outlive_the_removal_of_a_company_from_the_scenario()
    {
        string id;
        await using (var service = await SimulatedService.StartAsync(folder: _folder))
        {
            id = await service.CreateAsync();
        }

        await using var later = await SimulatedService.StartAsync(
            SmallMarket.Json.Replace("Lumenara Ltd", "Another", StringComparison.Ordinal), _folder);

        Assert.Equal(["Ibervolt"], (await later.FinishAsync(id)).Matched);
    }

    [Fact]
    public async Task Runs_created_at_the_same_time_are_all_kept()
    {
        await using (var service = await SimulatedService.StartAsync(folder: _folder))
        {
            await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => service.CreateAsync()));
        }

        await using var later = await SimulatedService.StartAsync(folder: _folder);

        Assert.Equal(20, later.Simulator.Ledger.Runs.Select(run => run.FindAllId).Distinct().Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"now\":")]
    [InlineData("{\"runs\":null}")]
    public async Task A_broken_state_file_is_a_clear_error(string content)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "state.json"), content, TestContext.Current.CancellationToken);

        var failure = await Assert.ThrowsAsync<ScenarioException>(() => SimulatedService.StartAsync(folder: _folder));

        Assert.Contains("state.json", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Delete the file", failure.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
