using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using FindAllDigest.GitHubSimulator;
using Xunit;

namespace FindAllDigest.Tests.GitHubSimulator;

/// <summary>What an administrator can ask and switch, and what Octokit 14 has no method for.</summary>
public sealed class SettingsTests
{
    [Fact]
    public async Task The_switch_for_pull_requests_can_be_read_and_set_by_an_administrator_only()
    {
        await using var stage = await Stage.OpenAsync();
        using var owner = Clients.Plain(stage.Server, stage.Server.IssuePersonalToken("octo"));
        var path = stage.Path("/actions/permissions/workflow");

        await owner.PutAsJsonAsync(path, new { can_approve_pull_request_reviews = false }, TestContext.Current.CancellationToken);
        var settings = await owner.GetFromJsonAsync<JsonNode>(path, TestContext.Current.CancellationToken);

        Assert.False(settings?["can_approve_pull_request_reviews"]?.GetValue<bool>());
        Assert.False(stage.Repository.Settings.ActionsMayCreatePullRequests);
        Assert.Equal(HttpStatusCode.Forbidden, (await stage.GetAsync("/actions/permissions/workflow")).StatusCode);
    }

    [Fact]
    public async Task The_rules_of_a_branch_can_be_read_without_special_rights()
    {
        await using var stage = await Stage.OpenAsync();
        stage.Repository.Settings.Rules.Add(
            new("findall-digest/*") { IsRuleset = true, RequiresPullRequest = true, BlocksDeletion = false });

        var rules = await stage.ReadAsync("/rules/branches/findall-digest/a");

        Assert.Equal(["non_fast_forward", "pull_request"], rules.AsArray().Select(rule => rule?["type"]?.GetValue<string>()));
        Assert.Empty((await stage.ReadAsync("/rules/branches/main")).AsArray());
    }

    [Fact]
    public async Task References_are_listed_by_the_beginning_of_their_name()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.CreateBranchAsync("findall-digest/a");
        await stage.CreateBranchAsync("findall-digest/b");

        var found = await stage.ReadAsync("/git/matching-refs/heads/findall-digest/");

        Assert.Equal(
            ["refs/heads/findall-digest/a", "refs/heads/findall-digest/b"],
            found.AsArray().Select(reference => reference?["ref"]?.GetValue<string>()));
    }

    [Fact]
    public async Task A_branch_name_may_be_escaped()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.CreateBranchAsync("findall-digest/a");

        Assert.Equal(HttpStatusCode.OK, (await stage.GetAsync("/git/ref/heads%2Ffindall-digest%2Fa")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await stage.GetAsync("/branches/findall-digest%2Fa")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await stage.GetAsync("/compare/main...findall-digest%2Fa")).StatusCode);
    }

    [Fact]
    public async Task Switched_off_issues_are_gone_and_an_archive_is_read_only()
    {
        await using var stage = await Stage.OpenAsync();
        stage.Repository.Settings.HasIssues = false;
        Assert.Equal(
            "410 Issues has been disabled in this repository.", await stage.RefusalAsync(HttpMethod.Post, "/issues", new { title = "t" }));

        stage.Repository.Settings.IsArchived = true;
        Assert.Equal(
            "403 Repository was archived so is read-only.", await stage.RefusalAsync(HttpMethod.Post, "/git/blobs", new { content = "t" }));
    }

    [Fact]
    public async Task On_enterprise_server_nothing_is_outside_the_prefix()
    {
        await using var server = await GitHubServer.StartAsync(new() { IsEnterpriseServer = true, Recording = null });
        server.CreateRepository(Clients.FullName, ("a.txt", "a"));
        using var http = Clients.Plain(server);

        Assert.EndsWith("/api/v3", server.ApiUrl, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.OK, (await http.GetAsync($"repos/{Clients.FullName}", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await http.GetAsync($"{server.WebUrl}/repos/{Clients.FullName}", TestContext.Current.CancellationToken)).StatusCode);
    }
}
