using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline;
using Xunit;

namespace FindAllDigest.Tests.Documentation;

/// <summary>What the program tells people to choose in a form is what the form offers.</summary>
public sealed class AdviceTests
{
    [Fact]
    public async Task The_choices_for_a_lost_run_are_those_of_the_form()
    {
        Assert.True(WatchName.TryParse("batteries", out var watch));
        Assert.True(FindAllRunId.TryParse("findall_0123456789abcdef", out var run));
        var form = await File.ReadAllTextAsync(
            Path.Combine(RepositoryFiles.RepositoryRoot, ".github/workflows/fix-a-run.yml"), TestContext.Current.CancellationToken);

        var advice = LostRunAdvice.Of(watch) + LostRunAdvice.Of(watch, run);

        Assert.Contains("name: Fix a run\n", form, StringComparison.Ordinal);
        foreach (var choice in new[] { "The lost run exists, and its id is below", "The lost run does not exist" })
        {
            Assert.Contains($"          - {choice}\n", form, StringComparison.Ordinal);
            Assert.Contains($"'{choice}'", advice, StringComparison.Ordinal);
        }
    }
}
