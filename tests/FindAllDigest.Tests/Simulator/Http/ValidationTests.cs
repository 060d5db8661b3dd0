using System.Text.Json.Nodes;
using Xunit;

namespace FindAllDigest.Tests.Simulator.Http;

public sealed class ValidationTests
{
    [Theory]
    [InlineData("objective", null)]
    [InlineData("objective", "7")]
    [InlineData("entity_type", null)]
    [InlineData("match_conditions", null)]
    [InlineData("match_conditions", """[{"name":"x"}]""")]
    [InlineData("generator", "\"turbo\"")]
    [InlineData("match_limit", "4")]
    [InlineData("match_limit", "1001")]
    [InlineData("match_limit", "7.5")]
    [InlineData("match_limit", "\"10\"")]
    [InlineData("exclude_list", """[{"name":"x"}]""")]
    [InlineData("exclude_list", "{}")]
    [InlineData("metadata", "[]")]
    [InlineData("metadata", """{"a":{}}""")]
    [InlineData("memory_scope_key", "\"a b\"")]
    [InlineData("webhook", "{}")]
    public async Task A_create_out_of_bounds_is_refused_with_the_name_of_the_field(string field, string? value)
    {
        await using var service = await SimulatedService.StartAsync();
        var query = SimulatedService.Query();
        query[field] = value is null ? null : JsonNode.Parse(value);

        var answer = await service.PostAsync("runs", query);

        Assert.Equal(422, answer.Status);
        Assert.Equal("error", answer.Text("type"));
        Assert.NotEqual("", answer.Text($"error.detail.{field}"));
        Assert.Equal(0, service.Simulator.Ledger.Creates);
    }

    [Theory]
    [InlineData(5, "core", 200)]
    [InlineData(1000, "pro", 200)]
    [InlineData(10, "preview", 200)]
    [InlineData(11, "preview", 422)]
    public async Task The_bounds_of_the_match_limit_depend_on_the_generator(int limit, string generator, int status)
    {
        await using var service = await SimulatedService.StartAsync();

        Assert.Equal(status, (await service.PostAsync("runs", SimulatedService.Query(limit, generator))).Status);
    }

    [Theory]
    [InlineData(10_000, 200)]
    [InlineData(10_001, 422)]
    public async Task Ten_thousand_exclusions_are_accepted_and_not_one_more(int count, int status)
    {
        await using var service = await SimulatedService.StartAsync();
        var query = SimulatedService.Query();
        query["exclude_list"] = new JsonArray(
            [.. Enumerable.Range(0, count).Select(number => new JsonObject { ["name"] = $"n{number}", ["url"] = $"n{number}.example" })]);

        Assert.Equal(status, (await service.PostAsync("runs", query)).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no json")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"objective\":\"\\ud83d\"}")]
    [InlineData("{\"\\ud83d\":1}")]
    [InlineData("{\"objective\":\"x\",\"objective\":\"y\"}")]
    public async Task A_body_that_is_no_object_of_unicode_text_is_refused(string body)
    {
        await using var service = await SimulatedService.StartAsync();

        Assert.Equal(422, (await service.SendAsync(HttpMethod.Post, "runs", body)).Status);
        Assert.Equal(422, (await service.SendAsync(HttpMethod.Post, "ingest", body)).Status);
    }

    [Fact]
    public async Task Unknown_fields_are_ignored_with_a_warning_or_refused_when_strict()
    {
        await using var service = await SimulatedService.StartAsync();
        var query = SimulatedService.Query();
        query["enrichments"] = new JsonArray();

        var lenient = await service.PostAsync("runs", query);
        service.Simulator.Faults.Behaviour = new() { Strict = true };
        var strict = await service.PostAsync("runs", query);

        Assert.Equal((200, 422), (lenient.Status, strict.Status));
        Assert.Contains("enrichments", Assert.Single(service.Simulator.Requests[0].Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_ingest_without_objective_is_refused_in_the_shape_of_validation()
    {
        await using var service = await SimulatedService.StartAsync();

        var answer = await service.PostAsync("ingest", new JsonObject());

        Assert.Equal(422, answer.Status);
        Assert.Equal("objective", answer.Body["detail"]?[0]?["loc"]?[1]?.ToString());
    }

    [Fact]
    public async Task Too_many_creates_in_an_hour_are_refused_until_it_has_passed()
    {
        await using var service = await SimulatedService.StartAsync();
        service.Simulator.Faults.Behaviour = new() { CreatesPerHour = 1 };
        await service.CreateAsync();

        var soon = await service.PostAsync("runs", SimulatedService.Query());
        service.Pass(3601);
        var later = await service.PostAsync("runs", SimulatedService.Query());

        Assert.Equal((429, 200), (soon.Status, later.Status));
    }

    [Theory]
    [InlineData("""{"output_schema":{}}""", 422)]
    [InlineData("""{"output_schema":{"type":"text","json_schema":{"type":"object","properties":{"a":{}}}}}""", 422)]
    [InlineData("""{"output_schema":{"json_schema":{"type":"object"}}}""", 422)]
    [InlineData("""{"output_schema":{"json_schema":{"type":"object","properties":{"a":{}}}},"mcp_servers":[{}]}""", 422)]
    [InlineData("""{"output_schema":{"json_schema":{"type":"object","properties":{"a":{}}}},"processor":"giga"}""", 403)]
    [InlineData("""{"output_schema":{"json_schema":{"type":"object","properties":{"a":{}}}}}""", 200)]
    public async Task An_enrich_is_checked(string body, int status)
    {
        await using var service = await SimulatedService.StartAsync();
        var id = await service.CreateAsync();

        Assert.Equal(status, (await service.SendAsync(HttpMethod.Post, $"runs/{id}/enrich", body)).Status);
    }
}
