using System.Net;
using System.Text;
using Xunit;

namespace FindAllDigest.Tests.GitHubSimulator;

public sealed class ContentTests
{
    [Fact]
    public async Task A_large_file_comes_only_raw()
    {
        await using var stage = await Stage.OpenAsync();
        var content = new byte[(1024 * 1024) + 1];
        stage.As("ada").CommitBytes("main", "Large", [stage.Repository.Commits()[0].Id], [("large.bin", content)]);

        var inline = await stage.ReadAsync("/contents/large.bin");
        stage.Http.DefaultRequestHeaders.Accept.ParseAdd("application/vnd.github.raw+json");
        var raw = await stage.Http.GetByteArrayAsync(stage.Path("/contents/large.bin"), TestContext.Current.CancellationToken);

        Assert.Equal("none", inline["encoding"]?.GetValue<string>());
        Assert.Equal(string.Empty, inline["content"]?.GetValue<string>());
        Assert.Equal(content.Length, inline["size"]?.GetValue<int>());
        Assert.Equal(content, raw);
    }

    [Fact]
    public async Task Forty_megabytes_go_in_and_out_again()
    {
        await using var stage = await Stage.OpenAsync();
        var content = new byte[40 * 1024 * 1024];
        new Random(1).NextBytes(content);

        var created = await stage.Client.Git.Blob.Create(
            Clients.Owner, Clients.Name, new() { Content = Convert.ToBase64String(content), Encoding = Octokit.EncodingType.Base64 });
        stage.Http.DefaultRequestHeaders.Accept.ParseAdd("application/vnd.github.raw+json");
        var raw = await stage.Http.GetByteArrayAsync(stage.Path($"/git/blobs/{created.Sha}"), TestContext.Current.CancellationToken);

        Assert.True(content.AsSpan().SequenceEqual(raw));
    }

    [Fact]
    public async Task A_tree_keeps_what_is_not_mentioned_and_loses_what_is_null()
    {
        await using var stage = await Stage.OpenAsync();
        stage.Commit("main");

        var answer = await stage.SendAsync(HttpMethod.Post, "/git/trees", new
        {
            base_tree = stage.Tip("main"),
            tree = new object[]
            {
                new { path = "a.txt", mode = "100644", type = "blob", sha = (string?)null },
                new { path = "deep/er/c.txt", mode = "100644", type = "blob", content = "c" },
            },
        });
        var tree = System.Text.Json.Nodes.JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal(["b.txt", "deep"], tree?["tree"]?.AsArray().Select(entry => entry?["path"]?.GetValue<string>()));
    }

    [Theory]
    [InlineData("missing.txt", "100644", "422 GitRPC::BadObjectState")]
    [InlineData("a//b", "100644", "422 tree.path contains a malformed path component")]
    [InlineData("a.txt", "100600", "422 Must supply a valid tree.mode")]
    public async Task A_tree_that_cannot_be_is_refused(string path, string mode, string words)
    {
        await using var stage = await Stage.OpenAsync();

        Assert.Equal(words, await stage.RefusalAsync(HttpMethod.Post, "/git/trees", new
        {
            base_tree = stage.Tip("main"),
            tree = new[] { new { path, mode, type = "blob", sha = (string?)null } },
        }));
    }

    [Fact]
    public async Task A_recursive_tree_is_truncated_at_its_limit()
    {
        await using var stage = await Stage.OpenAsync(new() { RecursiveTreeLimit = 2 });
        stage.As("ada").Commit("main", "More", ("b.txt", "b"), ("c.txt", "c"));

        var tree = await stage.ReadAsync("/git/trees/main?recursive=1");

        Assert.True(tree["truncated"]?.GetValue<bool>());
        Assert.Equal(2, tree["tree"]?.AsArray().Count);
        Assert.False((await stage.ReadAsync("/git/trees/main"))["truncated"]?.GetValue<bool>());
    }

    [Theory]
    [InlineData("{\"title\":")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"title\":\"\\ud800\"}")]
    [InlineData("{\"title\":\"a\",\"assignees\":\"\\ud800\"}")]
    [InlineData("{\"title\":\"a\",\"title\":\"b\"}")]
    [InlineData("{\"title\":{}}")]
    [InlineData("\u0000\uFFFF")]
    public async Task No_body_makes_the_simulator_fail(string body)
    {
        await using var stage = await Stage.OpenAsync();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        var answer = await stage.Http.PostAsync(stage.Path("/issues"), content, TestContext.Current.CancellationToken);

        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.BadRequest, HttpStatusCode.UnprocessableEntity });
    }

    [Fact]
    public async Task An_empty_repository_says_so()
    {
        await using var stage = await Stage.OpenAsync();
        stage.Server.CreateRepository("octo/empty");

        var answer = await stage.Http.GetAsync("repos/octo/empty/git/ref/heads/main", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
    }
}
