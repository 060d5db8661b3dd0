using System.Text.Json.Nodes;
using FindAllDigest.Simulator.Faults;
using Xunit;

namespace FindAllDigest.Tests.Simulator.Http;

public sealed class SurfaceTests
{
    [Fact]
    public async Task Without_a_key_every_call_is_refused()
    {
        await using var service = await SimulatedService.StartAsync();
        service.ForgetKey();

        var answer = await service.PostAsync("runs", SimulatedService.Query());

        Assert.Equal(401, answer.Status);
        Assert.NotEqual("", answer.Text("error.message"));
        Assert.Equal(0, service.Simulator.Ledger.Creates);
    }

    [Theory]
    [InlineData("GET", "runs/findall_1")]
    [InlineData("GET", "runs/findall_1/result")]
    [InlineData("GET", "runs/findall_1/schema")]
    [InlineData("POST", "runs/findall_1/enrich")]
    [InlineData("POST", "runs/findall_1/cancel")]
    public async Task An_unknown_run_is_404_in_the_shape_of_runs(string method, string path)
    {
        await using var service = await SimulatedService.StartAsync();

        var answer = await service.SendAsync(new(method), path, method == "POST" ? "{}" : null);

        Assert.Equal(404, answer.Status);
        Assert.Equal("error", answer.Text("type"));
        Assert.Equal(36, answer.Text("error.ref_id").Length);
    }

    [Theory]
    [InlineData("GET", "/v1/findall/runs/x", 404)]
    [InlineData("GET", "/v1beta/findall/runs/x/events", 404)]
    [InlineData("POST", "/v1beta/findall/runs/x/extend", 404)]
    [InlineData("POST", "/v1beta/findall/entity-search", 404)]
    [InlineData("GET", "/__simulator", 404)]
    [InlineData("GET", "/__simulator/nothing", 404)]
    [InlineData("GET", "/v1beta/findall/runs", 405)]
    public async Task A_path_that_is_not_played_is_unknown(string method, string path, int status)
    {
        await using var service = await SimulatedService.StartAsync();

        Assert.Equal(status, (await service.SendAsync(new(method), path, null)).Status);
    }

    [Fact]
    public async Task Every_request_is_recorded_and_its_key_is_not_shown()
    {
        await using var service = await SimulatedService.StartAsync();
        await service.CreateAsync();

        var shown = await service.GetAsync("/__simulator/requests");

        var request = Assert.Single(service.Simulator.Requests);
        Assert.Equal(("POST", "/v1beta/findall/runs", 200), (request.Method, request.Path, request.StatusCode));
        Assert.Equal("any-key", request.Headers["x-api-key"]);
        Assert.Contains("Find batteries", request.Body, StringComparison.Ordinal);
        Assert.Equal("true", shown.Text("not_part_of_the_real_api"));
        Assert.DoesNotContain("any-key", shown.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hook_sees_the_world_before_the_call_and_another_after_it()
    {
        await using var service = await SimulatedService.StartAsync();
        var seen = new List<(string, int)>();
        service.Simulator.OnRequest = request => Note("arrived");
        service.Simulator.BeforeAnswer = request => Note($"{request.Operation} {request.StatusCode}");

        await service.CreateAsync();

        Assert.Equal([("arrived", 0), ($"{SimulatedOperation.Create} 200", 1)], seen);

        Task Note(string what)
        {
            seen.Add((what, service.Simulator.Ledger.Creates));
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task The_query_of_the_scenario_is_ingested_as_its_own_criteria()
    {
        await using var service = await SimulatedService.StartAsync();

        var schema = await service.PostAsync("ingest", new JsonObject { ["objective"] = " find BATTERIES " });

        Assert.Equal("battery_check", schema.Body["match_conditions"]?[0]?["name"]?.ToString());
        Assert.Equal("core", schema.Text("generator"));
        Assert.False(schema.Body.AsObject().ContainsKey("match_limit"));
    }

    [Theory]
    [InlineData("Find battery developers active in Portugal, with installed capacity", "developers", "active_in_portugal_check", "installed_capacity")]
    [InlineData("Show me dogs", "dogs", "dogs_check", null)]
    [InlineData("", "entities", "objective_check", null)]
    [InlineData("؟؟؟ | ---", "entities", "objective_check", null)]
    public async Task Any_objective_is_ingested_into_something_plausible(string objective, string type, string condition, string? extra)
    {
        await using var service = await SimulatedService.StartAsync();

        var schema = await service.PostAsync("ingest", new JsonObject { ["objective"] = objective });

        Assert.Equal(type, schema.Text("entity_type"));
        Assert.Equal(condition, schema.Body["match_conditions"]?[0]?["name"]?.ToString());
        Assert.Equal(
            extra is not null, schema.Body["enrichments"]?[0]?["output_schema"]?["json_schema"]?["properties"]?[extra ?? ""] is not null);
    }
}
