using System.Text.RegularExpressions;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Runs;
using Xunit;

namespace FindAllDigest.Tests.Documentation;

/// <summary>What the program tells people to choose in a form is what the form offers.</summary>
public sealed class AdviceTests
{
    [Fact]
    public async Task What_is_said_of_a_lost_run_names_the_forms_and_the_fields_that_there_are()
    {
        Assert.True(WatchName.TryParse("batteries", out var watch));
        Assert.True(FindAllRunId.TryParse("findall_0123456789abcdef", out var run));
        var (takeUp, fix) = (await FormAsync("lost-run.yml"), await FormAsync("fix-a-run.yml"));

        var (either, known) = (LostRunAdvice.Of(watch), LostRunAdvice.Of(watch, run));

        Assert.Contains("name: Take up a lost run\n", takeUp, StringComparison.Ordinal);
        Assert.Equal(["watch", "run"], Fields(takeUp));
        Assert.Contains("PARALLEL_API_KEY: ${{ secrets.PARALLEL_API_KEY }}\n", takeUp, StringComparison.Ordinal); // The service is asked for the run.
        Assert.Equal(2, takeUp.Split("        required: true\n").Length - 1);
        Assert.Contains("Actions, Take up a lost run, Run workflow on GitHub, write 'batteries' and paste the run's id", either, StringComparison.Ordinal);
        Assert.Contains($"Actions, Take up a lost run, Run workflow, write 'batteries' and paste {run}.", known, StringComparison.Ordinal);
        Assert.DoesNotContain("Fix a run", known, StringComparison.Ordinal);
        Assert.Contains("name: Fix a run\n", fix, StringComparison.Ordinal);
        Assert.Equal(["watch", "what"], Fields(fix));
        Assert.Contains("          - The lost run does not exist\n", fix, StringComparison.Ordinal);
        Assert.Contains("open Fix a run instead, write 'batteries' and choose 'The lost run does not exist'", either, StringComparison.Ordinal);
    }

    private static Task<string> FormAsync(string file) => File.ReadAllTextAsync(
        Path.Combine(RepositoryFiles.RepositoryRoot, ".github/workflows", file), TestContext.Current.CancellationToken);

    private static IEnumerable<string> Fields(string form) => Regex.Matches(form, "^      (\\w+):$", RegexOptions.Multiline)
        .Where(field => field.Index < form.IndexOf("permissions:", StringComparison.Ordinal))
        .Select(field => field.Groups[1].Value);
}
