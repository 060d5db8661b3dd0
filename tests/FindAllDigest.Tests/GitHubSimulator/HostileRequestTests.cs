using System.Net;
using System.Text;
using CsCheck;
using Xunit;

namespace FindAllDigest.Tests.GitHubSimulator;

/// <summary>A client that has gone mad must be told so, and must not bring the simulator down.</summary>
public sealed class HostileRequestTests
{
    private static readonly Gen<string> Paths = Gen.OneOf(
        "",
        "/git/ref/heads/main",
        "/git/ref/%00",
        "/git/refs/",
        "/git/refs",
        "/git/refs/heads/main",
        "/git/trees",
        "/git/trees/main?recursive=0",
        "/git/commits",
        "/git/blobs",
        "/git/blobs/zz",
        "/contents/",
        "/contents/../..",
        "/contents/%F0%9F%92%A9?ref=%FF",
        "/compare/main",
        "/compare/a...b...c",
        "/compare/...",
        "/pulls",
        "/pulls?page=99999999&per_page=-1",
        "/pulls?page=1000000000000",
        "/pulls/1",
        "/pulls/99999999999",
        "/pulls/1/merge",
        "/pulls/1/requested_reviewers",
        "/issues",
        "/issues/1",
        "/issues/1/labels",
        "/issues/1/assignees",
        "/issues/1/comments",
        "/issues/comments/9999999999",
        "/labels",
        "/labels/%2F",
        "/branches/",
        "/rules/branches/x",
        "/commits?sha=%20",
        "/commits/",
        "/actions/permissions/workflow",
        "/nothing");

    private static readonly Gen<string> Values = Gen.OneOf(
        "null",
        "1",
        "-1e999",
        "\"\"",
        "\"x\"",
        "\"main\"",
        "\"refs/heads/main\"",
        "\"\\ud800\"",
        "\"\\u0000\"",
        "[]",
        "[null]",
        "[{}]",
        "{}",
        "[\"x\"]",
        "true",
        "{\"name\":\"n\",\"email\":\"e\",\"date\":\"0001-01-01T00:00:00+14:00\"}", "[{\"path\":\"a\",\"mode\":\"040000\",\"sha\":null}]",
        "[{\"path\":\"a/b\",\"mode\":\"100644\",\"content\":\"\"},{\"path\":\"a\",\"mode\":\"100644\",\"content\":\"\"}]");

    private static readonly Gen<string> Names = Gen.OneOf(
        "ref",
        "sha",
        "force",
        "tree",
        "base_tree",
        "parents",
        "message",
        "author",
        "committer",
        "content",
        "encoding",
        "title",
        "head",
        "base",
        "body",
        "state",
        "labels", "assignees", "reviewers", "merge_method", "name", "color", "draft");

    private static readonly Gen<string> Bodies = Gen.Frequency(
        (1, Gen.String),
        (9, Gen.Select(Names, Values).Array[0, 6].Select(
            fields =>
                $"{{{string.Join(',', fields.DistinctBy(field => field.Item1).Select(field => $"\"{field.Item1}\":{field.Item2}"))}}}")));

    private static readonly Gen<HttpMethod> Methods = Gen.OneOf(
        HttpMethod.Get, HttpMethod.Post, HttpMethod.Patch, HttpMethod.Put, HttpMethod.Delete);

    [Fact]
    public async Task No_request_makes_the_simulator_fail()
    {
        await using var stage = await Stage.OpenAsync(new() { Recording = null });
        await stage.ProposeAsync("other");
        stage.Server.RateLimit.Limit = int.MaxValue;

        await Gen.Select(Methods, Paths, Bodies).SampleAsync(
            async ((HttpMethod Method, string Path, string Body) asked) =>
            {
                using var request = new HttpRequestMessage(asked.Method, stage.Path(asked.Path))
                {
                    Content = new StringContent(asked.Body, Encoding.UTF8, "application/json"),
                };
                using var answer = await stage.Http.SendAsync(request, TestContext.Current.CancellationToken);

                Assert.True(
                    answer.StatusCode < HttpStatusCode.InternalServerError,
                    await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            },
            iter: 2_000,
            threads: 1);
    }
}
