using System.Text.Json.Nodes;
using Xunit;
using static FindAllDigest.Tests.Repository.GitHub.Reviews.ReviewStage;

namespace FindAllDigest.Tests.Repository.GitHub.Reviews;

/// <summary>People who click, push and change their minds while the program is at work, and processes that die.</summary>
public sealed class ReviewRaceTests
{
    private const string MoveBranch = "PATCH /repos/*/*/git/refs/heads/findall-digest/batteries";
    private const string WriteText = "PATCH /repos/*/*/pulls/1";
    private const int MostCalls = 40;

    [Fact]
    public async Task A_push_between_read_and_write_is_kept_and_the_decision_comes_on_top()
    {
        await using var stage = await OpenAsync();
        var click = stage.Click("reject", Ibervolt);
        stage.Refresh.Server.Faults.When(MoveBranch).Before(_ =>
            stage.Refresh
                .As("ada")
                .Commit(GitHubStage.Branch, "Mine", ("data/batteries/exclude.csv", stage.List + "Acme,https://acme.example,,,,,\n")));

        (await stage.ReviewAsync(click)).Expect(0);

        Assert.Contains("ibervolt.example/,rejected,", stage.List, StringComparison.Ordinal);
        Assert.EndsWith("Acme,https://acme.example,,,,,\n", stage.List, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_who_is_always_faster_ends_in_a_clear_failure_and_loses_nothing()
    {
        await using var stage = await OpenAsync();
        var click = stage.Click("reject", Ibervolt);
        stage.Refresh.Server.Faults.When(MoveBranch).OnCalls(1, 10).Before(request =>
            stage.Refresh
                .As("ada")
                .Commit(
                    GitHubStage.Branch,
                    "Mine",
                    ("data/batteries/exclude.csv", $"{stage.List}A{request.Number},https://a{request.Number}.example,,,,,\n")));

        var answer = await stage.ReviewAsync(click);

        answer.Expect(4);
        Assert.Contains("5 times", answer.Error, StringComparison.Ordinal);
        Assert.Matches(@"- \[x\] .*<!-- findall-digest:reject=", stage.Body);
        Assert.DoesNotContain("rejected", stage.List, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tick_that_a_refresh_writes_over_is_found_in_its_event()
    {
        await using var stage = await OpenAsync();
        stage.Refresh.PassAWeek();
        JsonObject? click = null;
        stage.Refresh.Server.Faults.When(WriteText).Before(_ => click = stage.Click("reject", Ibervolt));
        await stage.Refresh.RefreshAsync();
        Assert.Matches(@"- \[ \] \*\*.*<!-- findall-digest:reject=ibervolt\.example of=\w+ -->", stage.Body);

        await stage.ReviewAsync(click);

        Assert.Contains("ibervolt.example/,rejected,", stage.List, StringComparison.Ordinal);
        Assert.Matches(@"- \[x\] .*<!-- findall-digest:reject=ibervolt\.example( of=\w+)? shown=rejected --> \*\*rejected\*\*", stage.Body);
        Assert.Contains("Nova", stage.List, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_people_write_and_tick_while_a_refresh_commits_stays_without_any_event()
    {
        await using var stage = await OpenAsync();
        stage.Refresh.PassAWeek();
        stage.Refresh.Server.Faults.When(MoveBranch).Before(_ =>
        {
            stage.Click("reject", Ibervolt);
            stage.Refresh.As("ada").Edit(1, body: $"Mine, above.\r\n{stage.Body}Mine, below.\r\n");
        });
        await stage.Refresh.RefreshAsync();
        var body = stage.Body;

        await stage.Refresh.RefreshAsync();

        Assert.Contains("Nova", body, StringComparison.Ordinal);
        Assert.StartsWith("Mine, above.\r\n", body, StringComparison.Ordinal);
        Assert.EndsWith("Mine, below.\r\n", body, StringComparison.Ordinal);
        Assert.Matches(@"- \[x\] \*\*.*<!-- findall-digest:reject=ibervolt\.example of=\w+ -->", body);
        Assert.Contains("ibervolt.example/,rejected,", stage.List, StringComparison.Ordinal);
        Assert.Matches(@"- \[x\] .*<!-- findall-digest:reject=ibervolt\.example( of=\w+)? shown=rejected --> \*\*rejected\*\*", stage.Body);
    }

    [Fact]
    public async Task A_tick_that_is_taken_back_while_a_refresh_commits_it_is_taken_back_by_the_next()
    {
        await using var stage = await OpenAsync();
        stage.Refresh.PassAWeek();
        stage.Click("snooze", Ibervolt);
        await stage.ReviewAsync();
        stage.Refresh.Server.Faults.When(MoveBranch).Before(_ => stage.Click("snooze", Ibervolt));
        await stage.Refresh.RefreshAsync();
        Assert.Matches($@"- \[ \] snooze 90 days <!-- findall-digest:snooze=\S+ shown={In90Days} --> \*\*until [A-Z][a-z]{{2}} \d+ [A-Z][a-z]{{2}} \d{{4}}\*\*", stage.Body);

        await stage.Refresh.RefreshAsync();

        Assert.DoesNotContain($"ibervolt.example/,,{In90Days},", stage.List, StringComparison.Ordinal);
        Assert.DoesNotContain("[x]", stage.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refresh_does_not_untick_what_was_decided_since_it_read_the_branch()
    {
        await using var stage = await OpenAsync();
        stage.Click("reject", Ibervolt);
        stage.Refresh.Server.Faults.When("GET /repos/*/*/pulls/1").Before(_ =>
        {
            stage.Refresh
                .As("ada")
                .Commit(
                    GitHubStage.Branch,
                    "Rejected",
                    ("data/batteries/exclude.csv", stage.List.Replace(
                        "ibervolt.example/,,", "ibervolt.example/,rejected,", StringComparison.Ordinal)));
            var lines = stage.Body.Split('\n').Select(line => line.StartsWith("- [x] ", StringComparison.Ordinal)
                ? line.Replace(" -->", " shown=rejected --> **rejected**", StringComparison.Ordinal)
                : line);
            stage.Refresh.As("ada").Edit(1, body: string.Join('\n', lines));
        });

        (await stage.Refresh.RefreshAsync()).Expect(0);

        Assert.Contains("ibervolt.example/,rejected,", stage.List, StringComparison.Ordinal);
        Assert.Matches(@"- \[x\] .*<!-- findall-digest:reject=ibervolt\.example( of=\w+)? shown=rejected --> \*\*rejected\*\*", stage.Body);
    }

    [Fact]
    public async Task A_tick_and_its_taking_back_before_any_workflow_ran_decide_nothing()
    {
        await using var stage = await OpenAsync();
        var before = stage.List;
        var tick = stage.Click("reject", Ibervolt);
        var untick = stage.Click("reject", Ibervolt);

        await stage.ReviewAsync(tick);
        await stage.ReviewAsync(untick);

        Assert.Equal(before, stage.List);
        Assert.Equal(1, stage.Commits);
    }

    [Theory]
    [InlineData("reject")]
    [InlineData("snooze")]
    public async Task A_tick_that_was_acted_on_but_never_shown_can_be_taken_back(string action)
    {
        await using var stage = await OpenAsync();
        var before = stage.List;
        using var stop = new CancellationTokenSource();
        stage.Refresh.Server.Faults.When(MoveBranch).After(_ => stop.Cancel());
        await stage.ReviewAsync(stop.Token, stage.Click(action, Ibervolt));
        Assert.NotEqual(before, stage.List);

        await stage.ReviewAsync(stage.Click(action, Ibervolt));

        Assert.Equal(before, stage.List);
        Assert.DoesNotContain("[x]", stage.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_late_event_does_not_bring_back_what_was_taken_back_meanwhile()
    {
        await using var stage = await OpenAsync();
        var before = stage.List;
        var tick = stage.Click("reject", Ibervolt);
        Backdate(tick);
        await stage.Refresh.RefreshAsync();
        Assert.Contains("rejected", stage.List, StringComparison.Ordinal);
        stage.Click("reject", Ibervolt);
        await stage.Refresh.RefreshAsync();
        Assert.Equal(before, stage.List);

        await stage.ReviewAsync(tick);

        Assert.Equal(before, stage.List);
    }

    [Fact]
    public async Task An_event_about_another_pull_request_or_that_cannot_be_read_decides_nothing()
    {
        await using var stage = await OpenAsync();
        var before = stage.List;
        var other = stage.Click("reject", Ibervolt);
        stage.Click("reject", Ibervolt);
        foreach (var payload in (string[])
        [
            "",
            "[]",
            "{\"pull_request\":7}",
            "{\"changes\":{\"body\":{\"from\":\"\\uD800\"}},\"pull_request\":{\"number\":1,\"body\":null,\"updated_at\":\"never\"}}"
        ])
        {
            var path = Path.Combine(stage.Refresh.Checkout, "event.json");
            await File.WriteAllTextAsync(path, payload, TestContext.Current.CancellationToken);
            stage.Refresh.Set("GITHUB_EVENT_PATH", path);
            (await stage.Refresh.RunAsync("review", "1")).Expect(0);
        }

        foreach (var (part, name, value) in new[] { ("pull_request", "number", (JsonNode)2), ("repository", "full_name", "else/where") })
        {
            var foreign = other.DeepClone().AsObject();
            foreign[part]![name] = value;
            (await stage.ReviewAsync(foreign)).Expect(0);
        }

        Assert.Equal(before, stage.List);
    }

    [Fact]
    public async Task A_review_stopped_at_any_call_and_run_again_ends_the_same()
    {
        var expected = await EndAsync(null);

        var call = 1;
        for (var isStopped = true; isStopped; call++)
        {
            Assert.True(call <= MostCalls, "The review does not end.");
            (var end, isStopped) = await StopAsync(call);
            Assert.Equal($"call {call}\n{expected}", $"call {call}\n{end}");
        }

        Assert.True(call > 8, "So few calls cannot be a whole review.");
    }

    private static async Task<string> EndAsync(int? call) => (await StopAsync(call)).End;

    private static async Task<(string End, bool IsStopped)> StopAsync(int? stopAt)
    {
        await using var stage = await OpenAsync();
        stage.Click("snooze", Lumenara);
        var click = stage.Click("reject", Ibervolt);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var isStopped = false;
        if (stopAt is { } call)
        {
            stage.Refresh.Server.Faults.When(_ => true).OnCall(call).After(_ =>
            {
                isStopped = true;
                stop.Cancel();
            });
        }

        await stage.ReviewAsync(stop.Token, click);
        if (isStopped)
        {
            (await stage.ReviewAsync(click)).Expect(0);
        }

        var boxes = stage.Body
            .Split('\n')
            .Where(line => line.StartsWith("- [", StringComparison.Ordinal) && line.Contains("findall-digest:", StringComparison.Ordinal));
        return ($"{stage.Commits} commits\n{WithoutRun(stage.List)}\n{string.Join('\n', boxes)}", isStopped);
    }

    private static string WithoutRun(string list) =>
        string.Join('\n', list.Split('\n').Select(line => line[..(line.LastIndexOf(',') + 1)]));

    /// <summary>Makes an event a minute older, so that what follows is surely later by GitHub's clock of whole seconds.</summary>
    private static void Backdate(JsonObject payload) =>
        payload["pull_request"]!["updated_at"] = DateTime.UtcNow
            .AddMinutes(-1)
            .ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
}
