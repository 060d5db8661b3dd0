using System.Text.Json;
using Xunit;

namespace FindAllDigest.Tests.Cli.Exclude;

public sealed class RemoveCommandTests : IDisposable
{
    private const string Mine =
        "# mine\nname,url\nAcme,https://acme.com\n\nBeta,beta.io\nAcme Inc,http://www.acme.com/\n,*.example.com\nGamma Robotics,\n";

    private readonly TestRepository _repository = new() { List = Mine };

    [Fact]
    public async Task All_rows_of_a_key_go_and_nothing_else_changes()
    {
        var answer = await _repository.AnswerAsync("exclude", "remove", "vc", "acme.com", "GAMMA  robotics", "*.example.com");

        Assert.Equal("# mine\nname,url\n\nBeta,beta.io\n", _repository.List);
        Assert.Equal(
            """
            acme.com: removed lines 3, 6.
            GAMMA  robotics: removed line 8.
            *.example.com: removed line 7.
            data/vc/exclude.csv: 4 removed, 1 row left.

            """.ReplaceLineEndings("\n").Replace("  ", " ", StringComparison.Ordinal),
            answer);
    }

    [Fact]
    public async Task What_is_not_there_is_said_and_no_failure()
    {
        var answer = await _repository.AnswerAsync("exclude", "remove", "vc", "delta.io", "shop.example.com", "beta");

        Assert.Contains("delta.io: not found; no row has the key delta.io.\n", answer, StringComparison.Ordinal);
        Assert.Contains(
            "shop.example.com: not found; the pattern *.example.com in line 7 excludes it.\n", answer, StringComparison.Ordinal);
        Assert.Contains(
            "beta: not found; a row is removed by its key, and of this name there is beta.io in line 5.\n",
            answer,
            StringComparison.Ordinal);
        Assert.Equal(Mine, _repository.List);
    }

    [Fact]
    public async Task An_entity_key_by_name_is_understood()
    {
        await _repository.AnswerAsync("exclude", "remove", "vc", "name:gamma robotics");

        Assert.DoesNotContain("Gamma", _repository.List, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_says_it_and_writes_nothing()
    {
        using var answer = JsonDocument.Parse(
            await _repository.AnswerAsync("exclude", "remove", "vc", "acme.com", "acme.com", "--dry-run", "--json"));

        Assert.Equal(2, answer.RootElement.GetProperty("removed").GetInt32());
        Assert.Equal(Mine, _repository.List);
    }

    public void Dispose() => _repository.Dispose();
}
