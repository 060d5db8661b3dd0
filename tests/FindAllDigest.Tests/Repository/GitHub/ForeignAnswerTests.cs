using FindAllDigest.GitHubSimulator.Faults;
using Xunit;

namespace FindAllDigest.Tests.Repository.GitHub;

/// <summary>A status of 200 is no answer of GitHub: a gateway may answer in its place. What was not answered for is not believed.</summary>
public sealed class ForeignAnswerTests
{
    private const string Page =
        "<!DOCTYPE html><html><head><title>Sign in</title><style>p { color: red }</style></head><body><p>Please <b>sign in</b> &amp; go on.</p></body></html>";

    public static TheoryData<string> Bodies =>
        [Page, "", "null", "{}", "[]", "\"done\"", "{\"number\": 0}", "{\"ref\": \"refs/heads/main\", \"object\": {\"sha\": \"1\"}}"];

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_journal_that_nobody_confirms_is_not_written_and_nothing_is_bought(string body)
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Time = TestClock.Running(skipsWaitsBelow: TimeSpan.FromMinutes(1));
        stage.Server.Faults.When("PATCH /repos/*/*/git/refs/**").Always().Answers(Ok(body));

        var answer = await stage.RefreshAsync();

        answer.Expect(4);
        Assert.Equal(0, stage.Creates);
        Assert.DoesNotContain('<', answer.Error);
    }

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_pull_request_that_nobody_confirms_is_told_in_a_sentence_and_made_by_the_next_refresh(string body)
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Time = TestClock.Running(skipsWaitsBelow: TimeSpan.FromMinutes(1));
        stage.Server.Faults.When("POST /repos/*/*/pulls").Answers(Ok(body));

        var unclear = await stage.RefreshAsync();
        var outcome = stage.Outputs["outcome"];
        var next = await stage.RefreshAsync();

        unclear.Expect(4);
        Assert.Equal("failed", outcome);
        Assert.DoesNotContain('<', unclear.Error);
        next.Expect(0);
        Assert.Equal(1, stage.Creates);
        Assert.Contains("batteries", stage.Pull.Thread.Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET /repos/*/*/pulls")]
    [InlineData("GET /repos/*/*/git/matching-refs/**")]
    [InlineData("GET /repos/*/*/git/trees/**")]
    [InlineData("GET /repos/*/*/git/blobs/**")]
    [InlineData("POST /repos/*/*/git/trees")]
    [InlineData("POST /repos/*/*/git/commits")]
    [InlineData("POST /repos/*/*/git/refs")]
    public async Task Whatever_is_answered_with_something_else_ends_in_a_sentence_and_buys_nothing(string pattern)
    {
        // An empty list is a list, and says that there is nothing.
        var isOfList = pattern is "GET /repos/*/*/pulls" or "GET /repos/*/*/git/matching-refs/**";
        foreach (var body in Bodies.Where(body => !isOfList || body.Data != "[]"))
        {
            await using var stage = await GitHubStage.OpenAsync();
            stage.Time = TestClock.Running(skipsWaitsBelow: TimeSpan.FromMinutes(1));
            stage.Server.Faults.When(pattern).Always().Answers(Ok(body.Data));

            var answer = await stage.RefreshAsync();

            answer.Expect(4);
            Assert.True(stage.Creates == 0, $"{pattern} {body.Data}: {answer}");
            Assert.DoesNotContain('<', answer.Error);
        }
    }

    [Fact]
    public async Task A_refusal_that_is_a_page_is_told_by_its_words()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Time = TestClock.Running(skipsWaitsBelow: TimeSpan.FromMinutes(1));
        stage.Server.Faults.When("GET /repos/*/*/pulls").Always().Answers(new ScriptedAnswer(502, Page, Html));

        var answer = await stage.RefreshAsync();

        answer.Expect(4);
        Assert.Contains("GitHub answered HTTP 502, Please sign in & go on", answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('<', answer.Error);
    }

    private static readonly Dictionary<string, string> Html = new(StringComparer.Ordinal) { ["Content-Type"] = "text/html" };

    private static ScriptedAnswer Ok(string body) =>
        new(
            200,
            body,
            body.StartsWith('<') ? Html : new Dictionary<string, string>(StringComparer.Ordinal) { ["Content-Type"] = "application/json" });
}
