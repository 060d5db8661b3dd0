using System.Text;
using FindAllDigest.Tests.Pipeline.Chaos;
using FindAllDigest.Tests.Repository.GitHub;
using Xunit;

namespace FindAllDigest.Tests.Messages;

/// <summary>The program is really killed: each message goes out at least once, and twice only
/// where the process died with the answer of the target.</summary>
[Trait("Lane", "thorough")]
public sealed class MessageKillTests
{
    private const string Messages = """ "messages": [ { "to": "slack" }, { "to": "webhook" } ], """;

    private static readonly string[] Targets = ["slack", "webhook"];

    private static readonly IReadOnlyDictionary<string, byte[]> Files = ChaosWatch.ExtendedFiles.ToDictionary(
        file => file.Key, file => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(file.Value).Insert(1, Messages)), StringComparer.Ordinal);

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_at_any_change_of_the_disk_from_the_delivery_on()
    {
        var events = await DiskEventsAsync();
        var delivery = events.FindIndex(point => point.Concerns("entities.jsonl"));
        Assert.InRange(delivery, 1, events.Count - 10);
        var twice = 0;

        // What is just after one change is just before the next, and a staged file is no change yet.
        var points = events.Skip(delivery).Where(point => point is { IsBefore: true, IsStaging: false });
        await Parallel.ForEachAsync(
            points, new ParallelOptions { MaxDegreeOfParallelism = 3, CancellationToken = CancellationToken }, async (point, _) =>
        {
            using var receiver = new MessageReceiver();
            await using var stage = await StageAsync(receiver);
            Assert.True((await stage.RefreshUntilAsync(point)).IsKilled, $"{point} was not reached");
            var waits = WaitingIn(File.Exists(StatePath(stage)) ? await File.ReadAllTextAsync(StatePath(stage), CancellationToken) : "");
            var lost = Targets.Where(target => receiver.At(target).Count > 0 && waits).ToList();

            (await stage.ContinueAsync()).Expect(0);
            (await stage.ContinueAsync()).Expect(0);

            Assert.All(Targets, target => Assert.InRange(receiver.At(target).Count, 1, lost.Contains(target) ? 2 : 1));
            Assert.Equal(1, stage.Creates);
            Interlocked.Add(ref twice, Targets.Count(target => receiver.At(target).Count > 1));
        });

        // The write that empties the outbox is not free of change itself.
        Assert.InRange(twice, 1, 40);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Killed_after_a_write_of_the_state_branch(int write)
    {
        using var receiver = new MessageReceiver();
        await using var stage = await GitHubStage.OpenAsync();
        foreach (var (name, value) in receiver.Variables)
        {
            stage.Set(name, value);
        }

        stage
            .As("ada")
            .Commit(
                "main",
                "Tell us",
                ($"data/{GitHubStage.Watch}/watch.json", (stage.Repository.ReadText($"data/{GitHubStage.Watch}/watch.json") ?? "").Insert(
                    1, """ "schedule": { "every": "quarter" }, """ + Messages)));
        await using var process = stage.CreateProcess("refresh", GitHubStage.Watch);
        stage.Server.Faults.When("PATCH /repos/*/*/git/refs/heads/findall-digest-state").OnCall(write).After(_ => process.Kill());

        var run = await process.RunAsync(CancellationToken);
        var waits = WaitingIn(stage.Repository.ReadText($"{GitHubStage.Watch}/messages.json", GitHubStage.State) ?? "");
        var lost = Targets.Where(target => receiver.At(target).Count > 0 && waits).ToList();
        (await stage.RefreshAsync()).Expect(0);
        (await stage.RefreshAsync()).Expect(0);

        Assert.True(run.IsKilled, run.ToString());
        Assert.All(Targets, target => Assert.InRange(receiver.At(target).Count, 1, lost.Contains(target) ? 2 : 1));
        Assert.All(
            Targets,
            target => Assert.Contains(stage.Pull.Number == 1 ? "/pull/1" : "", receiver.At(target)[0].Text, StringComparison.Ordinal));
        Assert.Equal(1, stage.Creates);
    }

    private static bool WaitingIn(string outbox) => outbox.Contains("\"message\":", StringComparison.Ordinal);

    private static string StatePath(ChaosStage stage) => stage.PathOf($".findall-digest/{ChaosStage.Watch}/messages.json");

    private static async Task<List<KillPoint.DiskEvent>> DiskEventsAsync()
    {
        using var receiver = new MessageReceiver();
        await using var stage = await StageAsync(receiver);
        var journal = stage.PathOf("disk-events");
        (await stage.RunProcessAsync(ChaosStage.RefreshArguments, KillSwitch.Variables(("KILL_SWITCH_JOURNAL", journal)))).Expect(0);
        return
        [
            .. (await File.ReadAllLinesAsync(journal, CancellationToken)).Select((what, index) => new KillPoint.DiskEvent(index + 1, what))
        ];
    }

    private static async Task<ChaosStage> StageAsync(MessageReceiver receiver)
    {
        var stage = await ChaosStage.StartAsync(Files, ChaosWatch.FirstWeek);
        foreach (var (name, value) in receiver.Variables)
        {
            stage.Variables[name] = value;
        }

        return stage;
    }
}
