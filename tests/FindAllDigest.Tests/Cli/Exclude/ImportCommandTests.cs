using System.Text;
using System.Text.Json;
using CsCheck;
using FindAllDigest.Tests.FindAllApi;
using FindAllDigest.Tests.Simulator;
using Xunit;

namespace FindAllDigest.Tests.Cli.Exclude;

public sealed class ImportCommandTests : IDisposable
{
    private const string Header = "name,url\n";

    private readonly TestRepository _repository = new() { List = Header };

    [Theory]
    [InlineData("Company,Website\nAcme,https://acme.com\n", "'Company'", "'Website'")]
    [InlineData("\uFEFFid;Account Name;Homepage\r\n1;Acme;https://acme.com\r\n", "'Account Name'", "'Homepage'")]
    [InlineData("LinkedIn\tDomain\tcompany_name\nlinkedin.com/company/acme\thttps://acme.com\tAcme\n", "'company_name'", "'Domain', else 'LinkedIn'")]
    [InlineData("Our name for it,Its website\nAcme,https://acme.com\n", "'Our name for it'", "'Its website'")]
    [InlineData("Acme,https://acme.com\n", "'column 1'", "'column 2'")]
    public async Task Columns_are_guessed_and_the_guess_is_shown(string csv, string name, string url)
    {
        _repository.Write("crm.csv", csv);

        var answer = await _repository.AnswerAsync("exclude", "import", "vc", "crm.csv");

        Assert.StartsWith($"Read as csv: name from {name}, url from {url};", answer, StringComparison.Ordinal);
        Assert.EndsWith("1 read, 1 added, 0 known already, 0 unusable.\n", answer, StringComparison.Ordinal);
        Assert.Equal($"{Header}Acme,https://acme.com\n", _repository.List);
    }

