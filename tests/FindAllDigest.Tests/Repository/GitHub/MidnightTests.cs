using Xunit;

namespace FindAllDigest.Tests.Repository.GitHub;

/// <summary>A refresh judges by one day, however long it takes.</summary>
public sealed class MidnightTests
{
    private static readonly DateTimeOffset BeforeMidnight = new(2026, 11, 23, 23, 59, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_refresh_across_midnight_has_the_day_on_which_it_began()
    {
        await using var stage = await GitHubStage.OpenAsync();
        var clock = new TestClock(BeforeMidnight);
        stage.Time = clock;
        stage
            .As("ada")
            .Commit(
                "main",
                "Snoozed",
                ($"data/{GitHubStage.Watch}/exclude.csv", "name,url,status,note,until,added,run\nIberVolt,https://ibervolt.example,known,,2026-11-24,,\n"));
        stage.Server.Faults.When("PATCH /repos/*/*/git/refs/**").OnCall(1).After(_ => clock.Advance(TimeSpan.FromHours(1)));

        (await stage.RefreshAsync()).Expect(0);

        Assert.True(clock.Now > BeforeMidnight.AddMinutes(30), "The clock did not cross midnight.");
        Assert.Contains("digests/2026-11-23.md", stage.Outputs["digest"], StringComparison.Ordinal);
        Assert.Contains(
            "2026-11-23",
            stage.Read("exclude.csv").Split('\n').Single(line => line.StartsWith("Lumenara", StringComparison.Ordinal)),
            StringComparison.Ordinal);
        Assert.DoesNotContain("2026-11-24", stage.Read("entities.jsonl"), StringComparison.Ordinal);

        // Its row excludes it until the next day begins.
        Assert.DoesNotContain("ibervolt", stage.Read("entities.jsonl"), StringComparison.OrdinalIgnoreCase);
    }
}
