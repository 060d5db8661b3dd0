using FindAllDigest.GitHubSimulator.Permissions;
using FindAllDigest.Tests.Repository.GitHub;
using Xunit;

namespace FindAllDigest.Tests.Cli.Doctor;

/// <summary>Each fault is planted in a healthy copy, told alone, and gone once its remedy was followed.</summary>
public sealed class PlantedFaultTests
{
    public static TheoryData<string> Faults => [.. PlantedFault.All.Keys];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_is_told_alone_and_its_remedy_mends_it(string name)
    {
        var fault = PlantedFault.All[name];
        await using var stage = await GitHubStage.OpenAsync(permissions: PermissionSet.Delivery.With(Permission.Actions, Access.Read));
        stage.Repository.Settings.Workflows["refresh.yml"] = new("active", DateTimeOffset.UtcNow.AddHours(-20));
        (await stage.RefreshAsync()).Expect(0);

        Assert.Empty(await WrongAsync(stage));
        await fault.PlantAsync(stage);
        var wrong = await WrongAsync(stage);
        await fault.MendAsync(stage);

        Assert.NotEmpty(wrong);
        Assert.All(wrong, line => Assert.StartsWith($"{fault.Check}: ", line[2..], StringComparison.Ordinal));
        Assert.Contains(wrong, line => line.Contains(fault.Remedy, StringComparison.Ordinal));
        Assert.Empty(await WrongAsync(stage));
    }

    private static async Task<IReadOnlyList<string>> WrongAsync(GitHubStage stage)
    {
        var creates = stage.Creates;
        var run = await stage.RunAsync("doctor");

        Assert.NotEmpty(run.Lines);
        Assert.Empty(stage.Server.Requests.Writes);
        Assert.Equal(creates, stage.Creates);
        return [.. run.Lines.Where(line => !line.StartsWith("✓ ", StringComparison.Ordinal))];
    }
}
