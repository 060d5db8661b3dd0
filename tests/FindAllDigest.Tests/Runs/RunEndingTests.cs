using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Runs;
using Xunit;

namespace FindAllDigest.Tests.Runs;

/// <summary>The table of endings, as §8 of the API's reference lists statuses and reasons.</summary>
public sealed class RunEndingTests
{
    [Theory]
    [InlineData("completed", "match_limit_met", RunEndingKind.Whole, ExitCode.Done)]
    [InlineData("completed", "low_match_rate", RunEndingKind.Whole, ExitCode.Done)]
    [InlineData("completed", "candidates_exhausted", RunEndingKind.Whole, ExitCode.Done)]
    [InlineData("completed", null, RunEndingKind.Whole, ExitCode.Done)]
    [InlineData("completed", "", RunEndingKind.Whole, ExitCode.Done)]
    [InlineData("completed", "a_reason_of_2027", RunEndingKind.Whole, ExitCode.Done)]
    [InlineData("completed", "insufficient_funds", RunEndingKind.Partial, ExitCode.FindAll)]
    [InlineData("completed", "timeout", RunEndingKind.Partial, ExitCode.FindAll)]
    [InlineData("failed", "insufficient_funds", RunEndingKind.Partial, ExitCode.FindAll)]
    [InlineData("failed", "error_occurred", RunEndingKind.Partial, ExitCode.FindAll)]
    [InlineData("failed", "timeout", RunEndingKind.Partial, ExitCode.FindAll)]
    [InlineData("failed", null, RunEndingKind.Partial, ExitCode.FindAll)]
    [InlineData("action_required", null, RunEndingKind.Partial, ExitCode.FindAll)]
    [InlineData("a_status_of_2027", null, RunEndingKind.Partial, ExitCode.FindAll)]
    [InlineData("a_status_of_2027", "a_reason_of_2027", RunEndingKind.Partial, ExitCode.FindAll)]
    [InlineData("cancelled", "user_cancelled", RunEndingKind.Cancelled, ExitCode.Done)]
    [InlineData("cancelled", null, RunEndingKind.Cancelled, ExitCode.Done)]
    [InlineData("completed", "user_cancelled", RunEndingKind.Cancelled, ExitCode.Done)]
    public void Every_status_and_reason_has_its_kind_and_exit_code(string word, string? reason, RunEndingKind kind, ExitCode withoutFinds)
    {
        var ending = RunEnding.Of(word, reason);

        Assert.Equal((kind, withoutFinds), (ending.Kind, ending.ExitCodeWithoutFinds));
        Assert.True(char.IsLower(ending.Sentence[0]) && ending.Sentence.EndsWith('.'), ending.Sentence);
        Assert.True(ending.Remedy.Length == 0 || ending.Remedy.EndsWith('.'), ending.Remedy);
    }

    [Theory]
    [InlineData("completed", "insufficient_funds", "Top up")]
    [InlineData("action_required", null, "service's dashboard")]
    [InlineData("failed", "timeout", "match_limit")]
    [InlineData("failed", "error_occurred", "tries again by itself")]
    public void What_a_person_can_mend_says_how(string word, string? reason, string remedy) =>
        Assert.Contains(remedy, RunEnding.Of(word, reason).Remedy, StringComparison.Ordinal);

    [Theory]
    [InlineData("completed", "match_limit_met", 40, 45, 12, "raise match_limit")]
    [InlineData("completed", "low_match_rate", 100, 3, 12, "Only 3 % of the candidates matched: little may be left to find.")]
    [InlineData("completed", "low_match_rate", 62, 0, 12, "None of 62 candidates matched: little may be left to find.")]
    [InlineData("completed", "low_match_rate", 62, 1, 0, "Only 2 % of the candidates matched: either little is left to find")]
    [InlineData("completed", "candidates_exhausted", 58, 0, 0, "stricter than it was meant")]
    [InlineData("completed", "candidates_exhausted", 40, 38, 12, "hardly sort out")]
    [InlineData("completed", "candidates_exhausted", 58, 0, 12, "")]
    [InlineData("completed", "candidates_exhausted", 58, 6, 0, "")]
    [InlineData("completed", "candidates_exhausted", 5, 5, 0, "")]
    [InlineData("completed", "candidates_exhausted", 0, 0, 0, "")]
    [InlineData("failed", "timeout", 58, 0, 0, "")]
    public void Candidates_against_matches_suggest_something_or_nothing(
        string word, string reason, int generated, int matched, int excluded, string suggestion)
    {
        var told = RunNotes.Suggestion(
            new RunStatus(word, false, generated, matched, reason),
            Plans.Plan with { Excluded = excluded, MatchLimit = Plans.Plan.Criteria.MatchLimit });

        Assert.Equal(suggestion.Length == 0, told.Length == 0);
        Assert.Contains(suggestion, told, StringComparison.Ordinal);
    }

    [Fact]
    public void A_limit_that_the_budget_lowered_asks_for_budget_and_not_for_a_higher_limit()
    {
        var told = RunNotes.Suggestion(
            new RunStatus("completed", false, 31, 5, "match_limit_met"),
            Plans.Plan with { MatchLimit = Plans.Plan.Criteria.MatchLimit - 1 });

        Assert.Contains("raise the budget", told, StringComparison.Ordinal);
    }
}
