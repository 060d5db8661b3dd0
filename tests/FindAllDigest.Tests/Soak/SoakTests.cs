using System.Globalization;
using Xunit;

namespace FindAllDigest.Tests.Soak;

/// <summary>Two years of weekly refreshes, with everything that goes wrong in two years.</summary>
public sealed class SoakTests
{
    private const string SeedVariable = "FINDALL_DIGEST_SOAK_SEED";
    private const ulong UsualSeed = 20260105;

    [Fact]
    public async Task Two_years_of_faults_kills_edits_and_merges_lose_nothing_report_nothing_twice_and_cost_what_is_booked()
    {
        var seed = ulong.TryParse(
            Environment.GetEnvironmentVariable(SeedVariable), NumberStyles.None, CultureInfo.InvariantCulture, out var given)
                ? given
                : UsualSeed;
        var dice = new Dice(seed);
        await using var stage = await SoakStage.StartAsync(dice);
        var people = new SoakPeople(stage, dice);
        var soak = new Soak(stage, dice, people, new SoakTroubles(stage, dice), new SoakAudit(stage, people));

        var faults = await soak.RunAsync();

        Assert.True(
            faults.Count == 0,
            $"Seed {seed}; {SeedVariable}={seed} plays it again.\n{string.Join('\n', faults)}\n\n{string.Join('\n', people.Diary)}");
    }
}