    [Fact]
    public async Task What_was_decided_in_another_list_is_not_taken_and_that_is_said()
    {
        _repository.Write("other.csv", "name,url,status,until,note\nAcme,https://acme.example,rejected,2026-12-13,bad\n");

        var answer = await _repository.AnswerAsync("exclude", "import", "vc", "other.csv");

        Assert.Contains("Not taken: 'status', 'until', 'note'.", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_can_be_named()
    {
        _repository.Write("crm.csv", "a,b,Company\nacme.com,Acme,x\n");

        await _repository.AnswerAsync("exclude", "import", "vc", "crm.csv", "--name-column", "b", "--url-column", "A");

        Assert.Equal($"{Header}Acme,acme.com\n", _repository.List);
    }

    [Fact]
    public async Task A_column_that_is_not_there_is_told()
    {
        _repository.Write("crm.csv", "a,b\nacme.com,Acme\n");

        var result = await _repository.RunAsync("exclude", "import", "vc", "crm.csv", "--url-column", "website");

        result.Expect(2);
        Assert.Contains("There is no column 'website'; the columns are 'a', 'b'.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_add_up_and_what_is_unusable_has_its_line()
    {
        _repository.List = $"{Header}Acme,acme.com\n,*.beta.io\n";
        _repository.Write(
            "crm.csv",
            "Name,URL\nAcme,http://www.acme.com\nJobs,jobs.beta.io\nGamma,gamma.io\n\n\"GAMMA, Inc.\",https://gamma.io\n,n/a\nDelta,n/a\n,*.evil.com\nBroken,\"x\"y\n");

        var answer = await _repository.AnswerAsync("exclude", "import", "vc", "crm.csv");

        Assert.Equal($"{Header}Acme,acme.com\n,*.beta.io\nGamma,gamma.io\nDelta,\n", _repository.List);
        Assert.Contains("Line 7: 'n/a' names no site, and there is no name.\n", answer, StringComparison.Ordinal);
        Assert.Contains("Line 9: '*.evil.com' reads like a pattern;", answer, StringComparison.Ordinal);
        Assert.Contains("Line 10: Text follows the closing quote of a cell.\n", answer, StringComparison.Ordinal);
        Assert.EndsWith("8 read, 2 added, 3 known already, 3 unusable.\n", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[ { "company": "Acme", "website": "acme.com" }, "beta.io", "Gamma Robotics", 7 ]""", "json")]
    [InlineData("""{ "total": 3, "entities": [ { "Name": "Acme", "domain": "acme.com" }, { "url": "beta.io" }, { "title": "Gamma Robotics" }, null ] }""", "json")]
    [InlineData("{\"name\":\"Acme\",\"url\":\"acme.com\"}\n{\"url\":\"beta.io\"}\n{\"name\":\"Gamma Robotics\"}\n{\"name\":", "jsonl")]
    [InlineData("# ours\nacme.com\n\nbeta.io\r\n  Gamma Robotics\n*.evil.com", "text")]
    public async Task Other_formats_are_recognised_by_content(string text, string format)
    {
        _repository.Input = Encoding.UTF8.GetBytes(text);

        using var answer = JsonDocument.Parse(await _repository.AnswerAsync("exclude", "import", "vc", "--json"));

        Assert.Equal(format, answer.RootElement.GetProperty("format").GetString());
        Assert.Equal(3, answer.RootElement.GetProperty("added").GetInt32());
        Assert.Equal(1, answer.RootElement.GetProperty("unusable").GetArrayLength());
        Assert.Equal($"{Header}{(format == "text" ? "" : "Acme")},acme.com\n,beta.io\nGamma Robotics,\n", _repository.List);
    }

    [Theory]
    [InlineData("""{ "run": { "findall_id": "findall_1" }, "candidates": [ { "candidate_id": "c1", "name": "Acme", "url": "acme.com", "match_status": "matched" }, { "name": "Beta", "url": "beta.io", "match_status": "unmatched" } ] }""")]
    [InlineData("""{ "findall_id": "findall_1", "candidates": [ { "name": "Acme", "url": "acme.com", "match_status": "matched" }, { "name": "Beta", "url": "beta.io", "match_status": "discarded" } ] }""")]
    public async Task Only_matches_of_a_findall_result_are_taken(string result)
    {
        _repository.Input = Encoding.UTF8.GetBytes(result);

        var answer = await _repository.AnswerAsync("exclude", "import", "vc", "-");

        Assert.Equal($"{Header}Acme,acme.com\n", _repository.List);
        Assert.EndsWith("2 read, 1 added, 0 known already, 1 not matched, 0 unusable.\n", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_with_commas_are_no_columns()
    {
        _repository.Input = "The Boring Company, Inc.\nAcme, Inc.\n"u8.ToArray();

        await _repository.AnswerAsync("exclude", "import", "vc");

        Assert.Equal($"{Header}\"The Boring Company, Inc.\",\n\"Acme, Inc.\",\n", _repository.List);
    }

    [Fact]
    public async Task A_cut_document_is_not_half_read()
    {
        _repository.Input = "[ \"acme.com\",\n \"beta.io\",\n"u8.ToArray();

        var result = await _repository.RunAsync("exclude", "import", "vc");

        result.Expect(2);
        Assert.StartsWith("(standard input)(3): The text is not whole JSON", result.Error, StringComparison.Ordinal);
        Assert.Equal(Header, _repository.List);
    }

    [Fact]
    public async Task The_text_of_excel_in_utf_16_is_read()
    {
        _repository.Input = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("Company\tWebsite\r\nÆrø\tærø.dk\r\n")];

        await _repository.AnswerAsync("exclude", "import", "vc");

        Assert.Equal($"{Header}Ærø,ærø.dk\n", _repository.List);
    }

    [Fact]
    public async Task A_line_that_is_no_utf8_loses_no_other()
    {
        _repository.Input = [.. "Company,Website\nAcme,acme.com\nCaf"u8, 0xE9, .. ",cafe.com\n"u8];

        var answer = await _repository.AnswerAsync("exclude", "import", "vc");

        Assert.Contains("Line 3: not UTF-8", answer, StringComparison.Ordinal);
        Assert.Equal($"{Header}Acme,acme.com\n", _repository.List);
    }

    [Fact]
    public async Task A_formula_is_stored_harmless()
    {
        _repository.Input = "Name,URL\n\"=cmd|'/c calc'!A1\",evil.com\n"u8.ToArray();

        await _repository.AnswerAsync("exclude", "import", "vc");

        Assert.Equal($"{Header}'=cmd|'/c calc'!A1,evil.com\n", _repository.List);
    }

    [Fact]
    public async Task Nothing_to_read_is_told()
    {
        (await _repository.RunAsync("exclude", "import", "vc")).Expect(1);
        (await _repository.RunAsync("exclude", "import", "vc", "nowhere.csv")).Expect(1);
    }

    [Fact]
    public async Task A_dry_run_writes_nothing()
    {
        _repository.Input = "acme.com\n"u8.ToArray();

        var answer = await _repository.AnswerAsync("exclude", "import", "vc", "--dry-run");

        Assert.EndsWith("1 read, 1 added, 0 known already, 0 unusable. Nothing was written.\n", answer, StringComparison.Ordinal);
        Assert.Equal(Header, _repository.List);
    }

    [Fact]
    public async Task The_matches_of_a_run_are_fetched_by_its_id()
    {
        await using var service = await SimulatedService.StartAsync();
        _repository.Variables["PARALLEL_API_KEY"] = "any-key";
        _repository.Variables["PARALLEL_BASE_URL"] = service.Simulator.BaseAddress.ToString();
        _repository.List = "name,url,run\n";
        const string Run = "findall_00000000000000000000000000000001";

        var answer = await _repository.AnswerAsync("exclude", "import", "vc", "--from-run", Run);

        // The service's order means nothing.
        Assert.Equal(
            [$"Ibervolt,https://ibervolt.example/,{Run}", $"Lumenara Ltd,lumenara.example,{Run}"],
            _repository.List.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Order(StringComparer.Ordinal));
        Assert.EndsWith("3 read, 2 added, 0 known already, 1 not matched, 0 unusable.\n", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"run":{"status":{"status":"completed","is_active":false,"metrics":{"matched_candidates_count":2}}},"candidates":[{"name":"A","url":"a.example","match_status":"matched"}]}""", "holds 1 of 2 matches")]
    [InlineData("""{"run":{"status":{"status":"running","is_active":true}},"candidates":[{"name":"A","url":"a.example","match_status":"matched"}]}""", "still active")]
    public async Task A_result_that_is_not_whole_adds_nothing(string body, string doubt)
    {
        await using var server = new RawServer(RawAnswer.Of(200, body));
        _repository.Variables["PARALLEL_API_KEY"] = "any-key";
        _repository.Variables["PARALLEL_BASE_URL"] = server.Address.ToString();
        _repository.List = Header;

        var run = await _repository.RunAsync("exclude", "import", "vc", "--from-run", "findall_00000000000000000000000000000001");

        run.Expect(3);
        Assert.Contains(doubt, run.Error, StringComparison.Ordinal);
        Assert.Equal(Header, _repository.List);
    }

    [Theory]
    [InlineData("Say either FILE or --from-run.", "exclude", "import", "vc", "list.csv", "--from-run", "findall_1")]
    [InlineData("is not the id of a FindAll run", "exclude", "import", "vc", "--from-run", "run_1")]
    [InlineData("did you mean 'jsonl'?", "export", "vc", "--format", "jsnl")]
    public async Task What_cannot_be_meant_is_a_sentence(string sentence, params string[] arguments)
    {
        var run = await _repository.RunAsync(arguments);

        run.Expect(1);
        Assert.Contains(sentence, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_only_looks_like_an_address_is_no_name()
    {
        _repository.Write("list.txt", "https://\njavascript:alert(1)\nhi@acme.example\nAcme\n");

        var answer = await _repository.AnswerAsync("exclude", "import", "vc", "list.txt", "--format", "text", "--force");

        Assert.EndsWith("4 read, 1 added, 0 known already, 3 unusable.\n", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thousand_has_a_comma()
    {
        _repository.Write("list.txt", string.Concat(Enumerable.Range(1, 1234).Select(number => $"site{number}.example\n")));

        Assert.EndsWith(
            "1,234 read, 1,234 added, 0 known already, 0 unusable.\n",
            await _repository.AnswerAsync("exclude", "import", "vc", "list.txt"),
            StringComparison.Ordinal);
        Assert.Contains("1,234 rows exclude", await _repository.AnswerAsync("status"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_without_a_key_is_exit_3() =>
        (await _repository.RunAsync("exclude", "import", "vc", "--from-run", "findall_1")).Expect(3);

    [Fact]
    public Task No_bytes_break_an_import() =>
        Gen.Select(
            Gen.OneOf("", "[", "{\"candidates\":[", "name,url\n", "{\"name\":\"a\"}\n{", "\"", "Company;Website\n"),
            Gen.OneOf(Gen.Byte, Gen.OneOf("\",;\n\r\t{}[]:#*.\\\0=@"u8.ToArray())).Array[0, 60],
            Gen.OneOf("", "csv", "json", "jsonl", "text"))
        .SampleAsync(
            async (start, bytes, format) =>
            {
                using var repository = new TestRepository { List = Header, Input = [.. Encoding.UTF8.GetBytes(start), .. bytes] };
                var result = await repository.RunAsync(
                    ["exclude", "import", "vc", .. format.Length == 0 ? Array.Empty<string>() : ["--format", format]]);

                Assert.True(result.ExitCode is 0 or 2, result.Error);
                (await repository.RunAsync("exclude", "check", "vc")).Expect(0);
                Assert.StartsWith(Header, repository.List, StringComparison.Ordinal);
            },
            iter: 300);

    public void Dispose() => _repository.Dispose();
}
