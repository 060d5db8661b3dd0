using Xunit;

namespace FindAllDigest.Tests.Pipeline;

/// <summary>What a refresh does to people's exclude list, and what the list does to a refresh.</summary>
public sealed class ExcludeFileTests
{
    [Theory]
    [InlineData("name,url\n", "name,url\nIbervolt,https://ibervolt.example/\nLumenara,lumenara.example\n")]
    [InlineData("name,url\nA,https://a.example", "name,url\nA,https://a.example\nIbervolt,https://ibervolt.example/\nLumenara,lumenara.example\n")]
    [InlineData("\uFEFFUrl;Name;Mine\r\n# c\r\n\r\nhttps://a.example;A;\"x\r\ny\"\r\n", "\uFEFFUrl;Name;Mine\r\n# c\r\n\r\nhttps://a.example;A;\"x\r\ny\"\r\nhttps://ibervolt.example/;Ibervolt;\r\nlumenara.example;Lumenara;\r\n")]
    [InlineData("name\turl\tadded\r\n", "name\turl\tadded\r\nIbervolt\thttps://ibervolt.example/\t2026-01-05\r\nLumenara\tlumenara.example\t2026-01-05\r\n")]
    public async Task The_list_gains_one_line_for_each_new_entity_and_no_other_byte_changes(string before, string after)
    {
        await using var stage = await LocalStage.StartAsync();
        stage.WriteExclude(before);

        (await stage.RefreshAsync("--allow-empty")).Expect(0);

        Assert.Equal(after, stage.Exclude);
    }

    [Fact]
    public async Task An_expired_row_is_told_as_back_again_and_its_date_is_cleared()
    {
        await using var stage = await LocalStage.StartAsync();
        stage.WriteExclude(
            "name,url,until,note\nIbervolt,https://www.ibervolt.example,2026-01-05,ask again\nLumenara,https://lumenara.example,2026-01-06,later\n");

        var run = (await stage.RefreshAsync()).Expect(0);

        Assert.Contains("changed. 1 back again", run.Output, StringComparison.Ordinal);
        Assert.Equal(
            "name,url,until,note\nIbervolt,https://www.ibervolt.example,,ask again\nLumenara,https://lumenara.example,2026-01-06,later\n",
            stage.Exclude);
    }

    [Fact]
    public async Task An_expired_row_by_name_alone_is_cleared_and_no_second_row_is_added()
    {
        await using var stage = await LocalStage.StartAsync();
        stage.WriteExclude("name,url,until\nIbervolt,,2026-01-01\nLumenara,,\n");

        (await stage.RefreshAsync()).Expect(0);

        Assert.Equal("name,url,until\nIbervolt,,\nLumenara,,\n", stage.Exclude);
    }

    [Fact]
    public async Task An_entity_whose_row_was_deleted_is_back_again_and_not_new()
    {
        await using var stage = await LocalStage.StartAsync();
        await stage.RefreshAsync();
        stage.WriteExclude(
            string.Join('\n', stage.Exclude.Split('\n').Where(line => !line.StartsWith("Ibervolt", StringComparison.Ordinal))));

        var run = (await stage.RefreshAsync()).Expect(0);

        Assert.Contains("changed. 1 back again", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            " · back again, first seen Mon 5 Jan", stage.Read("data/batteries/digests/2026-01-05-2.md"), StringComparison.Ordinal);
        Assert.Single(stage.Exclude.Split('\n'), line => line.StartsWith("Ibervolt", StringComparison.Ordinal));
        Assert.Contains(",0,1,1,0,", stage.State("runs.csv").Split('\n')[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name,url,status\nIbervolt,https://ibervolt.example,rejected\nLumenara,lumenara.example,closed\n")]
    [InlineData("name,url\nAll,*.ibervolt.example\nLumenara,lumenara.example/*\n,ibervolt.example/*\n")]
    [InlineData("name,url\nIBERVOLT,\nlumenara,\n")]
    [InlineData("name,url\nIbervolt,HTTP://WWW.IBERVOLT.EXAMPLE:80/index.html?utm_source=a#top\nLumenara,lumenara.example\n")]
    public async Task Rejected_closed_pattern_and_name_rows_keep_entities_out(string list)
    {
        await using var stage = await LocalStage.StartAsync();
        stage.WriteExclude(list);

        var run = (await stage.RefreshAsync()).Expect(0);

        Assert.Contains("unchanged", run.Output, StringComparison.Ordinal);
        Assert.Equal(list, stage.Exclude);
    }

    [Theory]
    [InlineData("name,url\n")]
    [InlineData(null)]
    public async Task A_list_that_lost_all_its_rows_stops_the_refresh_unless_that_is_allowed(string? emptied)
    {
        await using var stage = await LocalStage.StartAsync();
        await stage.RefreshAsync();
        File.Delete(Path.Combine(stage.Root, "data/batteries/exclude.csv"));
        if (emptied is not null)
        {
            stage.WriteExclude(emptied);
        }

        var refused = (await stage.RefreshAsync()).Expect(2);
        Assert.Equal(1, stage.Creates);
        var allowed = (await stage.RefreshAsync("--allow-empty")).Expect(0);

        Assert.Contains("--allow-empty", refused.Error, StringComparison.Ordinal);
        Assert.Contains("2 back again", allowed.Output, StringComparison.Ordinal);
    }
}
