using System.Text.Json;
using Xunit;

namespace FindAllDigest.Tests.Cli.Exclude;

public sealed class AddCommandTests : IDisposable
{
    private const string Header = "name,url,status,until,note,added,run\n";

    private readonly TestRepository _repository = new();

    [Fact]
    public async Task An_address_and_a_name_become_rows_of_today()
    {
        _repository.List = Header;

        await _repository.AnswerAsync("exclude", "add", "vc", "https://www.Acme.com/", "Beta Robotics");

        Assert.Equal($"{Header},https://www.Acme.com/,,,,2026-11-23,\nBeta Robotics,,,,,2026-11-23,\n", _repository.List);
    }

    [Fact]
    public async Task Only_lines_are_added_to_a_persons_file()
    {
        const string Mine = "\uFEFF# mine\r\nurl;NAME;owner\r\nhttps://beta.io;Beta;\"bob\"\r\n\r\n";
        _repository.List = Mine;

        await _repository.AnswerAsync("exclude", "add", "vc", "https://acme.com", "--name", "Acme; Inc");

        Assert.Equal($"{Mine}https://acme.com;\"Acme; Inc\";\r\n", _repository.List);
    }

    [Fact]
    public async Task The_first_row_makes_the_file()
    {
        await _repository.AnswerAsync("exclude", "add", "vc", "acme.com");

        Assert.Equal($"{Header},acme.com,,,,2026-11-23,\n", _repository.List);
    }

    [Fact]
    public async Task What_is_there_is_said_and_only_the_others_are_added()
    {
        _repository.List = $"{Header}Acme,https://acme.com,rejected,,,,\n,*.beta.io,,,,,\n";

        var answer = await _repository.AnswerAsync(
            "exclude", "add", "vc", "http://www.acme.com/about", "jobs.beta.io", "gamma.io", "https://gamma.io");

        Assert.Equal(
            """
            http://www.acme.com/about: there already in line 2, as rejected.
            jobs.beta.io: excluded already by the pattern *.beta.io in line 3.
            gamma.io: added, its key is gamma.io.
            https://gamma.io: given twice.
            data/vc/exclude.csv: 1 added, 3 rows in all.

            """.ReplaceLineEndings("\n"),
            answer);
        Assert.Equal(4, _repository.List.Count(character => character == '\n'));
    }

