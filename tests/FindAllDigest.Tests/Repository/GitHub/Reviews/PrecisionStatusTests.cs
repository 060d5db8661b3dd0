using System.Text.Json;
using Xunit;
using static FindAllDigest.Tests.Repository.GitHub.Reviews.ReviewStage;

namespace FindAllDigest.Tests.Repository.GitHub.Reviews;

/// <summary>What <c>status</c> tells of reviews, once they are merged.</summary>
public sealed class PrecisionStatusTests
{
    [Fact]
    public async Task What_was_rejected_and_merged_is_told_by_generator_and_confidence()
    {
        await using var stage = await OpenAsync();
        await stage.ReviewAsync(stage.Click("reject", Ibervolt));
        var open = await stage.Refresh.RunAsync("status");
        stage.Refresh.As("ada").MergePullRequest(1);

        var text = await stage.Refresh.RunAsync("status");
        var json = await stage.Refresh.RunAsync("status", "--json");

        Assert.DoesNotContain("accepted", open.Output, StringComparison.Ordinal);
        Assert.Contains("of what was proposed, 1 of 2 accepted, 1 rejected\n", text.Output, StringComparison.Ordinal);
        var precision = JsonDocument.Parse(json.Output).RootElement[0].GetProperty("precision");
        Assert.Equal(0.5m, precision.GetProperty("all").GetProperty("rejected_share").GetDecimal());
        Assert.Equal("core", precision.GetProperty("generators")[0].GetProperty("name").GetString());
        Assert.Equal("battery_check", precision.GetProperty("conditions")[0].GetProperty("shares").GetProperty("name").GetString());
    }
}
