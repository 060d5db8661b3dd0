using System.Text.Json;
using Xunit;

namespace FindAllDigest.Tests.Cli.Exclude;

public sealed class ExportCommandTests : IDisposable
{
    private readonly TestRepository _repository = new()
    {
        List = "# mine\nurl;name;until;owner;status\nhttps://acme.com;Acme;;bob;\n*.beta.io;;;;\n;Gamma;;;rejected\nold.io;Old;2026-01-01;;\nhttp://www.acme.com;ACME Inc.;;;\ndelta.io;;2027-01-01;;\n",
    };

    [Fact]
    public async Task Csv_has_the_known_columns_with_commas() =>
        Assert.Equal(
            """
            name,url,status,until,note,added,run
            Acme,https://acme.com,,,,,
            ,*.beta.io,,,,,
            Gamma,,rejected,,,,
            Old,old.io,,2026-01-01,,,
            ACME Inc.,http://www.acme.com,,,,,
            ,delta.io,,2027-01-01,,,

            """.ReplaceLineEndings("\n"),
            await _repository.AnswerAsync("exclude", "export", "vc", "--format", "csv"));

    [Theory]
    [InlineData("--format", "json")]
    [InlineData("--json")]
    public async Task Json_has_every_row_with_its_key(params string[] format)
    {
        using var answer = JsonDocument.Parse(await _repository.AnswerAsync(["exclude", "export", "vc", .. format]));

        Assert.Equal(6, answer.RootElement.GetArrayLength());
        Assert.Equal("acme.com", answer.RootElement[0].GetProperty("key").GetString());
        Assert.Equal(JsonValueKind.Null, answer.RootElement[1].GetProperty("key").ValueKind);
        Assert.Equal("name:gamma", answer.RootElement[2].GetProperty("key").GetString());
        Assert.Equal("2026-01-01", answer.RootElement[3].GetProperty("until").GetString());
    }

    [Fact]
    public async Task Rows_with_several_addresses_are_not_counted_as_more_rows()
    {
        _repository.List = "name,url\nAcme,a.example; b.example\nBeta,beta.example\nAcme again,b.example\n,*.c.example\n";

        var result = await _repository.RunAsync("exclude", "export", "vc", "--format", "api");

        Assert.Equal(4, JsonDocument.Parse(result.Output).RootElement.GetArrayLength());
        Assert.Equal("4 addresses of 4 rows would be sent; not sent: 1 pattern.\n", result.Error);
    }

    [Fact]
    public async Task Api_is_what_would_be_sent_today_and_the_rest_is_told()
    {
        var result = await _repository.RunAsync("exclude", "export", "vc", "--format", "api");

        using var answer = JsonDocument.Parse(result.Output);
        Assert.Equal(
            ["delta.io|delta.io", "ACME Inc.|http://www.acme.com"],
            answer.RootElement
                .EnumerateArray()
                .Select(sent => $"{sent.GetProperty("name").GetString()}|{sent.GetProperty("url").GetString()}"));
        Assert.Equal(
            "2 of 6 rows would be sent; not sent: 1 expired, 1 pattern, 1 without a url, 1 about the same entity as another.\n",
            result.Error);
    }

    [Fact]
    public async Task Api_sends_no_more_than_the_watch_allows()
    {
        _repository.Write(
            "data/vc/watch.json",
            """{ "objective": "Find", "entity_type": "companies", "match_conditions": [ { "name": "a", "description": "b" } ], "exclude": { "max_sent": 1 } }""");

        var result = await _repository.RunAsync("exclude", "export", "vc", "--format", "api");

        using var answer = JsonDocument.Parse(result.Output);
        Assert.Equal(1, answer.RootElement.GetArrayLength());
        Assert.Contains("1 above max_sent 1", result.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _repository.Dispose();
}