    [Fact]
    public async Task A_pattern_is_added_once()
    {
        _repository.List = Header;

        await _repository.AnswerAsync("exclude", "add", "vc", "*.example.com", "example.com/*");
        var again = await _repository.AnswerAsync("exclude", "add", "vc", "*.Example.com");

        Assert.Equal($"{Header},*.example.com,,,,2026-11-23,\n,example.com/*,,,,2026-11-23,\n", _repository.List);
        Assert.StartsWith("*.Example.com: there already in line 2, as known.", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_until_and_note_go_into_their_columns()
    {
        _repository.List = Header;

        await _repository.AnswerAsync(
            "exclude",
            "add",
            "vc",
            "--name",
            "Acme",
            "--url",
            "https://acme.com",
            "--status",
            "rejected",
            "--until",
            "2027-01-31",
            "--note",
            "=1+1");

        Assert.Equal($"{Header}Acme,https://acme.com,rejected,2027-01-31,'=1+1,2026-11-23,\n", _repository.List);
    }

    [Fact]
    public async Task An_expired_row_excludes_again()
    {
        _repository.List = $"{Header}Acme,https://acme.com,known,2026-01-01,call,,\n";

        var answer = await _repository.AnswerAsync("exclude", "add", "vc", "acme.com");

        Assert.Equal($"{Header}Acme,https://acme.com,known,,call,,\n", _repository.List);
        Assert.StartsWith(
            "acme.com: line 2 had stopped excluding it on Thu 1 Jan 2026, and excludes it again.", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--until", "2026-02-30")]
    [InlineData("--until", "tomorrow")]
    [InlineData("--status", "closed")]
    public async Task A_bad_value_is_refused_before_anything_is_written(string option, string value)
    {
        _repository.List = Header;

        (await _repository.RunAsync("exclude", "add", "vc", "acme.com", option, value)).Expect(1);

        Assert.Equal(Header, _repository.List);
    }

    [Theory]
    [InlineData("*.com")]
    [InlineData("a*b.example.com")]
    [InlineData("--nmae")]
    [InlineData("")]
    [InlineData("\u200b")]
    [InlineData("name:")]
    [InlineData("https://")]
    [InlineData("https://a b")]
    [InlineData("//acme")]
    [InlineData("javascript:alert(1)")]
    [InlineData("mailto:hi@acme.example")]
    [InlineData("hi@acme.example")]
    public async Task A_text_that_could_not_be_meant_is_refused(string text)
    {
        (await _repository.RunAsync("exclude", "add", "vc", "acme.com", text)).Expect(1);

        Assert.False(_repository.HasList);
    }

    [Theory]
    [InlineData("re:publica")]
    [InlineData("Data: the company")]
    [InlineData("Acme @ work.example")]
    [InlineData("--name", "https://")]
    [InlineData("name:mailto:hi@acme.example")]
    public async Task A_name_that_only_resembles_an_address_is_a_name(params string[] given)
    {
        await _repository.AnswerAsync(["exclude", "add", "vc", .. given]);

        Assert.StartsWith(
            $"{given[^1].Replace("name:", "", StringComparison.Ordinal)},,", _repository.List.Split('\n')[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_with_a_star_is_a_name_when_it_is_said_to_be()
    {
        _repository.List = Header;

        await _repository.AnswerAsync("exclude", "add", "vc", "--name", "E*TRADE");

        Assert.Equal($"{Header}E*TRADE,,,,,2026-11-23,\n", _repository.List);
    }

    [Fact]
    public async Task A_file_with_faults_is_never_written()
    {
        const string Broken = "name,url,until\nAcme,https://acme.com,soon\nBeta,https://beta.io,later\n";
        _repository.List = Broken;

        var result = await _repository.RunAsync("exclude", "add", "vc", "gamma.io");

        result.Expect(2);
        Assert.Contains("(2,23)", result.Error, StringComparison.Ordinal);
        Assert.Contains("(3,22)", result.Error, StringComparison.Ordinal);
        Assert.Equal(Broken, _repository.List);
    }

    [Fact]
    public async Task What_the_file_has_no_column_for_is_refused()
    {
        _repository.List = "name,url\n";

        var result = await _repository.RunAsync("exclude", "add", "vc", "acme.com", "--status", "rejected", "--note", "no");

        result.Expect(2);
        Assert.Contains("no column 'status'", result.Error, StringComparison.Ordinal);
        Assert.Contains("no column 'note'", result.Error, StringComparison.Ordinal);
        Assert.Equal("name,url\n", _repository.List);
    }

    [Fact]
    public async Task A_dry_run_says_it_and_writes_nothing()
    {
        using var answer = JsonDocument.Parse(await _repository.AnswerAsync("exclude", "add", "vc", "acme.com", "--dry-run", "--json"));

        Assert.Equal(1, answer.RootElement.GetProperty("added").GetInt32());
        Assert.Equal("acme.com", answer.RootElement.GetProperty("entities")[0].GetProperty("key").GetString());
        Assert.False(_repository.HasList);
    }

    [Fact]
    public async Task Several_at_once_all_add_their_row()
    {
        var runs = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(number => Task.Run(() => _repository.RunAsync("exclude", "add", "vc", $"https://a{number}.example"))));

        Assert.All(runs, run => run.Expect(0));
        Assert.All(
            Enumerable.Range(0, 6), number => Assert.Contains($"https://a{number}.example,", _repository.List, StringComparison.Ordinal));
    }

    public void Dispose() => _repository.Dispose();
}
