using FindAllDigest.Rendering;
using Xunit;

namespace FindAllDigest.Tests.Rendering;

/// <summary>A dashboard of many watches fits into a body of GitHub, and says how many it leaves out.</summary>
public sealed class DashboardLengthTests
{
    private const int Limit = 58_000;

    [Theory]
    [InlineData(1, 0)]
    [InlineData(40, 0)]
    [InlineData(500, 300)]
    public async Task Watches_are_left_out_whole(int count, int leastOmitted)
    {
        var templates = await RepositoryTemplates.LoadAsync();

        var text = new ProposalRenderer(templates).Dashboard(
            [.. Enumerable.Range(1, count).Select(number => GoldenHealth.Well($"watch-{number:000}"))],
            "https://github.com/octo/watches",
            DateTimeOffset.UnixEpoch,
            Limit);

        var listed = text.Split("<!-- findall-digest:do refresh ").Length - 1;
        Assert.True(text.Length <= Limit, $"{text.Length}");
        Assert.True(count - listed >= leastOmitted, $"{listed}");
        Assert.Equal(listed < count, text.Contains($"…and {count - listed} more; ", StringComparison.Ordinal));
        Assert.EndsWith("nothing is wrong.", text.TrimEnd(), StringComparison.Ordinal);
    }
}
