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
