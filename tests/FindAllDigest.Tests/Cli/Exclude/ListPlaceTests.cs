using Xunit;

namespace FindAllDigest.Tests.Cli.Exclude;

/// <summary>A list that people keep and that would not be read stops every command, before anything is bought or written.</summary>
public sealed class ListPlaceTests : IDisposable
{
    private const string Rows = "name,url,status\nAcme,https://acme.example,rejected\n";

    private readonly TestRepository _repository = new();

    public static TheoryData<string[]> Commands => new(
        ["exclude", "check"],
        ["exclude", "add", "vc", "beta.example"],
        ["exclude", "export", "vc"],
        ["explain", "acme.example", "vc"],
        ["refresh", "vc", "--force", "--deliver", "local"]);

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_symbolic_link_is_named_and_not_replaced(string[] command)
    {
        _repository.Write("lists/shared.csv", Rows);
        var link = Path.Combine(_repository.Root, "data/vc/exclude.csv");
        File.CreateSymbolicLink(link, "../../lists/shared.csv");

        var result = await _repository.RunAsync(command);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("data/vc/exclude.csv: 'exclude.csv' is a symbolic link", result.Error, StringComparison.Ordinal);
        Assert.Equal(Rows, _repository.Read("lists/shared.csv"));
        Assert.NotNull(new FileInfo(link).LinkTarget);
    }

    [Theory]
    [InlineData("Exclude.csv")]
    [InlineData("exclude.csv.csv")]
    [InlineData("exclude (1).csv")]
    [InlineData("exclude.csv.txt")]
    public async Task A_list_under_another_name_is_told(string name)
    {
        _repository.Write($"data/vc/{name}", Rows);

        var result = await _repository.RunAsync("exclude", "check");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(
            $"data/vc/{name}: The exclude list is called '{name}', and there is no 'exclude.csv'", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_list_under_another_name_stops_every_command(string[] command)
    {
        _repository.Write("data/vc/exclude.csv.csv", Rows);

        Assert.Equal(2, (await _repository.RunAsync(command)).ExitCode);
        Assert.False(_repository.HasList);
    }

    [Fact]
    public async Task A_copy_beside_the_list_is_nobodys_business()
    {
        _repository.List = Rows;
        _repository.Write("data/vc/exclude (1).csv", "anything");

        Assert.Equal(0, (await _repository.RunAsync("exclude", "check")).ExitCode);
    }

    [Fact]
    public async Task What_is_excluded_is_told_alike_before_and_after_a_dedupe()
    {
        _repository.List = "name,url,status\nAcme,https://acme.example,known\nAcme,https://acme.example,closed\n";
        var before = await _repository.AnswerAsync("explain", "acme.example", "vc");
        await _repository.AnswerAsync("exclude", "dedupe", "vc");

        var after = await _repository.AnswerAsync("explain", "acme.example", "vc");

        Assert.Contains("was closed without merging", before, StringComparison.Ordinal);
        Assert.Contains("was closed without merging", after, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("alder.example", 2)]
    [InlineData("birch.example", 3)]
    [InlineData("birch.io", 3)]
    [InlineData("cedar.example", 4)]
    [InlineData("dogwood.example", 5)]
    public async Task Odd_cells_exclude_whom_they_name(string address, int line)
    {
        _repository.List =
            "name,url,status,until,note,added,run\nAlder,\"https://alder.example,\",rejected,,,,\nBirch,\"birch.example; birch.io\",rejected,,,,\nCedar,[Cedar](https://cedar.example),rejected,,,,\nDogwood,<https://dogwood.example>,rejected,,,,\n";

        Assert.Contains("4 rows, no fault", await _repository.AnswerAsync("exclude", "check"), StringComparison.Ordinal);
        Assert.Contains(
            $"Excluded by line {line} of data/vc/exclude.csv: a person rejected it",
            await _repository.AnswerAsync("explain", address, "vc"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_is_sent_the_addresses_and_not_the_text_around_them()
    {
        _repository.List =
            "name,url\nAlder,\"https://alder.example,\"\nBirch,\"birch.example; birch.io\"\nCedar,[Cedar](https://cedar.example)\n";

        var answer = await _repository.AnswerAsync("exclude", "export", "vc", "--format", "api");

        Assert.Equal(
            ["https://alder.example", "birch.example", "birch.io", "https://cedar.example"],
            System.Text.Json.JsonDocument.Parse(answer).RootElement
                .EnumerateArray()
                .Select(sent => sent.GetProperty("url").GetString())
                .Order(StringComparer.Ordinal)
                .OrderBy(url => url?.Replace("https://", "", StringComparison.Ordinal), StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_list_that_excel_saved_is_read_with_its_days()
    {
        _repository.List =
            "\uFEFFname;url;status;until;note;added;run\r\nAcme;https://acme.example;;;;26/11/2026;findall_0\r\nBeta;https://beta.example;rejected;;;26/11/2026;findall_0\r\nGamma;https://gamma.example;;24/02/2027;;26/11/2026;findall_0\r\n";

        Assert.Contains("3 rows, no fault", await _repository.AnswerAsync("exclude", "check"), StringComparison.Ordinal);
        Assert.Contains("until Wed 24 Feb 2027", await _repository.AnswerAsync("explain", "gamma.example", "vc"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_that_end_early_are_told_and_no_fault()
    {
        _repository.List = "name,url,status\nAcme,https://acme.example\n";

        var result = await _repository.RunAsync("exclude", "check");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains(
            "1 row ends before the last column of the header; the cells it lacks count as empty.", result.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _repository.Dispose();
}
