using Xunit;

namespace FindAllDigest.Tests.Rendering;

/// <summary>What the dashboard says of a watch's numbers, and what it must not say where they do not carry it.</summary>
public sealed class DashboardNumbersTests
{
    [Theory]
    [InlineData(
        "grown",
        "26 new in 2 runs; 21 of 26 accepted, 5 rejected. Of 64 candidates, “Portfolio” passed 26 and refused 38 (12 alone), “Founded” passed 35 and refused 29 (3 alone). Found 137; at least 151 exist (about 91 %). The next refresh is expected to bring about 4.5 new for about 3.10 USD, by what the last 6 brought. So far 27.40 USD in 2 runs for 26 new (1.05 each), 21 accepted (1.30 each).")]
    [InlineData(
        "all-accepted",
        "26 new in 2 runs. Found 26; nothing says that more exist today. The next refresh is expected to bring about 0 new for about 2.05 USD, by what the last 3 brought. So far 4.30 USD in 2 runs for 26 new (0.17 each), 26 accepted (0.17 each).")]
    [InlineData(
        "young",
        "4 new in 1 run, 0.54 USD each. Found 4. How many more exist, and what the next refresh will bring: not enough runs yet.")]
    [InlineData(
        "barren",
        "nothing new in 2 runs. No condition refused any of 1 candidate. Found 0. How many more exist, and what the next refresh will bring: not enough runs yet.")]
    [InlineData("never-ran", "no run yet.")]
    [InlineData("of-unknown-words", "26 new in 2 runs, 0.17 USD each.")]
    [InlineData(
        "made-up",
        "26 new in 2 runs, made up. Found 26; at least 29 exist (about 90 %). The next refresh is expected to bring about 2 new, by what the last 3 brought.")]
    public async Task Each_watch_says_what_its_numbers_carry_and_no_more(string watch, string sentences)
    {
        var templates = await RepositoryTemplates.LoadAsync();

        var line = GoldenNumbers.Print(templates)
            .Split("What the numbers say")[1]
            .Split('\n')
            .Single(line => line.StartsWith($"- **{watch}**: ", StringComparison.Ordinal));

        Assert.Equal(sentences, line[$"- **{watch}**: ".Length..].TrimEnd());
    }
}
