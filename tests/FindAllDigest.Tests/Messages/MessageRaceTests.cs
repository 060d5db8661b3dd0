using System.Text.RegularExpressions;
using FindAllDigest.Tests.Repository.GitHub;
using Xunit;

namespace FindAllDigest.Tests.Messages;

/// <summary>Two workflow runs at the same moment do not send the same message twice.</summary>
public sealed class MessageRaceTests
{
    private const string Outbox = $"{GitHubStage.Watch}/messages.json";

    [Fact]
    public async Task What_another_run_is_sending_is_left_alone_and_sent_when_that_run_is_dead()
    {
        using var receiver = new MessageReceiver();
        await using var stage = await OpenAsync(receiver);
        receiver.Answer(500);
        (await stage.RefreshAsync()).Expect(0);
        var waiting = stage.Repository.ReadText(Outbox, GitHubStage.State) ?? "";
        Assert.DoesNotContain("\"sender\"", waiting, StringComparison.Ordinal);
        Claim(stage, waiting, "another");
        receiver.Answer(200);
        var before = receiver.At("slack").Count;

        await stage.RefreshAsync("--force");
        Assert.Equal(before, receiver.At("slack").Count);

        Claim(stage, stage.Repository.ReadText(Outbox, GitHubStage.State) ?? "", "dead");
        await stage.RefreshAsync("--force");
        Assert.Equal(before + 1, receiver.At("slack").Count);
        Assert.DoesNotContain("\"message\":", stage.Repository.ReadText(Outbox, GitHubStage.State) ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_runs_at_once_send_what_waits_once()
    {
        using var receiver = new MessageReceiver();
        await using var stage = await OpenAsync(receiver);
        receiver.Answer(500);
        (await stage.RefreshAsync()).Expect(0);
        receiver.Answer(200);
        var before = receiver.At("slack").Count;
        var other = default(Task<ProgramRun>);
        stage.Server.Faults.When("PATCH /repos/*/*/git/refs/heads/findall-digest-state").OnCall(1).Before(_ =>
        {
            stage.Set("GITHUB_RUN_ID", "2");
            other = Task.Run(() => stage.RunAsync("refresh", GitHubStage.Watch));
            other.Wait(TestContext.Current.CancellationToken);
        });

        await stage.RefreshAsync();

        Assert.NotNull(other);
        Assert.Equal(0, (await other).ExitCode);
        Assert.Equal(before + 1, receiver.At("slack").Count);
    }

    private static async Task<GitHubStage> OpenAsync(MessageReceiver receiver)
    {
        var stage = await GitHubStage.OpenAsync();
        foreach (var (name, value) in receiver.Variables)
        {
            stage.Set(name, value);
        }

        stage.As("ada").Commit(
            "main",
            "Tell us",
            ($"data/{GitHubStage.Watch}/watch.json", (stage.Repository.ReadText($"data/{GitHubStage.Watch}/watch.json") ?? "").Insert(
                1, """ "schedule": { "every": "quarter" }, "messages": [ { "to": "slack" } ], """)));
        return stage;
    }

    private static void Claim(GitHubStage stage, string outbox, string run)
    {
        var until = run == "dead" ? "2026-01-01T00:00:00Z" : "2099-01-01T00:00:00Z";
        var free = Regex.Replace(outbox, ",\\s*\"sender\": \"[^\"]*\",\\s*\"until\": \"[^\"]*\"", "");
        stage.As("ada").Commit(
            GitHubStage.State,
            "Claim",
            (Outbox, free.Replace("\"message\": {", $"\"sender\": \"{run}\", \"until\": \"{until}\", \"message\": {{", StringComparison.Ordinal)));
    }
}
