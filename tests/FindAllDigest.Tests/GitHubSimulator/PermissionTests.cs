using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using FindAllDigest.GitHubSimulator;
using FindAllDigest.GitHubSimulator.Permissions;
using Xunit;

namespace FindAllDigest.Tests.GitHubSimulator;

public sealed class PermissionTests
{
    [Theory]
    [InlineData("/pulls", "{\"title\":\"t\",\"head\":\"h\",\"base\":\"main\"}", Permission.PullRequests, "pull_requests=write")]
    [InlineData("/issues", "{\"title\":\"t\"}", Permission.Issues, "issues=write")]
    [InlineData("/git/blobs", "{\"content\":\"t\"}", Permission.Contents, "contents=write")]
    public async Task A_missing_right_is_named(string path, string body, Permission missing, string accepted)
    {
        await using var stage = await Stage.OpenAsync(permissions: PermissionSet.Delivery.With(missing, Access.Read));

        var answer = await stage.SendAsync(HttpMethod.Post, path, JsonNode.Parse(body) ?? new JsonObject());

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains(
            "Resource not accessible by integration",
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
        Assert.Equal(accepted, Assert.Single(answer.Headers.GetValues("X-Accepted-GitHub-Permissions")));
    }

    [Fact]
    public async Task A_comment_needs_the_right_to_issues_or_to_pull_requests()
    {
        await using var stage = await Stage.OpenAsync(permissions: PermissionSet.None.With(Permission.PullRequests, Access.Write));
        stage.As("ada").OpenIssue("Issue");

        Assert.Equal(HttpStatusCode.Created, (await stage.SendAsync(HttpMethod.Post, "/issues/1/comments", new { body = "x" })).StatusCode);
    }

    [Fact]
    public async Task A_private_repository_does_not_exist_for_strangers()
    {
        await using var stage = await Stage.OpenAsync();
        stage.Repository.Settings.IsPrivate = true;
        using var anonymous = Clients.Plain(stage.Server);
        using var elsewhere = Clients.Plain(stage.Server, Restricted(stage.Server));

        Assert.Equal(HttpStatusCode.NotFound, (await anonymous.GetAsync(stage.Path(""), TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync(stage.Path(""), TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await stage.GetAsync("")).StatusCode);
    }

    [Fact]
    public async Task Anybody_reads_what_is_public_and_writes_nothing()
    {
        await using var stage = await Stage.OpenAsync();
        using var anonymous = Clients.Plain(stage.Server);

        Assert.Equal(
            HttpStatusCode.OK, (await anonymous.GetAsync(stage.Path("/contents/a.txt"), TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await anonymous.PostAsJsonAsync(
                stage.Path("/issues"), new { title = "x" }, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task An_unknown_token_is_told_so()
    {
        await using var stage = await Stage.OpenAsync();
        using var wrong = Clients.Plain(
            stage.Server, new Token("nonsense", stage.Server.Person("x"), TokenKind.Personal, PermissionSet.All));

        var answer = await wrong.GetAsync(stage.Path(""), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal(
            "Bad credentials",
            (await answer.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))?["message"]?.GetValue<string>());
    }

    [Fact]
    public async Task A_workflow_makes_no_pull_request_until_the_switch_is_on()
    {
        await using var stage = await Stage.OpenAsync();
        stage.Commit("other");
        var proposal = new { title = "t", head = "other", @base = "main" };
        stage.Repository.Settings.ActionsMayCreatePullRequests = false;

        Assert.Equal(
            "403 GitHub Actions is not permitted to create or approve pull requests.",
            await stage.RefusalAsync(HttpMethod.Post, "/pulls", proposal));
        stage.Repository.Settings.ActionsMayCreatePullRequests = true;
        Assert.Equal(HttpStatusCode.Created, (await stage.SendAsync(HttpMethod.Post, "/pulls", proposal)).StatusCode);
    }

    [Fact]
    public async Task The_limit_counts_down_and_then_refuses()
    {
        await using var stage = await Stage.OpenAsync();
        stage.Server.RateLimit.Limit = 2;

        Assert.Equal("1", Assert.Single((await stage.GetAsync("")).Headers.GetValues("X-RateLimit-Remaining")));
        Assert.Equal("0", Assert.Single((await stage.GetAsync("")).Headers.GetValues("X-RateLimit-Remaining")));
        Assert.Equal(HttpStatusCode.Forbidden, (await stage.GetAsync("")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await stage.Http.GetAsync("rate_limit", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task What_the_reader_already_has_is_not_sent_again_and_costs_nothing()
    {
        await using var stage = await Stage.OpenAsync();
        var first = await stage.GetAsync("/git/ref/heads/main");
        stage.Http.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag ?? throw new InvalidOperationException("There is no tag."));

        var second = await stage.GetAsync("/git/ref/heads/main");
        stage.Commit("main");
        var third = await stage.GetAsync("/git/ref/heads/main");

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(first.Headers.GetValues("X-RateLimit-Used"), second.Headers.GetValues("X-RateLimit-Used"));
        Assert.Equal(HttpStatusCode.OK, third.StatusCode);
    }

    private static Token Restricted(GitHubServer server)
    {
        var token = server.IssueAppToken("elsewhere") with { Repositories = new HashSet<string> { "octo/other" } };
        server.Change(token);
        return token;
    }
}
