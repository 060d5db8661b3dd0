using System.Net;
using FindAllDigest.GitHubSimulator.Permissions;
using Xunit;

namespace FindAllDigest.Tests.GitHubSimulator;

public sealed class ReferenceTests
{
    [Fact]
    public async Task Only_a_fast_forward_moves_a_branch_without_force()
    {
        await using var stage = await Stage.OpenAsync();
        stage.Commit("one");
        stage.As("bob").Commit("two", "Other", ("c.txt", "2"));

        Assert.Equal(
            "422 Update is not a fast forward",
            await stage.RefusalAsync(HttpMethod.Patch, "/git/refs/heads/one", new { sha = stage.Tip("two") }));
        Assert.Equal(
            HttpStatusCode.OK,
            (await stage.SendAsync(HttpMethod.Patch, "/git/refs/heads/one", new { sha = stage.Tip("two"), force = true })).StatusCode);
        Assert.Equal(stage.Tip("two"), stage.Tip("one"));
    }

    [Theory]
    [InlineData("refs/heads/main", "Reference already exists")]
    [InlineData("refs/heads/main/below", "Reference update failed")]
    [InlineData("refs/heads/a..b", "refs/heads/a..b is not a valid ref name.")]
    [InlineData("main", "main is not a valid ref name.")]
    public async Task A_reference_that_cannot_be_is_not_created(string name, string words)
    {
        await using var stage = await Stage.OpenAsync();

        Assert.Equal($"422 {words}", await stage.RefusalAsync(HttpMethod.Post, "/git/refs", new { @ref = name, sha = stage.Tip("main") }));
    }

    [Fact]
    public async Task A_reference_points_only_to_what_exists()
    {
        await using var stage = await Stage.OpenAsync();

        Assert.Equal(
            "422 Object does not exist",
            await stage.RefusalAsync(HttpMethod.Post, "/git/refs", new { @ref = "refs/heads/new", sha = new string('a', 40) }));
        Assert.Equal(
            "422 Reference does not exist",
            await stage.RefusalAsync(HttpMethod.Patch, "/git/refs/heads/new", new { sha = stage.Tip("main") }));
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await stage.Http.DeleteAsync(stage.Path("/git/refs/heads/new"), TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stage.GetAsync("/git/ref/heads/new")).StatusCode);
    }

    [Theory]
    [InlineData(true, "Repository rule violations found\n\nChanges must be made through a pull request.\n\n")]
    [InlineData(false, "Changes must be made through a pull request.")]
    public async Task A_protected_branch_takes_no_push(bool isRuleset, string words)
    {
        await using var stage = await Stage.OpenAsync();
        stage.Commit("one");
        stage.Repository.Settings.Rules.Add(new("main") { IsRuleset = isRuleset, RequiresPullRequest = true });

        Assert.Equal($"422 {words}", await stage.RefusalAsync(HttpMethod.Patch, "/git/refs/heads/main", new { sha = stage.Tip("one") }));
    }

    [Fact]
    public async Task A_branch_with_chosen_pushers_refuses_the_others()
    {
        await using var stage = await Stage.OpenAsync();
        stage.Commit("one");
        stage.Repository.Settings.Rules.Add(new("*") { Pushers = new HashSet<string> { "ada" } });

        Assert.StartsWith(
            "403 You're not authorized",
            await stage.RefusalAsync(HttpMethod.Patch, "/git/refs/heads/main", new { sha = stage.Tip("one") }),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_for_signatures_lets_githubs_own_commits_through()
    {
        await using var stage = await Stage.OpenAsync();
        stage.Repository.Settings.Rules.Add(new("main") { IsRuleset = true, RequiresSignatures = true });
        var tree = (await stage.ReadAsync("/git/trees/main"))["sha"]?.GetValue<string>() ?? string.Empty;
        var named = await stage.Client.Git.Commit.Create(
            Clients.Owner,
            Clients.Name,
            new("Named", tree, stage.Tip("main")) { Author = new("x", "x@example.com", DateTimeOffset.UnixEpoch) });
        var nobody = await stage.Client.Git.Commit.Create(Clients.Owner, Clients.Name, new("Nobody named", tree, stage.Tip("main")));

        Assert.Contains(
            "verified signatures",
            await stage.RefusalAsync(HttpMethod.Patch, "/git/refs/heads/main", new { sha = named.Sha }),
            StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.OK, (await stage.SendAsync(HttpMethod.Patch, "/git/refs/heads/main", new { sha = nobody.Sha })).StatusCode);
    }

    [Fact]
    public async Task A_workflow_file_needs_its_own_right_unless_another_branch_has_it()
    {
        await using var stage = await Stage.OpenAsync(permissions: PermissionSet.Delivery);
        stage.As("ada").Commit("side", "Workflow", (".github/workflows/x.yml", "on: push"));
        var known = stage.Tip("side");
        Assert.Equal(
            HttpStatusCode.Created,
            (await stage.SendAsync(HttpMethod.Post, "/git/refs", new { @ref = "refs/heads/copy", sha = known })).StatusCode);
        stage.As("ada").DeleteBranch("copy");
        stage.As("ada").DeleteBranch("side");

        Assert.Equal(
            "403 Resource not accessible by integration",
            await stage.RefusalAsync(HttpMethod.Post, "/git/refs", new { @ref = "refs/heads/copy", sha = known }));
    }
}
