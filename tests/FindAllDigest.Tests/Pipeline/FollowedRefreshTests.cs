using FindAllDigest.Simulator.Faults;
using Xunit;

namespace FindAllDigest.Tests.Pipeline;

/// <summary>A refresh that somebody watches on a terminal: events are shown, and change nothing of what comes out.</summary>
public sealed class FollowedRefreshTests
{
    [Fact]
    public async Task A_stream_that_breaks_inside_its_second_event_changes_nothing_in_the_result()
    {
        await using var stage = await LocalStage.StartAsync(
            Market.Of(new("Ibervolt", "https://ibervolt.example/"), new("Lumenara", "lumenara.example")));
        (await stage.RefreshAsync()).Expect(0);
        var (first, second) = await LengthsAsync(stage);
        var expected = Result(stage, LocalStage.Watch);
        Assert.Equal(1, Follows(stage));
        stage.IsTerminal = true;

        int[] places =
        [
            0,
            1,
            first - 1,
            first,
            first + 1,
            first + 7,
            first + (second / 2),
            first + second - 2,
            first + second - 1,
            first + second
        ];
        foreach (var place in places)
        {
            var watch = $"cut-{place}";
            stage.WriteWatch(watch: watch);
            stage.Simulator.Faults.Replace(
                [new Fault { Kind = FaultKind.CutStream, Operation = SimulatedOperation.Events, Times = 3, Bytes = place }]);
            await HoldUntilFollowedAsync(
                stage, async () => (await stage.RunAsync(["refresh", watch, "--force", "--deliver", "local"])).Expect(0));

            Assert.Equal(expected, Result(stage, watch));
        }
    }

    [Theory]
    [InlineData(FaultKind.ErrorStatus)]
    [InlineData(FaultKind.ErrorEvent)]
    [InlineData(FaultKind.PageInstead)]
    [InlineData(FaultKind.CutBeforeActing)]
    public async Task A_service_without_events_gives_the_same_result(FaultKind kind)
    {
        await using var stage = await LocalStage.StartAsync();
        stage.IsTerminal = true;
        stage.Break(kind, SimulatedOperation.Events, times: null);

        await HoldUntilFollowedAsync(
            stage, async () => Assert.Contains("2 new", (await stage.RefreshAsync()).Expect(0).Output, StringComparison.Ordinal));
    }

    /// <summary>Answers no question after the run before its events were asked for twice; all of
    /// them have happened when they are.</summary>
    private static async Task HoldUntilFollowedAsync(LocalStage stage, Func<Task> refresh)
    {
        var usual = stage.Simulator.OnRequest;
        var begun = Follows(stage);
        stage.Simulator.OnRequest = async request =>
        {
            if (request.Operation == SimulatedOperation.Events)
            {
                stage.Simulator.Clock.Advance(TimeSpan.FromDays(1));
            }

            while (request.Operation == SimulatedOperation.Status && Follows(stage) < begun + 2)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, TestContext.Current.CancellationToken);
            }

            await (usual?.Invoke(request) ?? Task.CompletedTask);
        };
        await refresh();
        stage.Simulator.OnRequest = usual;
    }

    private static int Follows(LocalStage stage) => stage.Requests.Count(request => request.Operation == SimulatedOperation.Events);

    private static string Result(LocalStage stage, string watch)
    {
        var row = stage.Read($".findall-digest/{watch}/runs.csv").TrimEnd().Split('\n')[^1].Split(',');
        return $"{string.Join(',', row.Skip(5).Take(8))} {row[0].Length}\n{stage.Read($"data/{watch}/exclude.csv").Replace(row[0], "ID", StringComparison.Ordinal)}";
    }

    /// <summary>The lengths of the first two events of the run that was just refreshed.</summary>
    private static async Task<(int First, int Second)> LengthsAsync(LocalStage stage)
    {
        using var client = new HttpClient { BaseAddress = stage.Simulator.BaseAddress };
        client.DefaultRequestHeaders.Add("x-api-key", ProgramHost.Key);
        var bytes = await client.GetByteArrayAsync(
            new Uri($"v1beta/findall/runs/{stage.Simulator.Ledger.Runs[0].FindAllId}/events", UriKind.Relative),
            TestContext.Current.CancellationToken);
        var first = bytes.AsSpan().IndexOf("\n\n"u8) + 2;
        return (first, bytes.AsSpan(first).IndexOf("\n\n"u8) + 2);
    }
}
