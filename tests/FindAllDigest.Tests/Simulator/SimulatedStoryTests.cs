using Xunit;

namespace FindAllDigest.Tests.Simulator;

/// <summary>The shipped watch, played by the whole program.</summary>
public sealed class SimulatedStoryTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("findall-story-");
    private readonly ProgramHost _program;

    public SimulatedStoryTests()
    {
        _program = new(_folder.FullName);
        _program.Variables["FINDALL_DIGEST_POLL"] = "1ms";
        var watch = _folder.CreateSubdirectory("data/example");
        File.Copy(
            Path.Combine(RepositoryFiles.RepositoryRoot, "data", "example", "watch.json"), Path.Combine(watch.FullName, "watch.json"));
    }

    [Fact]
    public async Task Each_call_plays_the_next_week_of_the_clean_story()
    {
        var weeks = new List<string>();
        foreach (var _ in Enumerable.Range(0, 5))
        {
            weeks.Add((await _program.RunAsync("refresh", "example", "--simulate")).Expect(0).Output);
        }

        Assert.Contains("35 new", weeks[0], StringComparison.Ordinal);
        Assert.Contains("5 new", weeks[1], StringComparison.Ordinal);
        Assert.Contains("3 new", weeks[2], StringComparison.Ordinal);
        Assert.Contains("1 changed", weeks[2], StringComparison.Ordinal);
        Assert.Contains("unchanged", weeks[3], StringComparison.Ordinal);
        Assert.Contains("1 no longer matches", weeks[4], StringComparison.Ordinal);
        Assert.Contains("Khosla Ventures Portfolio", Entities(), StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", Entities(), StringComparison.Ordinal);
    }

    /// <summary>A week there begins when it is Sunday still in UTC.</summary>
    [Fact]
    public async Task The_day_that_is_played_is_that_of_the_watchs_time_zone()
    {
        var path = Path.Combine(_folder.FullName, "data", "example", "watch.json");
        await File.WriteAllTextAsync(
            path,
            (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken))
                .Replace("\"time_zone\": \"UTC\"", "\"time_zone\": \"Asia/Tokyo\"", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);

        var run = await _program.RunAsync("refresh", "example", "--simulate", "--clock", "2026-11-29T23:30:00Z");

        Assert.StartsWith("Simulating Mon 30 Nov 2026 ", run.Expect(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_has_twenty_lines_also_where_columns_have_no_room()
    {
        _program.Width = 60;

        var run = (await _program.RunAsync("refresh", "example", "--simulate")).Expect(0);

        var list = run.Lines
            .SkipWhile(line => !line.StartsWith("NAME", StringComparison.Ordinal))
            .TakeWhile(line => !line.StartsWith("example: digest", StringComparison.Ordinal))
            .ToList();
        Assert.Contains(list, line => line.StartsWith("No room for ", StringComparison.Ordinal));
        Assert.Equal(20, list.Count);
    }

    [Fact]
    public async Task The_worst_of_the_web_is_played_when_it_is_asked_for()
    {
        (await _program.RunAsync("refresh", "example", "--simulate", "--scenario", "hostile")).Expect(0);

        Assert.Contains("Fixes #1 Analytics", Entities(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scenario_that_is_not_there_is_told_with_the_shipped_ones()
    {
        var run = (await _program.RunAsync("refresh", "example", "--simulate", "--scenario", "hostle")).Expect(1);

        Assert.Contains("'hostle' is no file, and no scenario; did you mean 'hostile'?", run.Error, StringComparison.Ordinal);
        Assert.Contains("khosla-portfolio, hostile", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_left_in_flight_is_no_week_that_was_played()
    {
        var run = (await _program.RunAsync("refresh", "example", "--simulate", "--no-wait")).Expect(0);

        Assert.EndsWith(
            "Nothing was bought: the simulator answers. The same call again goes on with what is in flight.\n",
            run.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_time_before_the_last_refresh_is_played()
    {
        (await _program.RunAsync("refresh", "example", "--simulate")).Expect(0);

        var run = (await _program.RunAsync("refresh", "example", "--simulate", "--clock", "2026-10-04")).Expect(1);

        Assert.StartsWith(
            "--clock 2026-10-04T00:00:00Z lies before the last refresh of 'example', which was played at 2026-10-05T06:00:00Z.",
            run.Error,
            StringComparison.Ordinal);
        Assert.Equal("", run.Output);
        (await _program.RunAsync("refresh", "example", "--simulate", "--clock", "2026-10-06")).Expect(0);
    }

    [Fact]
    public async Task A_scenario_without_simulating_is_a_wrong_command_line()
    {
        var run = (await _program.RunAsync("refresh", "example", "--scenario", "hostile")).Expect(1);

        Assert.Contains("--scenario goes with --simulate only", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string Entities() =>
        File.ReadAllText(Path.Combine(_folder.FullName, "artifacts", "simulation", "data", "example", "entities.jsonl"));
}
