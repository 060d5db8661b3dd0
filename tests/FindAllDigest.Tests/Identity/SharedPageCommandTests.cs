using FindAllDigest.Tests.Cli;
using FindAllDigest.Tests.Pipeline;
using Xunit;

namespace FindAllDigest.Tests.Identity;

/// <summary>Shared pages through the whole commands.</summary>
public sealed class SharedPageCommandTests : IDisposable
{
    private const string Header = "name,url\n";
    private const string Article = "https://news.example/ten-startups";

    private readonly TestRepository _repository = new() { List = Header };

    [Fact]
    public async Task Every_match_of_one_article_is_reported_and_kept_and_nobody_twice()
    {
        await using var stage = await LocalStage.StartAsync(Market.Of(
            new("Alpha", Article),
            new("Bravo", Article),
            new("Charlie", Article, From: "2026-01-12"),
            new("Delta", Article, From: "2026-01-12")));
        (await stage.RefreshAsync()).Expect(0);
        Assert.Contains($"Alpha,{Article},", stage.Exclude, StringComparison.Ordinal);
        Assert.Contains($"Bravo,{Article},", stage.Exclude, StringComparison.Ordinal);
        stage.PassWeek();
        stage.Simulator.Faults.Behaviour = stage.Simulator.Faults.Behaviour with { LeakRate = 1 };

        var second = (await stage.RefreshAsync()).Expect(0);

        Assert.Contains("2 new", second.Output, StringComparison.Ordinal);
        var catalogue = stage.Read("data/batteries/entities.jsonl");
        Assert.All(
            new[] { "Alpha", "Bravo", "Charlie", "Delta" },
            name => Assert.Contains($"\"name\":\"{name}\"", catalogue, StringComparison.Ordinal));
        Assert.Contains(
            "It shares its page with Alpha, Bravo, Delta", stage.Read("data/batteries/digests/2026-01-12.md"), StringComparison.Ordinal);
        stage.PassWeek();
        Assert.Contains("unchanged", (await stage.RefreshAsync()).Expect(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_match_left_out_under_another_name_is_in_the_digest()
    {
        await using var stage = await LocalStage.StartAsync(Market.Of(new Found("Zulu Robotics", Article)));
        stage.WriteExclude($"name,url,status\nAlpha,{Article},rejected\n");
        stage.Simulator.Faults.Behaviour = stage.Simulator.Faults.Behaviour with { LeakRate = 1 };

        (await stage.RefreshAsync()).Expect(0);

        Assert.Contains("Zulu Robotics", stage.Read("data/batteries/digests/2026-01-05.md"), StringComparison.Ordinal);
        Assert.Contains("came back under another name", stage.Read("data/batteries/digests/2026-01-05.md"), StringComparison.Ordinal);
        Assert.Equal($"name,url,status\nAlpha,{Article},rejected\n", stage.Exclude);
    }

    [Fact]
    public async Task People_of_one_website_are_two_rows()
    {
        _repository.Write(
            "in.csv", "Name,Title,Company,Website\nPat Doe,CEO,Acme,https://acme.example\nKim Roe,CTO,Acme,https://acme.example\n");

        var answer = await _repository.AnswerAsync("exclude", "import", "vc", "in.csv");

        Assert.EndsWith("2 read, 2 added, 0 known already, 0 unusable.\n", answer, StringComparison.Ordinal);
        Assert.Equal($"{Header}Pat Doe,https://acme.example\nKim Roe,https://acme.example\n", _repository.List);
        Assert.EndsWith(
            "2 read, 0 added, 2 known already, 0 unusable.\n",
            await _repository.AnswerAsync("exclude", "import", "vc", "in.csv"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stands_behind_a_route_is_the_page()
    {
        _repository.Write(
            "in.csv",
            "name,url\nAlpha,https://fair.example/exhibitors#/company/1\nBravo,https://fair.example/exhibitors#/company/2\n"
            + "Charlie,https://registry.example/index.jsp#/details?companyId=3\nDelta,https://registry.example/index.jsp#!/details?companyId=4\n");

        Assert.EndsWith(
            "4 read, 4 added, 0 known already, 0 unusable.\n",
            await _repository.AnswerAsync("exclude", "import", "vc", "in.csv"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_else_at_a_known_page_can_be_added()
    {
        _repository.List = $"{Header}Pat Doe,https://acme.example\n";

        await _repository.AnswerAsync("exclude", "add", "vc", "https://acme.example", "--name", "Kim Roe");
        await _repository.AnswerAsync("exclude", "dedupe", "vc");

        Assert.Equal($"{Header}Pat Doe,https://acme.example\nKim Roe,https://acme.example\n", _repository.List);
    }

    [Fact]
    public async Task Explain_says_who_shares_a_page_and_which_row_is_about_whom()
    {
        _repository.List = $"{Header}Pat Doe,https://acme.example\nKim Roe,https://acme.example\n";

        var page = await _repository.AnswerAsync("explain", "acme.example");
        var one = await _repository.AnswerAsync("explain", "acme.example name:kim roe");
        var named = await _repository.AnswerAsync("explain", "Kim Roe");

        Assert.Contains(
            "known by address and name together: Pat Doe (line 2 of data/vc/exclude.csv), Kim Roe (line 3 of data/vc/exclude.csv)",
            page,
            StringComparison.Ordinal);
        Assert.StartsWith("Key: acme.example name:kim roe", one, StringComparison.Ordinal);
        Assert.Contains("Excluded by line 3 of data/vc/exclude.csv", one, StringComparison.Ordinal);
        Assert.Contains("Excluded by line 3 of data/vc/exclude.csv", named, StringComparison.Ordinal);
    }

    public void Dispose() => _repository.Dispose();
}
