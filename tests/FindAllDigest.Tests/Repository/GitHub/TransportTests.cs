using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Safety;
using FindAllDigest.GitHub;
using FindAllDigest.GitHub.Transport;
using FindAllDigest.GitHubSimulator;
using FindAllDigest.GitHubSimulator.Faults;
using FindAllDigest.Pipeline.Sessions;
using FindAllDigest.Store.GitHub;
using FindAllDigest.Transport;
using Microsoft.Extensions.Logging.Abstractions;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using Xunit;

namespace FindAllDigest.Tests.Repository.GitHub;

/// <summary>Addresses, the token's way, and limits.</summary>
public sealed class TransportTests
{
    private const string Repo = "/repos/octo/watches";

    [Fact]
    public async Task An_enterprise_servers_address_is_used_as_it_is_given()
    {
        await using var stage = await GitHubStage.OpenAsync(options: new GitHubServerOptions { IsEnterpriseServer = true });
        Assert.EndsWith("/api/v3", stage.Server.ApiUrl, StringComparison.Ordinal);

        (await stage.RefreshAsync()).Expect(0);

        Assert.True(stage.Pull.IsOpen);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/some/prefix")]
    public async Task No_path_is_added_to_the_address(string prefix)
    {
        using var server = WireMockServer.Start();
        server.Given(Request.Create()).RespondWith(Response.Create().WithStatusCode(404).WithBody("{}"));
        await using var repository = Connect(server.Urls[0] + prefix);

        await Assert.ThrowsAsync<GitHubRefusalException>(() => repository.ListAsync(TestContext.Current.CancellationToken));

        Assert.StartsWith($"{prefix.TrimEnd('/')}{Repo}", server.LogEntries[0].RequestMessage?.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_to_another_host_is_not_followed()
    {
        using var elsewhere = WireMockServer.Start();
        using var server = WireMockServer.Start();
        server
            .Given(Request.Create())
            .RespondWith(Response.Create().WithStatusCode(301).WithHeader("Location", elsewhere.Urls[0] + "/steal"));
        await using var repository = Connect(server.Urls[0]);

        var failure = await Assert.ThrowsAsync<GitHubRefusalException>(() => repository.ListAsync(TestContext.Current.CancellationToken));

        Assert.Equal(ExitCode.GitHub, failure.ExitCode);
        Assert.Contains("another host", failure.Message, StringComparison.Ordinal);
        Assert.Empty(elsewhere.LogEntries);
        Assert.Single(server.LogEntries);
    }

    [Fact]
    public async Task The_token_travels_in_its_header_and_shows_nowhere_else()
    {
        using var server = WireMockServer.Start();
        server.Given(Request.Create()).RespondWith(Response.Create().WithStatusCode(403).WithBody("""{"message":"no ghs_secret"}"""));
        await using var repository = Connect(server.Urls[0]);

        await Assert.ThrowsAsync<GitHubRefusalException>(() => repository.ListAsync(TestContext.Current.CancellationToken));

        Assert.Equal("Bearer ghs_secret", server.LogEntries[0].RequestMessage?.Headers?["Authorization"].Single());
        Assert.Equal("***", Secret.TryParse("ghs_secret", out var token) ? token.ToString() : "");
    }

    [Theory]
    [InlineData("http://github.example/api/v3")]
    [InlineData("https://user:pass@github.example")]
    [InlineData("https://github.example/?a=b")]
    [InlineData("github.example")]
    [InlineData("ftp://127.0.0.1")]
    public void An_address_that_would_leak_the_token_is_refused(string address)
    {
        var failure = Assert.Throws<DigestException>(() => Settings(address));

        Assert.Equal(ExitCode.GitHub, failure.ExitCode);
        Assert.DoesNotContain("pass", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(429, 1)]
    [InlineData(403, 1)]
    [InlineData(403, null)]
    [InlineData(429, null)]
    public async Task A_secondary_limit_is_sat_out_before_a_read_and_before_a_write(int status, int? retryAfter)
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Server.Faults.When("GET /repos/*/*/git/matching-refs/**").HitsSecondaryLimit(status, retryAfter);
        var waits = TestClock.Running(skipsWaitsBelow: TimeSpan.MaxValue);
        await using var repository = Connect(stage.Server.ApiUrl, stage.Token.Secret, waits);

        var folders = await repository.ListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(GitHubStage.Watch, Assert.Single(folders.Watches).Value);
        Assert.Equal(retryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : TimeSpan.FromMinutes(1), Assert.Single(waits.Waits));
    }

    [Fact]
    public async Task A_primary_limit_is_sat_out_when_it_ends_soon()
    {
        await using var stage = await GitHubStage.OpenAsync();
        var waits = TestClock.Running(skipsWaitsBelow: TimeSpan.MaxValue);
        stage.Server.Faults.When("POST /repos/*/*/git/trees").HitsPrimaryLimit(waits.GetUtcNow().AddSeconds(40));
        await using var repository = Connect(stage.Server.ApiUrl, stage.Token.Secret, waits);
        var session = await repository.OpenAsync(
            (await repository.ListAsync(TestContext.Current.CancellationToken)).Watches[0], TestContext.Current.CancellationToken);

        await session.WriteStateAsync(
            session.Data.State, new StateChange { Journal = RunJournal.Closed.Never }, TestContext.Current.CancellationToken);

        Assert.InRange(Assert.Single(waits.Waits), TimeSpan.FromSeconds(39), TimeSpan.FromSeconds(42));
        Assert.Contains("closed", stage.Repository.ReadText("batteries/run.json", GitHubStage.State), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_limit_that_lasts_long_ends_the_refresh_and_says_until_when()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Server.Faults.When("GET /repos/*/*/git/matching-refs/**").Always().HitsPrimaryLimit(DateTimeOffset.UnixEpoch.AddYears(70));

        var answer = await stage.RefreshAsync();

        answer.Expect(4);
        Assert.Contains("Sun 1 Jan, 00:00 UTC", answer.Error, StringComparison.Ordinal);
        Assert.Equal(0, stage.Creates);
    }

    [Fact]
    public async Task A_server_that_fails_for_a_while_is_asked_again()
    {
        await using var stage = await GitHubStage.OpenAsync();
        stage.Server.Faults.When("GET /repos/**").OnCalls(1, 4).Answers(503);
        stage.Server.Faults.When("GET /repos/**").OnCall(6).CutsConnection();

        (await stage.RefreshAsync()).Expect(0);
    }

    private static GitHubStore Connect(string address, string token = "ghs_secret", TimeProvider? time = null) =>
        new(
            new GitHubApi(
                Settings(address, token),
                new RetryPlan { MostRepetitions = 5, FirstDelay = TimeSpan.FromMilliseconds(1), LongestDelay = TimeSpan.FromSeconds(15) },
                time ?? TimeProvider.System,
                NullLogger.Instance));

    private static GitHubSettings Settings(string address, string token = "ghs_secret") =>
        GitHubSettings.From(token, "octo/watches", address, "https://github.example", Path.GetTempPath());
}
