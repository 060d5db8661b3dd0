using System.Net;
using FindAllDigest.GitHubSimulator.Pulls;
using Xunit;

namespace FindAllDigest.Tests.GitHubSimulator;

/// <summary>What GitHub says of people: what they are to a repository, and what they may do there.</summary>
public sealed class PeopleTests
{
    [Fact]
    public async Task A_text_says_what_its_author_is_to_the_repository()
    {
        await using var stage = await Stage.OpenAsync();
        stage.As("octo").OpenIssue("By the owner");
        stage.As("ada").OpenIssue("By a collaborator");
        stage.AsStranger("mallory").OpenIssue("By a stranger");
        await stage.SendAsync(HttpMethod.Post, "/issues", new { title = "By a bot" });
        stage.AsStranger("grace").Propose("fix", "Fix", body: null, ("b.txt", "b"));
        stage.As("octo").MergePullRequest(5, MergeMethod.Squash);
        stage.AsStranger("grace").Comment(1, "By a contributor");

        var issues = (await stage.ReadAsync("/issues?direction=asc"))
            .AsArray()
            .Select(issue => issue?["author_association"]?.GetValue<string>());
        var comment = (await stage.ReadAsync("/issues/1/comments"))[0];

        Assert.Equal(["OWNER", "COLLABORATOR", "NONE", "NONE"], issues);
        Assert.Equal("CONTRIBUTOR", comment?["author_association"]?.GetValue<string>());
    }

    [Theory]
    [InlineData("octo", "admin", "admin")]
    [InlineData("ada", "write", "write")]
    [InlineData("mallory", "read", "none")]
    public async Task Anybodys_rights_can_be_asked(string login, string inPublic, string inPrivate)
    {
        await using var stage = await Stage.OpenAsync();
        stage.As("ada").OpenIssue("Mine");
        stage.AsStranger("mallory").OpenIssue("Mine");

        var open = await stage.ReadAsync($"/collaborators/{login}/permission");
        stage.Repository.Settings.IsPrivate = true;
        var closed = await stage.ReadAsync($"/collaborators/{login}/permission");

        Assert.Equal((inPublic, inPrivate), (open["permission"]?.GetValue<string>(), closed["permission"]?.GetValue<string>()));
        Assert.Equal(login, open["user"]?["login"]?.GetValue<string>());
    }

    [Theory]
    [InlineData("github-actions[bot]")]
    [InlineData("nobody")]
    public async Task Whoever_is_no_user_has_no_rights_to_ask_for(string login)
    {
        await using var stage = await Stage.OpenAsync();

        var answer = await stage.GetAsync($"/collaborators/{login}/permission");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains(
            $"{login} is not a user",
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_strangers_pull_request_comes_from_a_fork_and_stands_beside_one_of_the_same_branch_name()
    {
        await using var stage = await Stage.OpenAsync();
        var foreign = stage.AsStranger("mallory").Propose("fix", "Theirs", "Mine", ("b.txt", "theirs"));
        var own = await stage.ProposeAsync("fix");

        var listed = (await stage.ReadAsync("/pulls?direction=asc")).AsArray();
        var filtered = (await stage.ReadAsync("/pulls?head=octo:fix")).AsArray();
        var files = (await stage.ReadAsync($"/pulls/{foreign.Number}/files")).AsArray();

        Assert.Equal(["mallory/watches", "octo/watches"], listed.Select(pull => pull?["head"]?["repo"]?["full_name"]?.GetValue<string>()));
        Assert.Equal("mallory:fix", listed[0]?["head"]?["label"]?.GetValue<string>());
        Assert.Equal("octo/watches", listed[0]?["base"]?["repo"]?["full_name"]?.GetValue<string>());
        Assert.True(listed[0]?["head"]?["repo"]?["fork"]?.GetValue<bool>());
        Assert.Equal(own, Assert.Single(filtered)?["number"]?.GetValue<int>());
        Assert.Equal("b.txt", Assert.Single(files)?["filename"]?.GetValue<string>());
        Assert.Equal(["fix", "main"], stage.Repository.Branches());
        Assert.Equal("theirs", stage.Repository.ReadText("b.txt", foreign.Head.Value));
    }

    [Fact]
    public async Task A_push_to_a_branch_moves_no_pull_request_of_a_forks_branch_of_that_name()
    {
        await using var stage = await Stage.OpenAsync();
        var foreign = stage.AsStranger("mallory").Propose("fix", "Theirs", body: null, ("b.txt", "theirs"));
        var head = foreign.Head;

        stage.Commit("fix");
        stage.As("ada").DeleteBranch("fix");

        Assert.True(foreign.IsOpen);
        Assert.Equal(head, foreign.Head);
    }
}
