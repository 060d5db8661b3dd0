using Xunit;

namespace FindAllDigest.Tests.Cli;

/// <summary>A folder whose name no watch can have is told by every command that looks at all watches, and hides no other watch.</summary>
public sealed class MisnamedFolderTests : IDisposable
{
    private readonly TestRepository _repository = new();

    public MisnamedFolderTests() => _repository.Write("data/Bad_Name/watch.json", _repository.Read("data/vc/watch.json"));

    public void Dispose() => _repository.Dispose();

    [Theory]
    [InlineData("\"watch\":[\"vc\"]", "plan")]
    [InlineData("vc: due", "status")]
    [InlineData("data/vc/exclude.csv: 0 rows", "exclude", "check")]
    [InlineData("vc: a refresh with", "estimate")]
    [InlineData("vc: unchanged. Dry run: a refresh would start now", "refresh", "--dry-run")]
    public async Task It_is_an_error_beside_the_answer_about_the_others(string answer, params string[] command)
    {
        var result = await _repository.RunAsync(command);

        result.Expect(2);
        Assert.Contains(answer, result.Output, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(
            "data/Bad_Name/watch.json: The folder 'Bad_Name' has no name of a watch: 1 to 64 of a-z, 0-9 and -",
            result.Error,
            StringComparison.Ordinal);
        Assert.Contains("Rename it to 'bad-name'.", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Watch.json", "Rename it to 'watch.json'.")]
    [InlineData("watch.json.txt", "Rename it to 'watch.json'.")]
    [InlineData("watch (1).json", "Rename it to 'watch.json'.")]
    public async Task A_watch_whose_file_has_another_name_is_told(string file, string remedy)
    {
        _repository.Write($"data/lost/{file}", _repository.Read("data/vc/watch.json"));

        foreach (string[] command in new string[][] { ["plan"], ["refresh", "lost", "--deliver", "local"], ["doctor"] })
        {
            var result = await _repository.RunAsync(command);

            Assert.Contains($"data/lost/{file}: The watch's file is called '{file}'", result.Output + result.Error, StringComparison.Ordinal);
            Assert.Contains(remedy, result.Output + result.Error, StringComparison.Ordinal);
            Assert.NotEqual(0, result.ExitCode);
        }
    }

    [Fact]
    public async Task A_folder_of_a_retired_watch_is_no_fault()
    {
        _repository.Write("data/retired/exclude.csv", "name,url\n");

        Assert.DoesNotContain("retired", (await _repository.RunAsync("plan")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_spelling_that_is_taken_is_not_proposed()
    {
        _repository.Write("data/-vc/watch.json", _repository.Read("data/vc/watch.json"));

        var error = (await _repository.RunAsync("status")).Error;

        Assert.DoesNotContain("'vc'", error, StringComparison.Ordinal);
        Assert.Contains("data/-vc/watch.json", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_about_another_watch_says_nothing_of_it() =>
        Assert.DoesNotContain("Bad_Name", await _repository.AnswerAsync("plan", "vc"), StringComparison.Ordinal);

    [Theory]
    [InlineData("Bad_Name", "did you mean 'bad-name'? There are: vc.")]
    [InlineData("VC", "did you mean 'vc'?")]
    public async Task Asked_for_by_name_it_is_a_wrong_command_line_that_names_the_nearest_spelling(string name, string hint)
    {
        _repository.Variables["GITHUB_OUTPUT"] = Path.Combine(_repository.Root, "output");

        var result = await _repository.RunAsync("refresh", name);

        result.Expect(1);
        Assert.Contains(hint, result.Error, StringComparison.Ordinal);
        Assert.StartsWith("outcome=failed\n", _repository.Read("output"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vc", "--wait", "4x")]
    [InlineData("vc", "--bogus")]
    [InlineData("vc", "--clock", "2026-11-30T06:00:00Z")]
    public async Task A_wrong_command_line_of_a_refresh_writes_every_output(params string[] arguments)
    {
        _repository.Variables["GITHUB_OUTPUT"] = Path.Combine(_repository.Root, "output");

        (await _repository.RunAsync(["refresh", .. arguments])).Expect(1);

        Assert.Equal(
            "outcome=failed\nnew-count=0\nchanged-count=0\nfindall-id=\ndigest=\npull-request-url=\nissue-url=\ncost-usd=\n",
            _repository.Read("output"));
    }
}
