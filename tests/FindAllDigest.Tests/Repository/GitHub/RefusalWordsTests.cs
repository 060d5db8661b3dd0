using FindAllDigest.GitHubSimulator.Faults;
using Xunit;

namespace FindAllDigest.Tests.Repository.GitHub;

/// <summary>What people read when GitHub refuses: its own words whole and on one line, and the setting behind them.</summary>
public sealed class RefusalWordsTests
{
    [Theory]
    [InlineData("""{"message":"Validation Failed","errors":[{"resource":"Tree","field":"sha","code":"invalid"},{"resource":"Tree","code":"custom","message":"is\ntoo @large"}]}""", "HTTP 422, Validation Failed: Tree.sha: invalid; Tree: custom, is too @large.")]
    [InlineData("""{"message":"Invalid request.\n\nNo subschema fits.","errors":["a \u0000 plain sentence",7,null]}""", "HTTP 422, Invalid request. No subschema fits.: a plain sentence; 7.")]
    [InlineData("""{"message":["odd"],"errors":{"odd":1}}""", "HTTP 422")]
    [InlineData("""["odd"]""", "HTTP 422")]
    [InlineData("<html>\n<b>A proxy's page</b>", "HTTP 422, A proxy's page.")]
    [InlineData("""{"message":"Repository rule violations found\n\nCannot update this protected ref.\n\n"}""", "see Settings → Rules → Rulesets, or Settings → Branches.")]
    public async Task Every_error_is_told_on_one_line(string body, string expected)
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Server.Faults
            .When("POST /repos/*/*/git/trees")
            .Always()
            .Answers(new ScriptedAnswer(422, body, new Dictionary<string, string>()));

        var answer = await stage.RefreshAsync();

        answer.Expect(4);
        Assert.Contains(
            expected,
            answer.Error.Split('\n').Single(line => line.StartsWith("batteries: failed", StringComparison.Ordinal)),
            StringComparison.Ordinal);
        Assert.Equal(0, stage.Creates);
    }
}
