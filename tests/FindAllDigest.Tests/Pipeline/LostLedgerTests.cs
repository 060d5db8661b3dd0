using Xunit;

namespace FindAllDigest.Tests.Pipeline;

/// <summary>A local memory that lost its ledger is damage, and not a watch that never ran.</summary>
public sealed class LostLedgerTests
{
    private static string Ledger => $".findall-digest/{LocalStage.Watch}/runs.csv";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_ledger_without_the_run_that_the_journal_names_buys_nothing(bool isCut)
    {
        await using var stage = await LocalStage.StartAsync();
        (await stage.RefreshAsync()).Expect(0);
        stage.PassWeek();
        if (isCut)
        {
            stage.Write(Ledger, stage.Read(Ledger).Split('\n')[0] + "\n");
        }
        else
        {
            File.Delete(Path.Combine(stage.Root, Ledger));
        }

        var lost = await stage.RefreshAsync();

        lost.Expect(2);
        Assert.Contains(Ledger, lost.Error, StringComparison.Ordinal);
        Assert.Contains("Put the file back", lost.Error, StringComparison.Ordinal);
        Assert.Equal(1, stage.Creates);
    }

    [Fact]
    public async Task Refused_candidates_without_ledger_and_journal_buy_nothing()
    {
        await using var stage = await LocalStage.StartAsync();
        (await stage.RefreshAsync()).Expect(0);
        stage.PassWeek();
        File.Delete(Path.Combine(stage.Root, Ledger));
        File.Delete(Path.Combine(stage.Root, $".findall-digest/{LocalStage.Watch}/run.json"));

        var lost = await stage.RefreshAsync();

        lost.Expect(2);
        Assert.Contains("run.json: The file is gone although refused.jsonl holds", lost.Error, StringComparison.Ordinal);
        Assert.Equal(1, stage.Creates);
    }

    [Fact]
    public async Task A_first_run_in_flight_has_no_ledger_yet_and_is_collected()
    {
        await using var stage = await LocalStage.StartAsync();
        stage.RunsEndAtOnce = false;
        await stage.RefreshAsync("--wait", "0s");
        Assert.Equal("", stage.State("runs.csv"));
        Assert.Contains("findall_id", stage.State("run.json"), StringComparison.Ordinal);
        stage.PassWeek();

        (await stage.RefreshAsync()).Expect(0);

        Assert.Equal(1, stage.Creates);
        Assert.Contains("last_run", stage.State("run.json"), StringComparison.Ordinal);
    }
}
