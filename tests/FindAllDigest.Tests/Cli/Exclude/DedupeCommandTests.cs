using System.Text.Json;
using Xunit;

namespace FindAllDigest.Tests.Cli.Exclude;

public sealed class DedupeCommandTests : IDisposable
{
    private const string Header = "name,url,status,until,note,owner\n";

    private readonly TestRepository _repository = new();

    [Fact]
    public async Task The_first_row_stays_and_takes_over_what_a_person_said_in_the_others()
    {
        _repository.List =
            $"{Header}# mine\n,https://acme.com,,2027-01-01,call,\nBeta,beta.io,,,,\nAcme,http://www.acme.com/,rejected,,too small,bob\n";

        var answer = await _repository.AnswerAsync("exclude", "dedupe", "vc");

        Assert.Equal($"{Header}# mine\nAcme,https://acme.com,rejected,,call / too small,bob\nBeta,beta.io,,,,\n", _repository.List);
        Assert.StartsWith(
            "acme.com: line 5 went into line 3, same key; name '' becomes 'Acme'; status '' becomes 'rejected'; until '2027-01-01' becomes ''",
            answer,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("known,2026-01-01,", "rejected,2027-01-01,", "rejected,2027-01-01,")]
    [InlineData("rejected,2027-01-01,", "closed,2026-01-01,", "rejected,2027-01-01,")]
    [InlineData("known,,", "closed,2026-01-01,", "closed,,")]
    [InlineData(",,same", "known,,same", ",,same")]
    public async Task The_strongest_status_the_latest_or_no_until_and_each_note_win(string first, string second, string merged)
    {
        _repository.List = $"{Header}A,a.io,{first},\nA,a.io,{second},\n";

        await _repository.AnswerAsync("exclude", "dedupe", "vc");

        Assert.Equal($"{Header}A,a.io,{merged},\n", _repository.List);
    }

    [Fact]
    public async Task Rows_that_contradict_each_other_in_a_persons_own_column_are_left()
    {
        var mine = $"{Header}A,a.io,,,,bob\nA,a.io,,,,ann\n";
        _repository.List = mine;

        var answer = await _repository.AnswerAsync("exclude", "dedupe", "vc");

        Assert.Equal(mine, _repository.List);
        Assert.StartsWith(
            "a.io: line 3 and line 2 have the same key, but they differ in the column 'owner'; left as they are.",
            answer,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_that_only_look_alike_are_hints()
    {
        var mine = $"{Header}Acme Inc,acme.com,,,,\nShop,shop.acme.com,,,,\nACME,acme.io,,,,\nBeta,beta.io,,,,\n";
        _repository.List = mine;

        var answer = await _repository.AnswerAsync("exclude", "dedupe", "vc");

        Assert.Equal(mine, _repository.List);
        Assert.Contains(
            "line 3 (Shop, shop.acme.com) and line 2 (Acme Inc, acme.com), both domain acme.com.", answer, StringComparison.Ordinal);
        Assert.Contains("line 4 (ACME, acme.io) and line 2 (Acme Inc, acme.com), both name acme.", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Beta", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_pattern_twice_is_one_row()
    {
        _repository.List = $"{Header},*.acme.com,,,,\n,*.ACME.com,rejected,,,\n";

        await _repository.AnswerAsync("exclude", "dedupe", "vc");

        Assert.Equal($"{Header},*.acme.com,rejected,,,\n", _repository.List);
    }

    [Fact]
    public async Task A_dry_run_shows_what_would_merge_and_why()
    {
        var mine = $"{Header}A,a.io,,,,\nA,https://a.io/,,,,\n";
        _repository.List = mine;

        var human = await _repository.AnswerAsync("exclude", "dedupe", "vc", "--dry-run");
        using var answer = JsonDocument.Parse(await _repository.AnswerAsync("exclude", "dedupe", "vc", "--dry-run", "--json"));

        Assert.Contains("a.io: line 3 would go into line 2, same key.", human, StringComparison.Ordinal);
        Assert.Equal(1, answer.RootElement.GetProperty("removed").GetInt32());
        Assert.Equal(3, answer.RootElement.GetProperty("groups")[0].GetProperty("merged_lines")[0].GetInt32());
        Assert.Equal(mine, _repository.List);
    }

    public void Dispose() => _repository.Dispose();
}
