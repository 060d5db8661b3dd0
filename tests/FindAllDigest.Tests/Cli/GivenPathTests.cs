using System.Text.Json;
using Xunit;

namespace FindAllDigest.Tests.Cli;

/// <summary>A path that was typed and cannot be read or written is a wrong command line, in every command that takes one.
/// What is wrong inside a file is a wrong file.</summary>
public sealed class GivenPathTests : IDisposable
{
    private readonly TestRepository _repository = new();

    public GivenPathTests()
    {
        _repository.Write("a-file", "{");
        _repository.Write("a-folder/in-it", "");
    }

    [Theory]
    [InlineData("There is no folder 'nowhere'.", "status", "--root", "nowhere")]
    [InlineData("There is no folder 'nowhere'.", "refresh", "--dry-run", "--root", "nowhere")]
    [InlineData("There is no folder 'nowhere'.", "doctor", "--root", "nowhere")]
    [InlineData("'a-file' is a file, and a folder is wanted.", "plan", "--root", "a-file")]
    [InlineData("'a-folder' is a folder, and a file is wanted.", "export", "-o", "a-folder")]
    [InlineData("'a-file/below' cannot be written: ", "export", "--output", "a-file/below")]
    [InlineData("'' is no path.", "export", "-o", "")]
    [InlineData("'a-file' is a file, and a folder is wanted.", "site", "--out", "a-file")]
    [InlineData("'a-file/below' cannot be made: ", "site", "--out", "a-file/below")]
    [InlineData("'data/vc/watch.json' is the program's own place", "export", "-o", "data/vc/watch.json")]
    [InlineData("'data/vc/../vc/Exclude.csv' is the program's own place", "export", "-o", "data/vc/../vc/Exclude.csv")]
    [InlineData("'data/vc/entities.jsonl' is the program's own place", "export", "-o", "data/vc/entities.jsonl")]
    [InlineData("'data/prices.json' is the program's own place", "export", "-o", "data/prices.json")]
    [InlineData("'.findall-digest/vc/runs.csv' is the program's own place", "export", "-o", ".findall-digest/vc/runs.csv")]
    [InlineData("'data/vc' is the program's own place", "site", "--out", "data/vc")]
    [InlineData("'data/vc/digests/' is the program's own place", "site", "--out", "data/vc/digests/")]
    [InlineData("'.findall-digest' is the program's own place", "site", "--out", ".findall-digest")]
    [InlineData("'.pdf' is the ending of no format that can be written. The endings are .csv, .xlsx, .json and .jsonl", "export", "-o", "q.pdf")]
    [InlineData("'nope/x.csv' cannot be written: ", "export", "-o", "nope/x.csv")]
    [InlineData("There is no file 'nowhere'.", "tune", "vc", "--try", "nowhere")]
    [InlineData("'a-folder' is a folder, and a file is wanted.", "tune", "vc", "--try", "a-folder")]
    [InlineData("There is no file 'nowhere'.", "exclude", "import", "vc", "nowhere")]
    [InlineData("'a-folder' is a folder, and a file is wanted.", "exclude", "import", "vc", "a-folder")]
    [InlineData("There is no file 'nowhere'.", "init", "--form", "nowhere")]
    [InlineData("'hostle' is no file, and no scenario; did you mean 'hostile'?", "simulate", "--scenario", "hostle")]
    [InlineData("'a-folder' is no file, and no scenario.", "refresh", "--simulate", "--scenario", "a-folder")]
    public async Task One_that_is_no_use_is_a_wrong_command_line(string sentence, params string[] arguments)
    {
        var run = (await _repository.RunAsync(arguments)).Expect(1);

        Assert.StartsWith(sentence, run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Output);
        Assert.False(Directory.Exists(Path.Combine(_repository.Root, "nope")));
    }

    [Fact]
    public async Task A_link_to_a_file_of_a_watch_is_that_file()
    {
        var before = _repository.Read("data/vc/watch.json");
        File.CreateSymbolicLink(Path.Combine(_repository.Root, "link.json"), Path.Combine(_repository.Root, "data/vc/watch.json"));

        (await _repository.RunAsync("export", "-o", "link.json")).Expect(1);

        Assert.Equal(before, _repository.Read("data/vc/watch.json"));
    }

    [Fact]
    public async Task A_site_tells_a_program_its_files()
    {
        using var answer = JsonDocument.Parse(await _repository.AnswerAsync("site", "--out", "s", "--json"));

        var paths = answer.RootElement.GetProperty("paths").EnumerateArray().Select(path => path.GetString()).ToList();
        Assert.Equal(["index.html", "feed.xml", "feed.json", "entities.csv"], paths.Select(Path.GetFileName));
        Assert.All(paths, path => Assert.True(File.Exists(path)));
    }

    [Theory]
    [InlineData("a-file(1,2): this is not JSON", "tune", "vc", "--try", "a-file")]
    [InlineData("/a-file(1): This is not JSON.", "refresh", "--simulate", "--scenario", "a-file")]
    [InlineData("/a-file(1): This is not JSON.", "simulate", "--scenario", "a-file")]
    public async Task What_is_wrong_inside_a_file_is_a_wrong_file(string fault, params string[] arguments)
    {
        var run = (await _repository.RunAsync(arguments)).Expect(2);

        Assert.Contains(fault, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_fault_of_a_scenario_has_its_line()
    {
        _repository.Write("story.json", "{}");

        var run = (await _repository.RunAsync("simulate", "--scenario", "story.json")).Expect(2);

        Assert.All(
            run.Error.TrimEnd().Split('\n'),
            line => Assert.Contains("story.json(1): the scenario lacks", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_written_through_a_link_stays_a_link()
    {
        var link = Path.Combine(_repository.Root, "link.csv");
        File.CreateSymbolicLink(link, Path.Combine(_repository.Root, "a-folder", "real.csv"));

        (await _repository.RunAsync("export", "-o", "link.csv")).Expect(0);

        Assert.NotNull(new FileInfo(link).LinkTarget);
        Assert.Contains("first_seen", _repository.Read("a-folder/real.csv"), StringComparison.Ordinal);
    }

    public void Dispose() => _repository.Dispose();
}
