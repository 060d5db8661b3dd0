using System.Text.Json;
using Xunit;

namespace FindAllDigest.Tests.Cli.Exclude;

public sealed class CheckCommandTests : IDisposable
{
    private readonly TestRepository _repository = new();

    [Fact]
    public async Task A_list_without_fault_is_counted()
    {
        _repository.List = "name,url\nAcme,https://acme.com\n";

        Assert.Equal("data/vc/exclude.csv: 1 row, no fault.\n", await _repository.AnswerAsync("exclude", "check"));
    }

    [Fact]
    public async Task All_faults_are_told_at_once_with_exit_2()
    {
        _repository.List = "name,url,status,until\nAcme,https://acme.com,gone,\nBeta,https://beta.io,,soon\n";

        var result = await _repository.RunAsync("exclude", "check", "vc");

        result.Expect(2);
        Assert.Contains("data/vc/exclude.csv(2,23): 'gone' is no status.", result.Error, StringComparison.Ordinal);
        Assert.Contains("data/vc/exclude.csv(3,23): 'soon' is no date.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_is_an_annotation_on_the_file_in_a_workflow()
    {
        _repository.Variables["GITHUB_ACTIONS"] = "true";
        _repository.List = "name,url,until\nAcme,https://acme.com,soon\n";

        var result = await _repository.RunAsync("exclude", "check");

        Assert.Contains("\n::error file=data/vc/exclude.csv,line=2,col=23::'soon' is no date.", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_for_machines_stays_json_in_a_workflow()
    {
        _repository.Variables["GITHUB_ACTIONS"] = "true";
        _repository.List = "name,url,until\nAcme,https://acme.com,soon\n";

        var result = await _repository.RunAsync("exclude", "check", "--json");

        using var answer = JsonDocument.Parse(result.Output);
        Assert.Equal(1, answer.RootElement[0].GetProperty("problems").GetArrayLength());
        Assert.Contains("::error file=", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_lost_all_its_rows_is_a_fault()
    {
        _repository.List = "name,url\n";
        _repository.Write("data/vc/entities.jsonl", """{"key":"acme.com"}""" + "\n");

        var result = await _repository.RunAsync("exclude", "check");

        result.Expect(2);
        Assert.Contains("has no row, yet entities were reported before", result.Error, StringComparison.Ordinal);
        (await _repository.RunAsync("exclude", "check", "--allow-empty")).Expect(0);
    }

    [Fact]
    public async Task A_watch_without_a_list_yet_has_no_fault() =>
        Assert.Equal("data/vc/exclude.csv: 0 rows, no fault.\n", await _repository.AnswerAsync("exclude", "check"));

    [Fact]
    public async Task A_watch_that_is_not_there_is_told()
    {
        var result = await _repository.RunAsync("exclude", "check", "cv");

        result.Expect(2);
        Assert.Contains("There is no watch 'cv'", result.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _repository.Dispose();
}
