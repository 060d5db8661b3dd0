using System.Collections.Concurrent;
using System.Diagnostics;
using FindAllDigest.Pipeline.Sessions;
using Xunit;

namespace FindAllDigest.Tests.Repository.GitHub;

/// <summary>In one refresh each file of each branch is parsed at most once, however many steps ask for its value.</summary>
public sealed class ParsedOnceTests
{
    [Fact]
    public async Task A_refresh_with_news_on_an_open_pull_request_parses_each_file_of_each_branch_once()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        stage.As("ada").Edit(1, body: stage.Pull.Thread.Body?.Replace("- [ ]", "- [x]", StringComparison.Ordinal));
        stage
            .As("ada")
            .Commit(
                "main",
                "A row of hers",
                ($"data/{GitHubStage.Watch}/exclude.csv", "name,url,status,note,until,added,run\nOwn,https://own.example,known,,,,\n"));
        stage.PassAWeek();

        var (parses, answer) = await CountAsync(() => stage.RefreshAsync());

        answer.Expect(0);
        Assert.Equal("new", stage.Outputs["outcome"]);
        Assert.All(parses.CountBy(parse => parse), parse => Assert.True(parse.Value == 1, $"{parse.Key} was parsed {parse.Value} times."));

        // The default branch's, the proposal's, the one that both began with, and what the merge made of them.
        Assert.InRange(parses.Count(parse => parse.Path.EndsWith("exclude.csv", StringComparison.Ordinal)), 2, 4);
        Assert.InRange(parses.Count(parse => parse.Path.EndsWith("entities.jsonl", StringComparison.Ordinal)), 1, 3);
        Assert.Equal(1, parses.Count(parse => parse.Path.EndsWith("watch.json", StringComparison.Ordinal)));
        Assert.Equal(1, parses.Count(parse => parse.Path.EndsWith("runs.csv", StringComparison.Ordinal)));
        Assert.Equal(1, parses.Count(parse => parse.Path.EndsWith("run.json", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_quiet_refresh_parses_the_list_once()
    {
        await using var stage = await GitHubStage.OpenAsync();
        await stage.RefreshAsync();
        stage.As("ada").MergePullRequest(1);

        var (parses, answer) = await CountAsync(() => stage.RefreshAsync());

        answer.Expect(0);
        Assert.Equal("unchanged", stage.Outputs["outcome"]);
        Assert.Equal(1, parses.Count(parse => parse.Path.EndsWith("exclude.csv", StringComparison.Ordinal)));
        Assert.All(parses.CountBy(parse => parse), parse => Assert.Equal(1, parse.Value));
    }

    private static async Task<(IReadOnlyCollection<(string Path, string Content)> Parses, ProgramRun Run)> CountAsync(
        Func<Task<ProgramRun>> run)
    {
        var counter = new Counter();
        using var subscription = DiagnosticListener.AllListeners.Subscribe(counter);
        var answer = await counter.WatchAsync(run);
        return (counter.Parses, answer);
    }

    /// <summary>Counts what is parsed on behalf of one call, and not by tests beside it.</summary>
    private sealed class Counter : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        private readonly AsyncLocal<bool> _isWatched = new();

        public ConcurrentQueue<(string Path, string Content)> Parses { get; } = new();

        public async Task<ProgramRun> WatchAsync(Func<Task<ProgramRun>> run)
        {
            _isWatched.Value = true;
            return await run();
        }

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == ParsedValues.ListenerName)
            {
                value.Subscribe(this);
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (_isWatched.Value && value.Value is ValueTuple<string, string> parse)
            {
                Parses.Enqueue(parse);
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
